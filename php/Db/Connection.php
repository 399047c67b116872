<?php

declare(strict_types=1);

namespace Ringwell\Db;

/**
 * What a store needs of a database, and no more.
 *
 * SQL is written once for MariaDB, MySQL and SQLite (through WordPress's translator). `{leases}` stands
 * for the table with the site's prefix; values are `%s`, `%d` or `%f`, never part of the text. A null
 * value becomes NULL. `{now}` is the database server's time in UTC milliseconds, or NULL where the database is a
 * file of this very machine.
 */
interface Connection
{
    /**
     * @param  literal-string                    $sql    own text only; what came from outside is a value
     * @param  list<string|int|float|null>       $values
     * @return list<array<string, string|null>>
     * @throws Failed
     */
    public function rows(string $sql, array $values = []): array;

    /**
     * @param  literal-string              $sql
     * @param  list<string|int|float|null> $values
     * @return int affected rows
     * @throws Failed
     */
    public function run(string $sql, array $values = []): int;

    /** Id that the last INSERT of this connection made. */
    public function insertedId(): int;

    /**
     * Runs `$work` between BEGIN and COMMIT. Whatever it throws rolls back and is thrown on; a COMMIT that
     * fails throws too, so that only a return means that it happened.
     *
     * @template T
     * @param  callable(): T $work
     * @return T
     * @throws Failed|\Throwable what the database refused, or what `$work` threw
     */
    public function transaction(callable $work): mixed;
}
