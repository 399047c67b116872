<?php

declare(strict_types=1);

namespace Ringwell\Limit;

use Ringwell\Clock;
use Ringwell\Db\Connection;
use Ringwell\Db\Retry;
use Ringwell\Time;

/**
 * Counts what somebody does, up to a limit, in windows of a fixed grid of time. Whom a count is of is a keyed hash: the table
 * names no phone and no network.
 */
final class Counter
{
    /** What a window longer than this counts is not kept for long enough. */
    public const LONGEST = Time::DAY;

    /** @param \Closure(): string $key secret of this site */
    public function __construct(private readonly Connection $db, private readonly \Closure $key, private readonly Clock $clock)
    {
    }

    /**
     * Takes one of what is left, where something is. Of many that ask at the same moment no more than $cap are told yes: the
     * database counts, in the one statement that also looks at the limit. Not for use inside of a transaction.
     *
     * @param string $what   what is counted: a word of ours
     * @param string $whose  of whom: a phone, a network; '' for all together
     * @param int    $window milliseconds, self::LONGEST at most
     * @return bool  false: the limit is reached, and nothing was counted
     */
    public function take(string $what, string $whose, int $window, int $cap): bool
    {
        $place = $this->place($what, $whose, $window);
        if ($cap <= 0) {
            return false;
        }
        // The row is there but for the first time of a window: else one statement does, and at the limit nothing is written.
        if ($this->add($place, $cap)) {
            return true;
        }
        if ($this->peek($what, $whose, $window) >= $cap) {
            return false;
        }
        // IGNORE, because another process may have been quicker.
        Retry::statement(fn () => $this->db->run('INSERT IGNORE INTO {limits} (bucket, win, hits) VALUES (%s, %d, 0)', $place));

        return $this->add($place, $cap);
    }

    /**
     * How many were taken in all the windows that touch a time.
     *
     * @param int $from UTC milliseconds, no longer ago than self::LONGEST
     * @param int $to   UTC milliseconds
     */
    public function between(string $what, string $whose, int $window, int $from, int $to): int
    {
        [$bucket] = $this->place($what, $whose, $window);
        $rows = $this->db->rows('SELECT SUM(hits) AS hits FROM {limits} WHERE bucket = %s AND win >= %d AND win <= %d', [$bucket, $from - $from % $window, $to]);

        return (int) ($rows[0]['hits'] ?? 0);
    }

    /** @return int how many were taken in the window of now */
    public function peek(string $what, string $whose, int $window): int
    {
        return (int) ($this->db->rows('SELECT hits FROM {limits} WHERE bucket = %s AND win = %d', $this->place($what, $whose, $window))[0]['hits'] ?? 0);
    }

    /** Windows that are over; also those of a clock that was ahead. Turnstiles stay. */
    public function purge(): void
    {
        $now = $this->clock->now();
        $this->db->run('DELETE FROM {limits} WHERE win > 0 AND (win < %d OR win > %d)', [$now - 2 * self::LONGEST, $now + 2 * self::LONGEST]);
    }

    /** @param array{string, int} $place */
    private function add(array $place, int $cap): bool
    {
        return Retry::statement(fn () => $this->db->run(
            'UPDATE {limits} SET hits = hits + 1 WHERE bucket = %s AND win = %d AND hits < %d',
            [...$place, $cap],
        )) === 1;
    }

    /** @return array{string, int} bucket, beginning of the window */
    private function place(string $what, string $whose, int $window): array
    {
        if ($window <= 0 || $window > self::LONGEST) {
            throw new \LogicException("No window: {$window}");
        }
        $now = $this->clock->now();

        return [substr(hash_hmac('sha256', "limit\0{$what}\0{$window}\0{$whose}", ($this->key)()), 0, 32), $now - $now % $window];
    }
}
