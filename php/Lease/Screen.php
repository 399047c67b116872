<?php

declare(strict_types=1);

namespace Ringwell\Lease;

use Ringwell\Source\NumberRef;
use Ringwell\Visit\Visit;

/** A visit and what its page says it shows, as the tables have both at one moment. */
final class Screen
{
    /**
     * @param array<string, NumberRef> $numbers those of them that are the clinic's, by E.164
     * @param array<int, LeaseRow>     $rows    of those that are usable pool numbers, by number id
     * @param bool                     $isFull  whether the log has heard enough of this visit
     */
    public function __construct(
        public readonly Visit $visit,
        public readonly array $numbers,
        public readonly array $rows,
        public readonly bool $isFull = false,
    ) {
    }
}
