<?php

declare(strict_types=1);

namespace Ringwell\Schema;

use Ringwell\Settings;

/**
 * The first tables.
 *
 * Conventions: times are UTC milliseconds in BIGINT; hashes are 32 lower-case hex digits; E.164 phones keep
 * their plus; JSON is longtext (the oldest MySQL and SQLite alike). Enumerations are short words. No foreign
 * keys: WordPress tables have none, and the rooms delete through their own stores.
 */
final class M0001CreateTables implements Migration
{
    public function up(\wpdb $wpdb): void
    {
        // So that reading the settings costs no query of its own, even where the owner never saved any.
        add_option(Settings::OPTION, [], '', true);
        (new NewTables(self::TABLES))->make($wpdb);
    }

    public function tables(): array
    {
        return (new NewTables(self::TABLES))->columns();
    }

    private const TABLES = [
        // A number has one role at a time because it is one row; role_key is unique where the role admits only
        // one number ("static:7", "default:7", "site:3") and NULL where it admits many.
        'numbers' => <<<'SQL'
            id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
            number varchar(20) NOT NULL,
            display varchar(64) DEFAULT NULL,
            label varchar(120) NOT NULL DEFAULT '',
            region varchar(64) NOT NULL DEFAULT '',
            role varchar(16) NOT NULL,
            role_of bigint(20) unsigned DEFAULT NULL,
            role_key varchar(40) DEFAULT NULL,
            role_since bigint(20) NOT NULL,
            price_month bigint(20) DEFAULT NULL,
            price_minute bigint(20) DEFAULT NULL,
            currency char(3) NOT NULL DEFAULT '',
            created_at bigint(20) NOT NULL,
            PRIMARY KEY  (id),
            UNIQUE KEY number (number),
            UNIQUE KEY role_key (role_key),
            KEY role (role,role_of)
            SQL,
        // What a number was at any time; attribution reads it. to_at NULL means still.
        'number_roles' => <<<'SQL'
            id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
            number_id bigint(20) unsigned NOT NULL,
            role varchar(16) NOT NULL,
            role_of bigint(20) unsigned DEFAULT NULL,
            source_id bigint(20) unsigned DEFAULT NULL,
            target_id bigint(20) unsigned DEFAULT NULL,
            from_at bigint(20) NOT NULL,
            to_at bigint(20) DEFAULT NULL,
            PRIMARY KEY  (id),
            KEY number_id (number_id,from_at)
            SQL,
        'targets' => <<<'SQL'
            id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
            name varchar(120) NOT NULL,
            created_at bigint(20) NOT NULL,
            PRIMARY KEY  (id)
            SQL,
        'sources' => <<<'SQL'
            id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
            name varchar(120) NOT NULL,
            builtin varchar(16) DEFAULT NULL,
            rule longtext NOT NULL,
            priority int(11) NOT NULL DEFAULT 0,
            enabled tinyint(1) NOT NULL DEFAULT 1,
            created_at bigint(20) NOT NULL,
            removed_at bigint(20) DEFAULT NULL,
            PRIMARY KEY  (id),
            UNIQUE KEY builtin (builtin),
            KEY priority (priority,id)
            SQL,
        'placements' => <<<'SQL'
            id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
            target_id bigint(20) unsigned NOT NULL,
            source_id bigint(20) unsigned NOT NULL,
            kind varchar(8) NOT NULL,
            pool_id bigint(20) unsigned DEFAULT NULL,
            created_at bigint(20) NOT NULL,
            PRIMARY KEY  (id),
            UNIQUE KEY target_source (target_id,source_id),
            KEY source_id (source_id),
            KEY pool_id (pool_id)
            SQL,
        'pools' => <<<'SQL'
            id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
            name varchar(120) NOT NULL,
            target_id bigint(20) unsigned NOT NULL,
            hold_minutes int(11) DEFAULT NULL,
            hold_from varchar(8) NOT NULL DEFAULT 'giving',
            protection_minutes int(11) NOT NULL DEFAULT 15,
            call_protection_minutes int(11) NOT NULL DEFAULT 15,
            created_at bigint(20) NOT NULL,
            PRIMARY KEY  (id),
            KEY target_id (target_id)
            SQL,
        // One row per pool number. NULL (never '') where nobody has it: the unique key then allows many. Its other indexes
        // and the region come with M0005FindLeases.
        'leases' => <<<'SQL'
            number_id bigint(20) unsigned NOT NULL,
            pool_id bigint(20) unsigned NOT NULL,
            usable tinyint(1) NOT NULL DEFAULT 1,
            visitor char(32) DEFAULT NULL,
            visit bigint(20) unsigned DEFAULT NULL,
            lease char(32) DEFAULT NULL,
            given_at bigint(20) NOT NULL DEFAULT 0,
            hold_until bigint(20) NOT NULL DEFAULT 0,
            rev bigint(20) unsigned NOT NULL DEFAULT 0,
            confirmed tinyint(1) NOT NULL DEFAULT 0,
            protected_at bigint(20) DEFAULT NULL,
            viewed_at bigint(20) DEFAULT NULL,
            active_at bigint(20) DEFAULT NULL,
            network char(32) DEFAULT NULL,
            PRIMARY KEY  (number_id),
            UNIQUE KEY pool_visitor (pool_id,visitor)
            SQL,
        // Append-only. cause says why a placement with a pool gave another number (overflow, busy). rev orders a lease's own events; at is when we heard, ago what the client said.
        'exposures' => <<<'SQL'
            id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
            at bigint(20) NOT NULL,
            ago bigint(20) NOT NULL DEFAULT 0,
            event varchar(12) NOT NULL,
            kind varchar(8) NOT NULL,
            number_id bigint(20) unsigned NOT NULL,
            target_id bigint(20) unsigned NOT NULL,
            source_id bigint(20) unsigned DEFAULT NULL,
            pool_id bigint(20) unsigned DEFAULT NULL,
            visit bigint(20) unsigned DEFAULT NULL,
            lease char(32) DEFAULT NULL,
            rev bigint(20) unsigned DEFAULT NULL,
            cause varchar(8) NOT NULL DEFAULT '',
            PRIMARY KEY  (id),
            KEY number_at (number_id,event,at),
            KEY visit (visit,at),
            KEY pool_at (pool_id,event,at)
            SQL,
        // source_id is what reports say, shown_source_id whose numbers are shown, came_source_id what the arrival
        // itself told (NULL where it told nothing: it came straight, or went on from a page of the site).
        'visits' => <<<'SQL'
            id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
            visit char(32) NOT NULL,
            visitor char(32) NOT NULL,
            started_at bigint(20) NOT NULL,
            seen_at bigint(20) NOT NULL,
            source_id bigint(20) unsigned NOT NULL,
            shown_source_id bigint(20) unsigned NOT NULL,
            came_source_id bigint(20) unsigned DEFAULT NULL,
            consent varchar(8) NOT NULL DEFAULT 'full',
            device varchar(8) NOT NULL DEFAULT '',
            landing varchar(512) NOT NULL DEFAULT '',
            referrer varchar(255) NOT NULL DEFAULT '',
            utm_source varchar(128) NOT NULL DEFAULT '',
            utm_medium varchar(128) NOT NULL DEFAULT '',
            utm_campaign varchar(128) NOT NULL DEFAULT '',
            utm_content varchar(128) NOT NULL DEFAULT '',
            utm_term varchar(128) NOT NULL DEFAULT '',
            click_ids longtext NOT NULL,
            ga_id varchar(64) NOT NULL DEFAULT '',
            ym_id varchar(64) NOT NULL DEFAULT '',
            pages int(11) unsigned NOT NULL DEFAULT 1,
            PRIMARY KEY  (id),
            UNIQUE KEY visit (visit),
            KEY visitor (visitor,started_at),
            KEY started (started_at,source_id)
            SQL,
        'page_views' => <<<'SQL'
            id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
            visit bigint(20) unsigned NOT NULL,
            at bigint(20) NOT NULL,
            path varchar(255) NOT NULL,
            PRIMARY KEY  (id),
            KEY visit (visit,at)
            SQL,
        // Secrets are sealed (Privacy\SecretBox). The path secret is checked by its hash, so events still come in
        // when WordPress's salts have changed and nothing can be opened any more.
        'connections' => <<<'SQL'
            id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
            name varchar(120) NOT NULL,
            adapter varchar(32) NOT NULL,
            settings longtext NOT NULL,
            secrets longtext NOT NULL,
            path_secret longtext NOT NULL,
            path_hash char(64) NOT NULL,
            old_path_hash char(64) DEFAULT NULL,
            old_path_until bigint(20) DEFAULT NULL,
            enabled tinyint(1) NOT NULL DEFAULT 1,
            last_event_at bigint(20) DEFAULT NULL,
            created_at bigint(20) NOT NULL,
            PRIMARY KEY  (id)
            SQL,
        'connection_log' => <<<'SQL'
            id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
            connection_id bigint(20) unsigned NOT NULL,
            at bigint(20) NOT NULL,
            level varchar(8) NOT NULL,
            code varchar(40) NOT NULL,
            detail varchar(255) NOT NULL DEFAULT '',
            hits int(11) unsigned NOT NULL DEFAULT 1,
            PRIMARY KEY  (id),
            KEY connection_at (connection_id,at)
            SQL,
        // The raw event, stored whole (encrypted) before anything is done with it.
        'inbox' => <<<'SQL'
            id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
            connection_id bigint(20) unsigned NOT NULL,
            received_at bigint(20) NOT NULL,
            fingerprint char(32) NOT NULL,
            body longtext NOT NULL,
            state varchar(8) NOT NULL DEFAULT 'new',
            tries int(11) unsigned NOT NULL DEFAULT 0,
            claimed_until bigint(20) NOT NULL DEFAULT 0,
            error varchar(255) NOT NULL DEFAULT '',
            summary longtext,
            PRIMARY KEY  (id),
            UNIQUE KEY fingerprint (connection_id,fingerprint),
            KEY state (state,claimed_until),
            KEY connection_received (connection_id,received_at),
            KEY received (received_at)
            SQL,
        // facts is all that the phone system said, as JSON; the columns are what follows from it (Call\CallShape).
        'calls' => <<<'SQL'
            id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
            connection_id bigint(20) unsigned NOT NULL,
            vendor_key char(32) NOT NULL,
            direction varchar(8) NOT NULL,
            caller varchar(20) DEFAULT NULL,
            did varchar(64) NOT NULL DEFAULT '',
            number_id bigint(20) unsigned DEFAULT NULL,
            started_at bigint(20) NOT NULL,
            vendor_started_at bigint(20) DEFAULT NULL,
            heard_at bigint(20) NOT NULL,
            answered_at bigint(20) DEFAULT NULL,
            ended_at bigint(20) DEFAULT NULL,
            state varchar(8) NOT NULL,
            talk_seconds int(11) unsigned DEFAULT NULL,
            wait_seconds int(11) unsigned DEFAULT NULL,
            end_reason varchar(40) NOT NULL DEFAULT '',
            recording varchar(191) DEFAULT NULL,
            new_caller tinyint(1) NOT NULL DEFAULT 0,
            late tinyint(1) NOT NULL DEFAULT 0,
            tags varchar(1000) NOT NULL DEFAULT '',
            facts longtext NOT NULL,
            touched_at bigint(20) NOT NULL,
            rev bigint(20) unsigned NOT NULL DEFAULT 0,
            PRIMARY KEY  (id),
            UNIQUE KEY vendor (connection_id,vendor_key),
            KEY started (started_at,direction),
            KEY caller (caller,started_at),
            KEY number_started (number_id,started_at),
            KEY open (state,touched_at)
            SQL,
        'call_legs' => <<<'SQL'
            id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
            call_id bigint(20) unsigned NOT NULL,
            leg_key char(32) NOT NULL,
            party varchar(64) NOT NULL DEFAULT '',
            state varchar(8) NOT NULL,
            seq int(11) NOT NULL DEFAULT 0,
            started_at bigint(20) DEFAULT NULL,
            answered_at bigint(20) DEFAULT NULL,
            ended_at bigint(20) DEFAULT NULL,
            PRIMARY KEY  (id),
            UNIQUE KEY leg (call_id,leg_key)
            SQL,
        // One answer per inbound call. campaign, keyword and result (open, answered, missed, spam) repeat what reports and
        // lists ask for; call_rev is the call's rev that the answer was made for, so an older one never overwrites it.
        'attributions' => <<<'SQL'
            call_id bigint(20) unsigned NOT NULL,
            decided_at bigint(20) NOT NULL,
            call_started_at bigint(20) NOT NULL,
            rule varchar(16) NOT NULL,
            visit bigint(20) unsigned DEFAULT NULL,
            source_id bigint(20) unsigned DEFAULT NULL,
            probability double DEFAULT NULL,
            certainty varchar(8) NOT NULL,
            reasons longtext NOT NULL,
            campaign varchar(128) NOT NULL DEFAULT '',
            keyword varchar(128) NOT NULL DEFAULT '',
            result varchar(8) NOT NULL,
            call_rev bigint(20) unsigned NOT NULL,
            PRIMARY KEY  (call_id),
            KEY visit (visit),
            KEY source_started (source_id,call_started_at),
            KEY certainty_started (certainty,call_started_at)
            SQL,
    ];
}
