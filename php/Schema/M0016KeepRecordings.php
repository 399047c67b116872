<?php

declare(strict_types=1);

namespace Ringwell\Schema;

/**
 * Recordings: those that events named, where their sound lies and with which key it opens; who listened to them; and the
 * addresses that were given to other software, of which there is only the hash.
 */
final class M0016KeepRecordings implements Migration
{
    private const TABLES = [
        // file, file_key, type, bytes, stored_at: of the sealed file, NULL where there is none. kept: whether it is the
        // clinic's own copy and no mere remainder of the last listening. next_try_at: NULL where nothing is to be fetched.
        'recordings' => <<<'SQL'
            id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
            call_id bigint(20) unsigned NOT NULL,
            connection_id bigint(20) unsigned NOT NULL,
            recording_key char(32) NOT NULL,
            recording text NOT NULL,
            uploaded tinyint(1) NOT NULL DEFAULT 0,
            heard_at bigint(20) NOT NULL,
            file char(32) DEFAULT NULL,
            file_key varchar(255) DEFAULT NULL,
            type varchar(20) DEFAULT NULL,
            bytes bigint(20) DEFAULT NULL,
            stored_at bigint(20) DEFAULT NULL,
            used_at bigint(20) DEFAULT NULL,
            kept tinyint(1) NOT NULL DEFAULT 0,
            busy_until bigint(20) NOT NULL DEFAULT 0,
            tries int(11) NOT NULL DEFAULT 0,
            next_try_at bigint(20) DEFAULT NULL,
            fault varchar(32) NOT NULL DEFAULT '',
            PRIMARY KEY  (id),
            UNIQUE KEY of_call (call_id,connection_id,recording_key),
            KEY next_try (next_try_at),
            KEY by_key (recording_key),
            KEY kept_since (kept,stored_at),
            KEY by_file (file)
            SQL,
        // One row for each time that somebody began to listen. heard_from, heard_to: seconds, as far as the player tells.
        'recording_listens' => <<<'SQL'
            id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
            recording_id bigint(20) unsigned NOT NULL,
            call_id bigint(20) unsigned NOT NULL,
            user_id bigint(20) unsigned NOT NULL DEFAULT 0,
            link_id bigint(20) unsigned NOT NULL DEFAULT 0,
            at bigint(20) NOT NULL,
            last_at bigint(20) NOT NULL,
            heard_from int(11) DEFAULT NULL,
            heard_to int(11) DEFAULT NULL,
            PRIMARY KEY  (id),
            KEY of_call (call_id,at),
            KEY who (recording_id,user_id,link_id,last_at),
            KEY at (at)
            SQL,
        'recording_links' => <<<'SQL'
            id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
            recording_id bigint(20) unsigned NOT NULL,
            call_id bigint(20) unsigned NOT NULL,
            token_hash char(64) NOT NULL,
            label varchar(80) NOT NULL,
            made_by bigint(20) unsigned NOT NULL,
            made_at bigint(20) NOT NULL,
            until bigint(20) NOT NULL,
            revoked_at bigint(20) DEFAULT NULL,
            used bigint(20) NOT NULL DEFAULT 0,
            last_used_at bigint(20) DEFAULT NULL,
            minute bigint(20) NOT NULL DEFAULT 0,
            minute_hits int(11) NOT NULL DEFAULT 0,
            PRIMARY KEY  (id),
            UNIQUE KEY token (token_hash),
            KEY of_call (call_id),
            KEY until (until)
            SQL,
    ];

    public function up(\wpdb $wpdb): void
    {
        (new NewTables(self::TABLES))->make($wpdb);
    }

    public function tables(): array
    {
        return (new NewTables(self::TABLES))->columns();
    }
}
