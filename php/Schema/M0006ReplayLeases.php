<?php

declare(strict_types=1);

namespace Ringwell\Schema;

/**
 * What the log needs to be replayed to the present state: until when the number was held after each of a lease's own
 * events (the settings of back then are kept nowhere, so nobody could compute it later), and an index that gives the
 * events of one number in the order in which its row was written.
 */
final class M0006ReplayLeases implements Migration
{
    public function up(\wpdb $wpdb): void
    {
        $table = "{$wpdb->prefix}ringwell_exposures";
        // Asked first, so that a second run adds nothing: not every database knows ADD COLUMN IF NOT EXISTS.
        if ($wpdb->get_col((string) $wpdb->prepare('SHOW COLUMNS FROM %i LIKE %s', $table, 'hold_until')) === []) {
            self::run($wpdb, (string) $wpdb->prepare('ALTER TABLE %i ADD COLUMN hold_until bigint(20) DEFAULT NULL', $table));
        }
        if (! in_array('number_rev', $wpdb->get_col((string) $wpdb->prepare('SHOW INDEX FROM %i', $table), 2), true)) {
            self::run($wpdb, (string) $wpdb->prepare('ALTER TABLE %i ADD KEY number_rev (number_id, rev)', $table));
        }
    }

    public function tables(): array
    {
        return ['exposures' => ['hold_until']];
    }

    private static function run(\wpdb $wpdb, string $sql): void
    {
        if ($wpdb->query($sql) === false) {
            throw new Refused($wpdb->last_error);
        }
    }
}
