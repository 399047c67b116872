<?php

declare(strict_types=1);

namespace Ringwell\Call;

/** What an event says about one leg of a call: one telephone that was rung. */
final class LegReport
{
    /**
     * @param string $key   the phone system's id of the leg
     * @param string $party who was rung: an extension or a number, in the phone system's writing
     * @param int    $seq   the phone system's own order of this leg's events; 0 where it has none
     */
    public function __construct(
        public readonly string $key,
        public readonly CallState $state,
        public readonly string $party = '',
        public readonly int $seq = 0,
    ) {
    }
}
