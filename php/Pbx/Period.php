<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

/** A stretch of time, [from, to), UTC milliseconds. */
final class Period
{
    public function __construct(public readonly int $from, public readonly int $to)
    {
    }
}
