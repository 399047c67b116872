<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

use Ringwell\Pbx\Pull\Standing;

/** All by which a connection's light is told, beside the connection itself. */
final class Signs
{
    /**
     * @param array<string, int> $logged      code => when last, of the last day
     * @param int                $failures    events that were given up
     * @param ?int               $silentSince the last call's start, where calls should have come since
     */
    public function __construct(
        public readonly array $logged = [],
        public readonly int $failures = 0,
        public readonly Standing $pulls = new Standing([]),
        public readonly ?int $silentSince = null,
        private readonly ?ClockLag $clock = null,
    ) {
    }

    public function clock(): ClockLag
    {
        return $this->clock ?? ClockLag::none();
    }
}
