<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Support;

/**
 * Lets code under test open its own transactions inside the one that wraps the test: START TRANSACTION, COMMIT
 * and ROLLBACK become savepoints, which MariaDB and SQLite know alike. Without it the first COMMIT in a store
 * would make the test's data stay.
 */
final class Transactions
{
    private static ?self $shared = null;
    private bool $wrapped = false;
    private int $depth = 0;

    /** One for the process, as there is one connection. */
    public static function shared(): self
    {
        return self::$shared ??= new self();
    }

    public function open(\wpdb $wpdb): void
    {
        $wpdb->query('START TRANSACTION');
        $this->wrapped = true;
        $this->depth = 0;
    }

    /** @return int how many transactions the code under test left open */
    public function undo(\wpdb $wpdb): int
    {
        $open = $this->depth;
        $this->wrapped = false;
        $this->depth = 0;
        $wpdb->query('ROLLBACK');

        return $open;
    }

    public function translate(string $sql): string
    {
        if (! $this->wrapped || preg_match('/^\s*(START\s+TRANSACTION|BEGIN|COMMIT|ROLLBACK)\s*;?\s*$/i', $sql, $match) !== 1) {
            return $sql;
        }
        $word = strtoupper($match[1]);
        if ($word !== 'COMMIT' && $word !== 'ROLLBACK') {
            return 'SAVEPOINT ringwell_' . ++$this->depth;
        }
        if ($this->depth === 0) {
            throw new \LogicException($word . ' without a transaction');
        }
        $name = 'ringwell_' . $this->depth--;

        return $word === 'COMMIT' ? 'RELEASE SAVEPOINT ' . $name : 'ROLLBACK TO SAVEPOINT ' . $name;
    }
}
