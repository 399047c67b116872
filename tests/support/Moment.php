<?php

declare(strict_types=1);

namespace Ringwell\Tests\Support;

/** Times that tests share, in UTC milliseconds. */
final class Moment
{
    public const T0 = 1_790_000_000_000;
}
