<?php

declare(strict_types=1);

namespace Ringwell\Schema;

/**
 * Named groups of sources. A placement belongs to a source or to a group, and a call may name a group, where its number
 * was one that all sources of the group show.
 */
final class M0007GroupSources implements Migration
{
    private const ID = 'bigint(20) unsigned DEFAULT NULL';

    public function up(\wpdb $wpdb): void
    {
        $this->makeGroups($wpdb);
        (new Change($wpdb, 'sources'))
            ->add('group_id', self::ID)
            ->key('KEY', 'group_id', '(group_id)');
        // NULL, not 0: each of the two unique keys then binds only the placements that it is about.
        (new Change($wpdb, 'placements'))
            ->modify('source_id', self::ID)
            ->add('group_id', self::ID)
            ->key('UNIQUE KEY', 'group_target', '(group_id, target_id)');
        (new Change($wpdb, 'number_roles'))->add('group_id', self::ID);
        (new Change($wpdb, 'attributions'))
            ->add('group_id', self::ID)
            ->key('KEY', 'group_started', '(group_id, call_started_at)')
            // All that reports ask of a call, so that they need not open its row.
            ->key('KEY', 'started_owner', '(call_started_at, source_id, group_id, campaign, result)')
            ->dropKey('started_source');
    }

    public function tables(): array
    {
        return [
            'source_groups' => ['id', 'name', 'name_key', 'created_at', 'removed_at'],
            'sources' => ['group_id'],
            'placements' => ['group_id'],
            'number_roles' => ['group_id'],
            'attributions' => ['group_id'],
        ];
    }

    /** name_key is NULL once the group is deleted: its name is free again, and calls of the past still name it. */
    private function makeGroups(\wpdb $wpdb): void
    {
        require_once ABSPATH . 'wp-admin/includes/upgrade.php';
        $engine = $wpdb->dbh instanceof \mysqli ? 'ENGINE=InnoDB ' : '';
        dbDelta(<<<SQL
            CREATE TABLE {$wpdb->prefix}ringwell_source_groups (
            id bigint(20) unsigned NOT NULL AUTO_INCREMENT,
            name varchar(120) NOT NULL,
            name_key varchar(120) DEFAULT NULL,
            created_at bigint(20) NOT NULL,
            removed_at bigint(20) DEFAULT NULL,
            PRIMARY KEY  (id),
            UNIQUE KEY name_key (name_key)
            ) {$engine}{$wpdb->get_charset_collate()};
            SQL);
        if ($wpdb->last_error !== '') {
            throw new Refused($wpdb->last_error);
        }
    }
}
