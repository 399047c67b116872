<?php

declare(strict_types=1);

namespace Ringwell\Schema;

/** Which call a signed text was first seen with, of phone systems whose signature covers only a part of an event: hashes, for three days. */
final class M0018BindSignatures implements Migration
{
    public function up(\wpdb $wpdb): void
    {
        require_once ABSPATH . 'wp-admin/includes/upgrade.php';
        $engine = $wpdb->dbh instanceof \mysqli ? 'ENGINE=InnoDB ' : '';
        dbDelta(<<<SQL
            CREATE TABLE {$wpdb->prefix}ringwell_signed_calls (
            connection_id bigint(20) unsigned NOT NULL,
            signed char(32) NOT NULL,
            call_key char(32) NOT NULL,
            at bigint(20) NOT NULL,
            PRIMARY KEY  (connection_id,signed),
            KEY at (at)
            ) {$engine}{$wpdb->get_charset_collate()};
            SQL);
        if ($wpdb->last_error !== '') {
            throw new Refused($wpdb->last_error);
        }
    }

    public function tables(): array
    {
        return ['signed_calls' => ['connection_id', 'signed', 'call_key', 'at']];
    }
}
