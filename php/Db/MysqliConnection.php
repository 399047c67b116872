<?php

declare(strict_types=1);

namespace Ringwell\Db;

/**
 * WordPress's mysqli handle without wpdb around it.
 *
 * The lease needs it because wpdb reconnects in the middle of a transaction and runs only the last
 * statement again: half a transaction would then be committed. Here a lost connection is an error, and a
 * transaction stays on the connection on which it began. Whoever tries again does so on a new one.
 */
final class MysqliConnection implements Connection
{
    /** In the middle of a transaction. */
    private ?\mysqli $inside = null;
    private bool $isLost = false;

    /**
     * @param \Closure(): \mysqli $handle asked for each statement: outside transactions wpdb may have reconnected
     * @param \Closure(): string  $prefix of the tables; another site's after switch_to_blog
     * @param ?\Closure(): void   $reopen connects anew after a lost connection; throws a Failed that may not be retried where it can't
     */
    public function __construct(private readonly \Closure $handle, private readonly \Closure $prefix, private readonly ?\Closure $reopen = null)
    {
    }

    public function rows(string $sql, array $values = []): array
    {
        // Outside a transaction a read may simply be sent again; inside one, all of it is lost.
        $send = fn (): \mysqli_result|bool => $this->send($sql, $values);
        $result = $this->inside === null ? Retry::statement($send) : $send();
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

        return (int) $this->handle()->affected_rows;
    }

    public function insertedId(): int
    {
        return (int) $this->handle()->insert_id;
    }

    public function transaction(callable $work): mixed
    {
        $outside = $this->inside;
        $this->send('START TRANSACTION', []);
        $this->inside = $this->handle();
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
        } finally {
            $this->inside = $outside;
        }
    }

    private function handle(): \mysqli
    {
        return $this->inside ?? ($this->handle)();
    }

    /**
     * @param  list<string|int|float|null> $values
     */
    private function send(string $sql, array $values): \mysqli_result|bool
    {
        if ($this->isLost && $this->inside === null) {
            $this->isLost = false;
            ($this->reopen ?? static fn () => null)();
        }
        $handle = $this->handle();
        $sql = str_replace('{now}', Statement::NOW, $sql);
        $text = Statement::compile($sql, $values, ($this->prefix)(), $handle->real_escape_string(...));
        try {
            $result = $handle->query($text);
        } catch (\mysqli_sql_exception $error) {
            throw $this->failed($error->getMessage(), $error->getCode());
        }
        if ($result === false) {
            throw $this->failed($handle->error, $handle->errno);
        }

        return $result;
    }

    private function failed(string $message, int $errno): Failed
    {
        $failed = new Failed($message, $errno);
        $this->isLost = $this->isLost || $failed->isLostConnection();

        return $failed;
    }
}
