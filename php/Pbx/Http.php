<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

/** How adapters reach their phone systems. The only way: so tests answer in their place, and limits hold for all. */
interface Http
{
    /**
     * @param  'GET'|'POST'|'PUT'    $method
     * @param  array<string, string> $headers
     * @return HttpAnswer            whatever the status is; redirects are not followed
     * @throws PullFailed            'unreachable', where nothing answered in time or the address is not to be asked
     */
    public function send(string $method, string $url, array $headers = [], string $body = ''): HttpAnswer;
}
