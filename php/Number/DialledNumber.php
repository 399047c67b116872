<?php

declare(strict_types=1);

namespace Ringwell\Number;

/** A number of ours, found by what a phone system wrote. */
final class DialledNumber
{
    /**
     * @param string $number    E.164, also where it was found by another name
     * @param bool   $isRemoved it left the lists; a call may come in on it still
     * @param ?int   $countedBy the connection whose reports count, null where nobody has reported a call yet
     * @param int    $countedAt when that one was last known to report, UTC milliseconds, to the hour
     */
    public function __construct(
        public readonly int $id,
        public readonly string $number,
        public readonly bool $isRemoved,
        public readonly ?int $countedBy,
        public readonly int $countedAt,
    ) {
    }
}
