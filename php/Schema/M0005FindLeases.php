<?php

declare(strict_types=1);

namespace Ringwell\Schema;

/**
 * What a lease is looked for by: among the pool's usable rows the one whose hold ran out longest ago, at first those of
 * the visitor's region; and how many a network holds. Each is one short piece of an index, however large the pool is.
 * The region is copied from the number, because an index can't reach into another table.
 */
final class M0005FindLeases implements Migration
{
    private const INDEXES = [
        'pool_free' => '(pool_id, usable, hold_until)',
        'pool_region' => '(pool_id, usable, region, hold_until)',
        'pool_network' => '(pool_id, network, confirmed, hold_until)',
    ];

    /** Replaced by pool_free, which leaves out numbers that were taken from the pool. */
    private const REPLACED = 'pool_hold';

    public function up(\wpdb $wpdb): void
    {
        $leases = "{$wpdb->prefix}ringwell_leases";
        $numbers = "{$wpdb->prefix}ringwell_numbers";
        if ($wpdb->get_col((string) $wpdb->prepare('SHOW COLUMNS FROM %i LIKE %s', $leases, 'region')) === []) {
            self::run($wpdb, (string) $wpdb->prepare("ALTER TABLE %i ADD COLUMN region varchar(64) NOT NULL DEFAULT ''", $leases));
            self::run($wpdb, (string) $wpdb->prepare(
                'UPDATE %i SET region = COALESCE((SELECT n.region FROM %i n WHERE n.id = number_id), %s)',
                $leases,
                $numbers,
                '',
            ));
        }
        $there = $wpdb->get_col((string) $wpdb->prepare('SHOW INDEX FROM %i', $leases), 2);
        foreach (self::INDEXES as $name => $columns) {
            if (! in_array($name, $there, true)) {
                self::run($wpdb, (string) $wpdb->prepare("ALTER TABLE %i ADD KEY %i {$columns}", $leases, $name));
            }
        }
        if (in_array(self::REPLACED, $there, true)) {
            self::run($wpdb, (string) $wpdb->prepare('ALTER TABLE %i DROP KEY %i', $leases, self::REPLACED));
        }
    }

    public function tables(): array
    {
        return ['leases' => ['region']];
    }

    private static function run(\wpdb $wpdb, string $sql): void
    {
        if ($wpdb->query($sql) === false) {
            throw new Refused($wpdb->last_error);
        }
    }
}
