<?php

declare(strict_types=1);

namespace Ringwell\Visit;

/**
 * Which source a new visit belongs to, and whose numbers it sees. Pure.
 *
 * A page that was reached from another page of the site goes on with the last visit: its source and placement.
 * A visit that comes straight (no referrer, no campaign) keeps the last known source in reports for some days
 * ("last non-direct"); whether it also keeps that source's numbers is the owner's choice, because it spends them.
 */
final class SourceChoice
{
    private function __construct(
        public readonly int $sourceId,
        public readonly int $shownSourceId,
        public readonly ?int $cameSourceId,
    ) {
    }

    /** The arrival itself says where it came from. */
    public static function ofArrival(int $sourceId): self
    {
        return new self($sourceId, $sourceId, $sourceId);
    }

    /** From another page of the site: as the last visit, or straight where there is none. */
    public static function continued(?Visit $last, int $directId): self
    {
        return $last === null
            ? new self($directId, $directId, null)
            : new self($last->sourceId, $last->shownSourceId, null);
    }

    /** @param ?int $lastKnown source of the last visit that told one, within the days the owner allows */
    public static function straight(?int $lastKnown, bool $keepPlacement, int $directId): self
    {
        return new self($lastKnown ?? $directId, $keepPlacement ? $lastKnown ?? $directId : $directId, null);
    }
}
