<?php

declare(strict_types=1);

namespace Ringwell\Schema;

/** Requests that visitors leave, callbacks with each try to ring, what limits have counted, and which calls we ordered. */
final class M0019RingBack implements Migration
{
    private const TABLES = [
        // key_hash: of the sender's own key, so that a form sent twice is one request. token_hash: of the token the form was
        // given, good for one request. page: path of the page it was sent from.
        'requests' => <<<'SQL'
            id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
            key_hash char(64) DEFAULT NULL,
            token_hash char(64) DEFAULT NULL,
            form_id bigint(20) unsigned NOT NULL,
            kind varchar(16) NOT NULL,
            phone varchar(20) NOT NULL,
            name varchar(100) NOT NULL DEFAULT '',
            comment text NOT NULL,
            branch_id bigint(20) unsigned NOT NULL DEFAULT 0,
            wished_at bigint(20) DEFAULT NULL,
            visit_id bigint(20) unsigned DEFAULT NULL,
            page varchar(255) NOT NULL DEFAULT '',
            consent char(64) NOT NULL DEFAULT '',
            proof varchar(16) NOT NULL DEFAULT '',
            held varchar(24) NOT NULL DEFAULT '',
            state varchar(16) NOT NULL DEFAULT 'new',
            received_at bigint(20) NOT NULL,
            handled_at bigint(20) DEFAULT NULL,
            handled_by bigint(20) unsigned DEFAULT NULL,
            rev int(10) unsigned NOT NULL DEFAULT 0,
            PRIMARY KEY  (id),
            UNIQUE KEY key_hash (key_hash),
            UNIQUE KEY token_hash (token_hash),
            KEY held_received (held,received_at),
            KEY open_kind (kind,state,held,received_at),
            KEY phone (phone,received_at),
            KEY visit (visit_id)
            SQL,
        // What people agreed to, word by word; requests name it by its hash.
        'consents' => <<<'SQL'
            hash char(64) NOT NULL,
            text text NOT NULL,
            first_at bigint(20) NOT NULL,
            PRIMARY KEY  (hash)
            SQL,
        // open_phone: the phone, while the callback is not over: the database lets one phone have one of them.
        'callbacks' => <<<'SQL'
            id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
            request_id bigint(20) unsigned DEFAULT NULL,
            call_id bigint(20) unsigned DEFAULT NULL,
            phone varchar(20) NOT NULL,
            open_phone varchar(20) DEFAULT NULL,
            branch_id bigint(20) unsigned NOT NULL DEFAULT 0,
            number varchar(20) NOT NULL DEFAULT '',
            state varchar(16) NOT NULL,
            reason varchar(24) NOT NULL DEFAULT '',
            detail varchar(190) NOT NULL DEFAULT '',
            asked_at bigint(20) NOT NULL,
            not_before bigint(20) NOT NULL,
            not_after bigint(20) NOT NULL,
            next_at bigint(20) DEFAULT NULL,
            tries int(10) unsigned NOT NULL DEFAULT 0,
            talking_at bigint(20) DEFAULT NULL,
            over_at bigint(20) DEFAULT NULL,
            ordered_by bigint(20) unsigned DEFAULT NULL,
            closed_by bigint(20) unsigned DEFAULT NULL,
            cancel_hash char(64) DEFAULT NULL,
            rev int(10) unsigned NOT NULL DEFAULT 0,
            PRIMARY KEY  (id),
            UNIQUE KEY open_phone (open_phone),
            UNIQUE KEY cancel_hash (cancel_hash),
            KEY due (state,next_at),
            KEY asked (asked_at),
            KEY phone (phone,asked_at),
            KEY request (request_id),
            KEY call_id (call_id)
            SQL,
        // command: our id of the order, as the phone system gives it back; written before the phone system is asked.
        'callback_tries' => <<<'SQL'
            id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
            callback_id bigint(20) unsigned NOT NULL,
            connection_id bigint(20) unsigned NOT NULL,
            command varchar(64) NOT NULL,
            asked_at bigint(20) NOT NULL,
            fetched_at bigint(20) DEFAULT NULL,
            taken_at bigint(20) DEFAULT NULL,
            clinic_at bigint(20) DEFAULT NULL,
            clinic_answered_at bigint(20) DEFAULT NULL,
            patient_at bigint(20) DEFAULT NULL,
            talking_at bigint(20) DEFAULT NULL,
            ended_at bigint(20) DEFAULT NULL,
            result varchar(24) NOT NULL DEFAULT '',
            detail varchar(190) NOT NULL DEFAULT '',
            vendor_call varchar(128) DEFAULT NULL,
            call_id bigint(20) unsigned DEFAULT NULL,
            PRIMARY KEY  (id),
            UNIQUE KEY command (command),
            KEY callback (callback_id),
            KEY connection (connection_id,result,asked_at),
            KEY open (result,asked_at),
            KEY call_id (call_id)
            SQL,
        // bucket: a keyed hash of what is counted. win: when the count began, by a fixed grid.
        'limits' => <<<'SQL'
            bucket char(32) NOT NULL,
            win bigint(20) NOT NULL,
            hits int(10) unsigned NOT NULL DEFAULT 0,
            PRIMARY KEY  (bucket,win),
            KEY win (win)
            SQL,
    ];

    public function up(\wpdb $wpdb): void
    {
        (new NewTables(self::TABLES))->make($wpdb);
        (new Change($wpdb, 'calls'))
            ->add('command', 'varchar(64) DEFAULT NULL')
            ->add('stage', "varchar(16) NOT NULL DEFAULT ''")
            ->add('unreached', "varchar(16) NOT NULL DEFAULT ''")
            ->key('KEY', 'command', '(command)');
    }

    public function tables(): array
    {
        return [...(new NewTables(self::TABLES))->columns(), 'calls' => ['command', 'stage', 'unreached']];
    }
}
