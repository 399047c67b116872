<?php

declare(strict_types=1);

namespace Ringwell\Schema;

/**
 * How much each network has had written in an hour (UTC, counted from 1970): the key of the day makes its name, so that
 * it leads to no address. Which of them have had their share stands with the plan, where every door reads it anyway.
 */
final class M0011CountCrowds implements Migration
{
    public function up(\wpdb $wpdb): void
    {
        require_once ABSPATH . 'wp-admin/includes/upgrade.php';
        $engine = $wpdb->dbh instanceof \mysqli ? 'ENGINE=InnoDB ' : '';
        dbDelta(<<<SQL
            CREATE TABLE {$wpdb->prefix}ringwell_crowds (
            network char(32) NOT NULL,
            hour int(11) NOT NULL,
            written bigint(20) unsigned NOT NULL DEFAULT 0,
            PRIMARY KEY  (network,hour)
            ) {$engine}{$wpdb->get_charset_collate()};
            SQL);
        if ($wpdb->last_error !== '') {
            throw new Refused($wpdb->last_error);
        }
        (new Change($wpdb, 'plans'))->add('crowded', 'longtext DEFAULT NULL');
    }

    public function tables(): array
    {
        return ['crowds' => ['network', 'hour', 'written'], 'plans' => ['crowded']];
    }
}
