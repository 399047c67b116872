<?php

declare(strict_types=1);

namespace Ringwell\Schema;

use Ringwell\Db\WpdbConnection;
use Ringwell\Source\SourceStore;
use Ringwell\SystemClock;

/** The built-in sources. SourceStore would make them on first use too; this spares the first visitor the work. */
final class M0002SeedBuiltinSources implements Migration
{
    public function up(\wpdb $wpdb): void
    {
        (new SourceStore(new WpdbConnection($wpdb), new SystemClock()))->seedBuiltins();
    }

    public function tables(): array
    {
        return [];
    }
}
