<?php

declare(strict_types=1);

namespace Ringwell\Schema;

/**
 * What a call is beside what was said of it: repaired by a list, the same as another connection's (twin_of), seen by one
 * connection only. A number's counting connection and its other names. What erased calls leave behind.
 */
final class M0015KnowCalls implements Migration
{
    public function up(\wpdb $wpdb): void
    {
        (new NewTables(self::TABLES))->make($wpdb);
        (new Change($wpdb, 'calls'))
            ->add('repaired', 'tinyint(1) NOT NULL DEFAULT 0')
            ->add('twin_of', 'bigint(20) unsigned DEFAULT NULL')
            ->add('seen_only', 'tinyint(1) NOT NULL DEFAULT 0')
            // One call has one twin of each other connection.
            ->key('UNIQUE KEY', 'twin', '(twin_of, connection_id)')
            ->key('KEY', 'kept_back', '(direction, heard_at)');
        (new Change($wpdb, 'numbers'))
            ->add('counted_by', 'bigint(20) unsigned DEFAULT NULL')
            ->add('counted_at', 'bigint(20) NOT NULL DEFAULT 0');
    }

    public function tables(): array
    {
        return [
            ...(new NewTables(self::TABLES))->columns(),
            'calls' => ['repaired', 'twin_of', 'seen_only'],
            'numbers' => ['counted_by', 'counted_at'],
        ];
    }

    private const TABLES = [
        // alias: E.164 or a line's name in lower case, as phone systems report it.
        'number_aliases' => <<<'SQL'
            id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
            alias varchar(64) NOT NULL,
            number_id bigint(20) unsigned NOT NULL,
            PRIMARY KEY  (id),
            UNIQUE KEY alias (alias),
            KEY number_id (number_id)
            SQL,
        // A keyed hash of connection and the phone system's id: enough to know the call again, no more.
        'erased_calls' => <<<'SQL'
            hash char(64) NOT NULL,
            at bigint(20) NOT NULL,
            PRIMARY KEY  (hash)
            SQL,
    ];
}
