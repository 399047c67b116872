<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Support;

/**
 * A test whose database refuses what the test says, to WordPress and to the stores that work on the connection itself.
 * Nothing wraps such a test: the code under test has the transactions for itself.
 *
 * @phpstan-require-extends \Ringwell\Tests\Integration\TestCase
 */
trait FaultyDatabase
{
    private Faults $faults;
    private ?\mysqli $usual = null;

    protected function isWrapped(): bool
    {
        return false;
    }

    private function openFaultyDatabase(): void
    {
        $this->faults = new Faults();
        if ($this->wpdb->dbh instanceof \mysqli) {
            $this->usual = $this->wpdb->dbh;
            // For the stores that work on the connection itself; what goes through wpdb is seen by its filter.
            $this->wpdb->dbh = FaultyMysqli::open($this->wpdb, $this->faults);
        }
        add_filter('query', $this->faults->filter(...));
    }

    private function closeFaultyDatabase(): void
    {
        $this->faults->end();
        if ($this->usual !== null) {
            $this->wpdb->dbh = $this->usual;
        }
    }
}
