<?php

declare(strict_types=1);

namespace Ringwell;

/** A clock that stands where it is put: for tests, simulations and replays. */
final class SetClock implements Clock
{
    public function __construct(private int $now)
    {
    }

    public function now(): int
    {
        return $this->now;
    }

    public function machine(): ?int
    {
        return null;
    }

    public function set(int $now): void
    {
        $this->now = $now;
    }

    public function advance(int $milliseconds): void
    {
        $this->now += $milliseconds;
    }
}
