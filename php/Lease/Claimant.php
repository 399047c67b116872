<?php

declare(strict_types=1);

namespace Ringwell\Lease;

/** Who asks for a number of a pool: one visitor, with the visit for which he does. */
final class Claimant
{
    /**
     * @param string  $visitor   hash
     * @param int     $visit     public number
     * @param ?int    $sourceId  whose placement asks, for the log
     * @param ?string $network   keyed hash of his network; null: not known, and counted to none
     * @param ?string $region    code of the region whose numbers come before others; null: any
     * @param bool    $isBounded whether the log has had enough of him: he keeps his number, with the visit that it was given
     *                           to, and gets one only to hold it. Two visits of one visitor, or two visitors to whom a
     *                           number without a hold goes in turn, would be a line in the log for each time they ask
     */
    public function __construct(
        public readonly string $visitor,
        public readonly int $visit,
        public readonly ?int $sourceId,
        public readonly ?string $network = null,
        public readonly ?string $region = null,
        public readonly bool $isBounded = false,
    ) {
    }
}
