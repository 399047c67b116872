<?php

declare(strict_types=1);

namespace Ringwell\Schema;

/**
 * Visits that are on the clinic's other sites too: which of them a visit began on (null: the site itself), and the
 * one-use tokens by which links between them carry a visit over. Of a token there is its hash; the ids are sealed with
 * the token itself, so that the table alone leads to nobody's number.
 */
final class M0012CarryVisits implements Migration
{
    public function up(\wpdb $wpdb): void
    {
        require_once ABSPATH . 'wp-admin/includes/upgrade.php';
        $engine = $wpdb->dbh instanceof \mysqli ? 'ENGINE=InnoDB ' : '';
        dbDelta(<<<SQL
            CREATE TABLE {$wpdb->prefix}ringwell_carries (
            token char(32) NOT NULL,
            visit bigint(20) unsigned NOT NULL,
            sealed char(64) NOT NULL,
            leads_from varchar(255) NOT NULL,
            leads_to varchar(255) NOT NULL,
            until bigint(20) NOT NULL,
            PRIMARY KEY  (token),
            KEY visit (visit),
            KEY until (until)
            ) {$engine}{$wpdb->get_charset_collate()};
            SQL);
        if ($wpdb->last_error !== '') {
            throw new Refused($wpdb->last_error);
        }
        (new Change($wpdb, 'visits'))->add('site', 'varchar(255) DEFAULT NULL');
    }

    public function tables(): array
    {
        return ['carries' => ['token', 'visit', 'sealed', 'leads_from', 'leads_to', 'until'], 'visits' => ['site']];
    }
}
