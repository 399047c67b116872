<?php

declare(strict_types=1);

namespace Ringwell\Schema;

/** How many events a connection has stored, and of which day (UTC): what is counted beside it is of that day alone. */
final class M0004CountEvents implements Migration
{
    private const COLUMNS = ['taken_day', 'taken_events', 'taken_bytes'];

    public function up(\wpdb $wpdb): void
    {
        $table = "{$wpdb->prefix}ringwell_connections";
        foreach (self::COLUMNS as $column) {
            // Asked first, so that a second run adds nothing: not every database knows ADD COLUMN IF NOT EXISTS.
            if ($wpdb->get_col((string) $wpdb->prepare('SHOW COLUMNS FROM %i LIKE %s', $table, $column)) !== []) {
                continue;
            }
            if ($wpdb->query((string) $wpdb->prepare('ALTER TABLE %i ADD COLUMN %i bigint(20) NOT NULL DEFAULT 0', $table, $column)) === false) {
                throw new Refused($wpdb->last_error);
            }
        }
    }

    public function tables(): array
    {
        return ['connections' => self::COLUMNS];
    }
}
