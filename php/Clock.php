<?php

declare(strict_types=1);

namespace Ringwell;

/** The one clock: every time in Ringwell comes from here, as UTC milliseconds. */
interface Clock
{
    /** UTC milliseconds since the Unix epoch. */
    public function now(): int;
}
