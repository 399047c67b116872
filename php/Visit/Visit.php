<?php

declare(strict_types=1);

namespace Ringwell\Visit;

/** A visit as it is stored. Its id is a public number that opens no door. */
final class Visit
{
    /**
     * @param int                   $sourceId      what reports say
     * @param int                   $shownSourceId whose placements are shown
     * @param array<string, string> $utm           source, medium, campaign, content, term; only those given
     * @param array<string, string> $clickIds      parameter name => value
     * @param ?string               $site          which of the clinic's other sites it began on; null: the site itself
     */
    public function __construct(
        public readonly int $id,
        public readonly string $visitor,
        public readonly int $startedAt,
        public readonly int $seenAt,
        public readonly int $sourceId,
        public readonly int $shownSourceId,
        public readonly ?int $cameSourceId,
        public readonly string $device,
        public readonly string $landing,
        public readonly string $referrer,
        public readonly array $utm,
        public readonly array $clickIds,
        public readonly string $gaId,
        public readonly string $ymId,
        public readonly int $pages,
        public readonly ?string $site = null,
    ) {
    }

    /** @param array<string, string|null> $row of the table visits */
    public static function fromRow(array $row): self
    {
        $utm = [];
        foreach (['source', 'medium', 'campaign', 'content', 'term'] as $name) {
            $utm[$name] = $row["utm_{$name}"] ?? '';
        }
        $clickIds = json_decode((string) $row['click_ids'], true);

        return new self(
            (int) $row['id'],
            (string) $row['visitor'],
            (int) $row['started_at'],
            (int) $row['seen_at'],
            (int) $row['source_id'],
            (int) $row['shown_source_id'],
            $row['came_source_id'] === null ? null : (int) $row['came_source_id'],
            (string) $row['device'],
            (string) $row['landing'],
            (string) $row['referrer'],
            array_filter($utm, static fn (string $value): bool => $value !== ''),
            is_array($clickIds) ? array_filter($clickIds, is_string(...)) : [],
            (string) $row['ga_id'],
            (string) $row['ym_id'],
            (int) $row['pages'],
            $row['site'],
        );
    }
}
