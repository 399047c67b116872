<?php

declare(strict_types=1);

namespace Ringwell\Source;

use Ringwell\Number\NumberRecord;

/** A number that a placement asks for is something else; nothing was saved. */
final class PlacementConflict extends \RuntimeException
{
    /**
     * @param int          $index  which of the placements that were to be saved
     * @param string       $field  "static_number" or "default_number"
     * @param NumberRecord $record the number as it is used now
     */
    public function __construct(
        public readonly int $index,
        public readonly string $field,
        public readonly NumberRecord $record,
    ) {
        parent::__construct("Placement {$index}: {$record->number} is in use as {$record->role->name}");
    }
}
