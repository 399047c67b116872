<?php

declare(strict_types=1);

namespace Ringwell\Plan;

/** The row of the plan as it is stored. */
final class PlanRow
{
    /**
     * @param string     $body       JSON, of the rev `built`
     * @param ?SiteFacts $site       null where WordPress has not said yet
     * @param ?int       $databaseNow UTC milliseconds; null where the database has no clock of its own
     * @param array<string, int> $crowded network => the hour in which it is full, see Crowds
     * @param ?string    $networkKey 64 hex digits, random; of the day $networkDay (UTC, counted from 1970)
     */
    public function __construct(
        public readonly int $rev,
        public readonly int $built,
        public readonly string $body,
        public readonly int $siteRev,
        public readonly ?SiteFacts $site,
        public readonly ?string $networkKey,
        public readonly int $networkDay,
        public readonly ?int $databaseNow = null,
        public readonly array $crowded = [],
    ) {
    }

    /** @param array<string, string|null> $row of the table plans */
    public static function of(array $row): self
    {
        return new self(
            (int) $row['rev'],
            (int) $row['built'],
            (string) $row['body'],
            (int) $row['site_rev'],
            $row['site'] === null ? null : SiteFacts::fromJson($row['site']),
            $row['network_key'],
            (int) $row['network_day'],
            isset($row['database_now']) ? (int) $row['database_now'] : null,
            Crowds::parse($row['crowded']),
        );
    }
}
