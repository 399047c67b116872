<?php

declare(strict_types=1);

namespace Ringwell\Tests\Support;

use Ringwell\Clock;

/** A machine's own clock, which somebody moves. */
final class MovedClock implements Clock
{
    public function __construct(private int $now)
    {
    }

    public function moveTo(int $now): void
    {
        $this->now = $now;
    }

    public function now(): int
    {
        return $this->now;
    }

    public function machine(): int
    {
        return $this->now;
    }
}
