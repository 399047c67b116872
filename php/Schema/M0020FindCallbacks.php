<?php

declare(strict_types=1);

namespace Ringwell\Schema;

/** When a bridge last asked for work, and keys by which callbacks are sorted and employees' phones found. */
final class M0020FindCallbacks implements Migration
{
    public function up(\wpdb $wpdb): void
    {
        (new Change($wpdb, 'connections'))->add('orders_asked_at', 'bigint(20) DEFAULT NULL');
        (new Change($wpdb, 'call_legs'))->key('KEY', 'party', '(party,call_id)');
        (new Change($wpdb, 'callbacks'))->key('KEY', 'over_at', '(over_at)')->key('KEY', 'next_at', '(next_at)');
    }

    public function tables(): array
    {
        return ['connections' => ['orders_asked_at']];
    }
}
