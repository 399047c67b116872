<?php

declare(strict_types=1);

namespace Ringwell\Schema;

/** Whether a number has accounts of messengers, so that links that write may show it. */
final class M0013MarkMessengers implements Migration
{
    public function up(\wpdb $wpdb): void
    {
        (new Change($wpdb, 'numbers'))->add('messengers', 'tinyint(1) NOT NULL DEFAULT 0');
    }

    public function tables(): array
    {
        return ['numbers' => ['messengers']];
    }
}
