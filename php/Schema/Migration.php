<?php

declare(strict_types=1);

namespace Ringwell\Schema;

/** One step of the database from one version to the next. Runs once; must be safe to run again after a crash. */
interface Migration
{
    public function up(\wpdb $wpdb): void;
}
