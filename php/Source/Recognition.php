<?php

declare(strict_types=1);

namespace Ringwell\Source;

/** Which source an arrival belongs to, and what came of asking each. */
final class Recognition
{
    /** @param list<Step> $steps in asking order */
    public function __construct(public readonly Source $source, public readonly array $steps)
    {
    }
}
