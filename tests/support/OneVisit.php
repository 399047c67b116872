<?php

declare(strict_types=1);

namespace Ringwell\Tests\Support;

/** Ids of one visit at one target: two pool numbers, and the default number of its placement. */
final class OneVisit
{
    public const VISIT = 7;
    public const TARGET = 3;
    public const LEASED = 11;
    public const OTHER = 12;
    public const DEFAULT = 20;
}
