<?php

declare(strict_types=1);

namespace Ringwell\Schema;

/** Who was given no number, counted by day, pool and kind. Day: UTC, counted from 1970. */
final class M0009CountRefusals implements Migration
{
    public function up(\wpdb $wpdb): void
    {
        require_once ABSPATH . 'wp-admin/includes/upgrade.php';
        $engine = $wpdb->dbh instanceof \mysqli ? 'ENGINE=InnoDB ' : '';
        dbDelta(<<<SQL
            CREATE TABLE {$wpdb->prefix}ringwell_refusals (
            day int(11) NOT NULL,
            pool_id bigint(20) unsigned NOT NULL,
            kind varchar(16) NOT NULL,
            times bigint(20) unsigned NOT NULL DEFAULT 0,
            PRIMARY KEY  (day,pool_id,kind)
            ) {$engine}{$wpdb->get_charset_collate()};
            SQL);
        if ($wpdb->last_error !== '') {
            throw new Refused($wpdb->last_error);
        }
    }

    public function tables(): array
    {
        return ['refusals' => ['day', 'pool_id', 'kind', 'times']];
    }
}
