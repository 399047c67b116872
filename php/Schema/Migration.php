<?php

declare(strict_types=1);

namespace Ringwell\Schema;

/** One step of the database from one version to the next. Runs once; must be safe to run again after a crash. */
interface Migration
{
    /** @throws Refused where the database said no */
    public function up(\wpdb $wpdb): void;

    /** @return array<string, list<string>> what must be there afterwards: table without prefix => columns */
    public function tables(): array;
}
