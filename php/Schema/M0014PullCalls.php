<?php

declare(strict_types=1);

namespace Ringwell\Schema;

/**
 * Asking phone systems for their lists of calls: where each pull stands (kind: "recent", "nightly", or "check" for the
 * question whether the keys are right), and what a connection was seen to do by itself: how late its events come by its own
 * clock, and when calls usually come.
 */
final class M0014PullCalls implements Migration
{
    public function up(\wpdb $wpdb): void
    {
        require_once ABSPATH . 'wp-admin/includes/upgrade.php';
        $engine = $wpdb->dbh instanceof \mysqli ? 'ENGINE=InnoDB ' : '';
        dbDelta(<<<SQL
            CREATE TABLE {$wpdb->prefix}ringwell_connection_pulls (
            connection_id bigint(20) unsigned NOT NULL,
            kind varchar(8) NOT NULL,
            due_at bigint(20) DEFAULT NULL,
            claim char(16) NOT NULL DEFAULT '',
            claimed_until bigint(20) NOT NULL DEFAULT 0,
            progress longtext DEFAULT NULL,
            good_until bigint(20) DEFAULT NULL,
            good_at bigint(20) DEFAULT NULL,
            repaired_at bigint(20) DEFAULT NULL,
            repaired int(11) unsigned NOT NULL DEFAULT 0,
            failed_at bigint(20) DEFAULT NULL,
            failed_times int(11) unsigned NOT NULL DEFAULT 0,
            failure varchar(40) NOT NULL DEFAULT '',
            detail varchar(255) NOT NULL DEFAULT '',
            PRIMARY KEY  (connection_id,kind),
            KEY due (due_at)
            ) {$engine}{$wpdb->get_charset_collate()};
            SQL);
        if ($wpdb->last_error !== '') {
            throw new Refused($wpdb->last_error);
        }
        (new Change($wpdb, 'connections'))
            ->add('clock_lags', 'text DEFAULT NULL')
            ->add('usual', 'longtext DEFAULT NULL');
    }

    public function tables(): array
    {
        return [
            'connection_pulls' => [
                'connection_id', 'kind', 'due_at', 'claim', 'claimed_until', 'progress', 'good_until', 'good_at', 'repaired_at',
                'repaired', 'failed_at', 'failed_times', 'failure', 'detail',
            ],
            'connections' => ['clock_lags', 'usual'],
        ];
    }
}
