<?php

declare(strict_types=1);

namespace Ringwell\Schema;

/**
 * What the public doors must know of the site, in one row (see the room Plan). `rev` counts what the doors see changing,
 * `built` says for which rev `body` was made. `site` is what only WordPress knows, counted by `site_rev`. The network key
 * is that of one day, UTC, counted from 1970.
 */
final class M0008MakePlan implements Migration
{
    public function up(\wpdb $wpdb): void
    {
        require_once ABSPATH . 'wp-admin/includes/upgrade.php';
        $engine = $wpdb->dbh instanceof \mysqli ? 'ENGINE=InnoDB ' : '';
        dbDelta(<<<SQL
            CREATE TABLE {$wpdb->prefix}ringwell_plans (
            id int(11) unsigned NOT NULL,
            rev bigint(20) unsigned NOT NULL DEFAULT 1,
            built bigint(20) unsigned NOT NULL DEFAULT 0,
            body longtext NOT NULL,
            site_rev bigint(20) unsigned NOT NULL DEFAULT 0,
            site longtext,
            network_key char(64) DEFAULT NULL,
            network_day int(11) NOT NULL DEFAULT 0,
            PRIMARY KEY  (id)
            ) {$engine}{$wpdb->get_charset_collate()};
            SQL);
        if ($wpdb->last_error !== '') {
            throw new Refused($wpdb->last_error);
        }
        // A plan of tables that were changed since by hand, or by a restored backup, must not survive the repair.
        $wpdb->query((string) $wpdb->prepare("INSERT IGNORE INTO %i (id, body) VALUES (1, '')", "{$wpdb->prefix}ringwell_plans"));
        $wpdb->query((string) $wpdb->prepare('UPDATE %i SET rev = rev + 1 WHERE id = 1', "{$wpdb->prefix}ringwell_plans"));
    }

    public function tables(): array
    {
        return ['plans' => ['id', 'rev', 'built', 'body', 'site_rev', 'site', 'network_key', 'network_day']];
    }
}
