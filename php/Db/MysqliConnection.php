<?php

declare(strict_types=1);

namespace Ringwell\Db;

/**
 * WordPress's mysqli handle without wpdb around it.
 *
 * The lease needs it because wpdb reconnects in the middle of a transaction and runs only the last
 * statement again: half a transaction would then be committed. Here a lost connection is an error.
 */
final class MysqliConnection implements Connection
{
    /**
     * @param \Closure(): \mysqli $handle asked for each statement: outside transactions wpdb may have reconnected
     * @param \Closure(): string  $prefix of the tables; another site's after switch_to_blog
     */
    public function __construct(private readonly \Closure $handle, private readonly \Closure $prefix)
    {
    }

    public function rows(string $sql, array $values = []): array
    {
        $result = $this->send($sql, $values);
        if (! $result instanceof \mysqli_result) {
            return [];
        }
        /** @var list<array<string, string|null>> $rows */
        $rows = $result->fetch_all(MYSQLI_ASSOC);
        $result->free();

        return $rows;
    }

    public function run(string $sql, array $values = []): int
    {
        $this->send($sql, $values);

        return (int) ($this->handle)()->affected_rows;
    }

    public function insertedId(): int
    {
        return (int) ($this->handle)()->insert_id;
    }

    public function transaction(callable $work): mixed
    {
        $this->send('START TRANSACTION', []);
        try {
            $result = $work();
            $this->send('COMMIT', []);

            return $result;
        } catch (\Throwable $error) {
            try {
                $this->send('ROLLBACK', []);
            } catch (Failed) {
                // The connection is gone, and the server has rolled back by itself.
            }
            throw $error;
        }
    }

    /**
     * @param  list<string|int|float|null> $values
     */
    private function send(string $sql, array $values): \mysqli_result|bool
    {
        $handle = ($this->handle)();
        $sql = str_replace('{now}', 'CAST(UNIX_TIMESTAMP(NOW(3)) * 1000 AS SIGNED)', $sql);
        $text = Statement::compile($sql, $values, ($this->prefix)(), $handle->real_escape_string(...));
        try {
            $result = $handle->query($text);
        } catch (\mysqli_sql_exception $error) {
            throw new Failed($error->getMessage(), $error->getCode());
        }
        if ($result === false) {
            throw new Failed($handle->error, $handle->errno);
        }

        return $result;
    }
}
