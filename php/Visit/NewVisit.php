<?php

declare(strict_types=1);

namespace Ringwell\Visit;

/** What is written when a visit begins; counters' ids come with its page views. Texts are cut and cleaned already (Source\Arrival does it). */
final class NewVisit
{
    /**
     * @param string                $visit    hash
     * @param string                $visitor  hash
     * @param array<string, string> $utm      source, medium, campaign, content, term
     * @param array<string, string> $clickIds parameter name => value
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
    ) {
    }
}
