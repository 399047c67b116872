<?php

declare(strict_types=1);

namespace Ringwell\Source;

/** The target of a placement was deleted in the meantime; nothing was saved. */
final class TargetGone extends \RuntimeException
{
    /** @param int $index which of the placements that were to be saved */
    public function __construct(public readonly int $index)
    {
        parent::__construct("The target of placement {$index} does not exist");
    }
}
