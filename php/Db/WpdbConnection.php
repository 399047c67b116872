<?php

declare(strict_types=1);

namespace Ringwell\Db;

/** WordPress's own connection: for every room, and for the lease too where the database is SQLite. */
final class WpdbConnection implements Connection
{
    private bool $isInside = false;

    public function __construct(private readonly \wpdb $wpdb)
    {
    }

    public function rows(string $sql, array $values = []): array
    {
        // Outside a transaction a read may simply be sent again; inside one, all of it is lost.
        $send = fn () => $this->quietly(fn (string $text) => $this->wpdb->get_results($text, ARRAY_A), $sql, $values);
        /** @var list<array<string, string|null>>|null $rows */
        $rows = $this->isInside ? $send() : Retry::statement($send);

        return $rows ?? [];
    }

    public function run(string $sql, array $values = []): int
    {
        return (int) $this->quietly(fn (string $text) => $this->wpdb->query($text), $sql, $values);
    }

    public function insertedId(): int
    {
        return $this->wpdb->insert_id;
    }

    public function transaction(callable $work): mixed
    {
        $outside = $this->isInside;
        $this->run('START TRANSACTION');
        $this->isInside = true;
        try {
            $result = $work();
            $this->run('COMMIT');

            return $result;
        } catch (\Throwable $error) {
            try {
                $this->run('ROLLBACK');
            } catch (Failed) {
                // Nothing left to undo: SQLite ends a transaction in which a statement failed.
            }
            throw $error;
        } finally {
            $this->isInside = $outside;
        }
    }

    /**
     * Errors become exceptions instead of a line in debug.log: a lost race is no fault.
     *
     * @template T
     * @param  callable(string): T         $send
     * @param  list<string|int|float|null> $values
     * @return T
     */
    private function quietly(callable $send, string $sql, array $values): mixed
    {
        $now = $this->wpdb->dbh instanceof \mysqli ? Statement::NOW : 'NULL';
        $text = Statement::compile(str_replace('{now}', $now, $sql), $values, $this->wpdb->prefix, $this->escape(...));
        $before = $this->wpdb->suppress_errors(true);
        try {
            $answer = $send($text);
        } finally {
            $this->wpdb->suppress_errors($before);
        }
        if ($this->wpdb->last_error !== '') {
            $handle = $this->wpdb->dbh;
            throw new Failed($this->wpdb->last_error, $handle instanceof \mysqli ? mysqli_errno($handle) : 0);
        }

        return $answer;
    }

    private function escape(string $value): string
    {
        return $this->wpdb->remove_placeholder_escape($this->wpdb->_real_escape($value));
    }
}
