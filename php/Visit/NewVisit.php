<?php

declare(strict_types=1);

namespace Ringwell\Visit;

/** What is written when a visit begins, its first page counted. Texts are cut and cleaned already (Source\Arrival does it). */
final class NewVisit
{
    /**
     * @param string                $visit    hash
     * @param string                $visitor  hash
     * @param array<string, string> $utm      source, medium, campaign, content, term
     * @param array<string, string> $clickIds parameter name => value
     * @param ?string               $site     which of the clinic's other sites it began on; null: the site itself
     */
    public function __construct(
        public readonly string $visit,
        public readonly string $visitor,
        public readonly int $startedAt,
        public readonly int $seenAt,
        public readonly SourceChoice $choice,
        public readonly string $consent,
        public readonly string $device,
        public readonly string $landing,
        public readonly string $referrer,
        public readonly array $utm,
        public readonly array $clickIds,
        public readonly string $gaId = '',
        public readonly string $ymId = '',
        public readonly ?string $site = null,
    ) {
    }

    /** As it is read once it has been written. */
    public function stored(int $id): Visit
    {
        return new Visit(
            $id,
            $this->visitor,
            $this->startedAt,
            $this->seenAt,
            $this->choice->sourceId,
            $this->choice->shownSourceId,
            $this->choice->cameSourceId,
            $this->device,
            $this->landing,
            $this->referrer,
            array_filter($this->utm, static fn (string $value): bool => $value !== ''),
            $this->clickIds,
            $this->gaId,
            $this->ymId,
            1,
            $this->site,
        );
    }
}
