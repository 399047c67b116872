<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Support;

use Ringwell\Db\Connection;
use Ringwell\Db\Failed;

/**
 * Lets something happen at a certain statement of the code under test: an error, a killed connection, a rival. Only
 * statements on our tables and the words of transactions count.
 */
final class Faults
{
    /** @var list<string> what was sent since begin(): "SELECT leases", "UPDATE leases", "COMMIT" */
    public array $sent = [];

    private ?int $at = null;
    private bool $isWritingRefused = false;
    private bool $isOn = false;

    /** @var (\Closure(?\mysqli): void)|null */
    private ?\Closure $before = null;

    /** @var (\Closure(?\mysqli): void)|null */
    private ?\Closure $after = null;

    /**
     * @param ?int              $at     number of the statement, from 0; null: only counts
     * @param ?\Closure(?\mysqli): void $before happens instead of the statement if it throws
     * @param ?\Closure(?\mysqli): void $after  happens when the database has answered
     */
    public function begin(?int $at = null, ?\Closure $before = null, ?\Closure $after = null): void
    {
        $this->sent = [];
        $this->isWritingRefused = false;
        $this->at = $at;
        $this->before = $before;
        $this->after = $after;
        $this->isOn = true;
    }

    /** From this statement on nothing can be written; reads go on. */
    public function refuseWrites(int $from): void
    {
        $this->begin($from);
        $this->isWritingRefused = true;
    }

    public function end(): void
    {
        $this->isOn = false;
    }

    /** For wpdb's filter "query". */
    public function filter(string $sql): string
    {
        $this->before($sql);

        return $sql;
    }

    public function before(string $sql, ?\mysqli $handle = null): void
    {
        $name = self::name($sql);
        if (! $this->isOn || $name === null) {
            return;
        }
        $this->sent[] = $name;
        if ($this->isWritingRefused && count($this->sent) > $this->at && preg_match('/^(INSERT|REPLACE|UPDATE|DELETE)/', $name) === 1) {
            // Without a handle it goes through wpdb, which the fault has to come through as an exception of ours.
            throw $handle === null
                ? new Failed('SQLSTATE[HY000]: General error: 13 database or disk is full')
                : new \mysqli_sql_exception('The table \'wp_ringwell_exposures\' is full', 1114);
        }
        if (count($this->sent) - 1 === $this->at && $this->before !== null) {
            ($this->before)($handle);
        }
    }

    public function after(string $sql, ?\mysqli $handle = null): void
    {
        if ($this->isOn && self::name($sql) !== null && count($this->sent) - 1 === $this->at) {
            $this->at = null;
            if ($this->after !== null) {
                ($this->after)($handle);
            }
        }
    }

    /** @return \Closure(): never as the database says it */
    public static function error(int $errno): \Closure
    {
        return static fn () => throw new \mysqli_sql_exception("Injected error {$errno}", $errno);
    }

    /** @return \Closure(): never */
    public static function locked(): \Closure
    {
        return static fn () => throw new Failed('SQLSTATE[HY000]: General error: 5 database is locked');
    }

    /** @return \Closure(?\mysqli): never nothing can be written, as the database or our own connection says it */
    public static function readOnly(): \Closure
    {
        return static fn (?\mysqli $handle) => throw $handle === null ? new Failed('The server is read-only', 1290) : new \mysqli_sql_exception('The server is read-only', 1290);
    }

    /** @return \Closure(?\mysqli): void really closed by the server, as after a crash or a time without a word */
    public static function kill(Connection $other): \Closure
    {
        return static function (?\mysqli $handle) use ($other): void {
            $id = (int) $handle?->thread_id;
            $other->run('KILL CONNECTION %d', [$id]);
            // It is gone when it is in the list no more; its locks are then free too.
            for ($i = 0; $i < 2000 && $other->rows('SELECT 1 AS here FROM information_schema.processlist WHERE id = %d', [$id]) !== []; $i++) {
                usleep(500);
            }
        };
    }

    private static function name(string $sql): ?string
    {
        if (preg_match('/^\s*(START TRANSACTION|COMMIT|ROLLBACK)\b/', $sql, $word) === 1) {
            return $word[1];
        }

        return preg_match('/^\s*(\w+).*?`\w*ringwell_(\w+)`/s', $sql, $part) === 1 ? "{$part[1]} {$part[2]}" : null;
    }
}
