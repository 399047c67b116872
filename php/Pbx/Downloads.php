<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

/** How files of phone systems are fetched: as Http asks, but onto the disk, as they may be larger than PHP's memory. */
interface Downloads
{
    /**
     * @param  array<string, string> $headers
     * @param  string                $file     written over; what it holds is for who asked to throw away
     * @param  int                   $maxBytes a file of one byte more may be cut there
     * @return HttpAnswer            whatever the status is, without its body; redirects are not followed
     * @throws PullFailed            'unreachable', where nothing answered in time or the address is not to be asked
     */
    public function download(string $url, array $headers, string $file, int $maxBytes): HttpAnswer;
}
