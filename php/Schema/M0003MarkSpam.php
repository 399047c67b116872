<?php

declare(strict_types=1);

namespace Ringwell\Schema;

/** Whether somebody of the clinic called a call spam. */
final class M0003MarkSpam implements Migration
{
    public function up(\wpdb $wpdb): void
    {
        $table = "{$wpdb->prefix}ringwell_calls";
        // Asked first, so that a second run adds nothing: not every database knows ADD COLUMN IF NOT EXISTS.
        if ($wpdb->get_col((string) $wpdb->prepare('SHOW COLUMNS FROM %i LIKE %s', $table, 'spam')) !== []) {
            return;
        }
        if ($wpdb->query((string) $wpdb->prepare('ALTER TABLE %i ADD COLUMN spam tinyint(1) NOT NULL DEFAULT 0', $table)) === false) {
            throw new Refused($wpdb->last_error);
        }
    }

    public function tables(): array
    {
        return ['calls' => ['spam']];
    }
}
