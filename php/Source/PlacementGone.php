<?php

declare(strict_types=1);

namespace Ringwell\Source;

/** What a placement names was deleted in the meantime; nothing was saved. */
final class PlacementGone extends \RuntimeException
{
    /**
     * @param int                        $index   which of the placements that were to be saved
     * @param 'target_id'|'pool_id'      $field
     * @param 'target_gone'|'pool_gone'  $problem as PlacementFaultText says it
     */
    public function __construct(
        public readonly int $index,
        public readonly string $field,
        public readonly string $problem,
    ) {
        parent::__construct("Placement {$index}: {$problem}");
    }
}
