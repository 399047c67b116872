<?php

declare(strict_types=1);

namespace Ringwell;

/** The one clock: every time in Ringwell comes from here, as UTC milliseconds. */
interface Clock
{
    /** UTC milliseconds since the Unix epoch. */
    public function now(): int;

    /**
     * The machine's own time, to compare it with the database's; null where time is simulated.
     * It differs from now() where a test has moved the clock.
     */
    public function machine(): ?int;
}
