<?php

declare(strict_types=1);

namespace Ringwell\Number;

use Ringwell\Db\Connection;
use Ringwell\Db\Where;
use Ringwell\Time;

/**
 * Each number has one connection whose reports count: the first that reports a call for it, until it has been silent
 * for 30 days or is gone, or until the owner wants another. What others report of the same number is the same calls seen from elsewhere.
 */
final class CountingConnection
{
    public const SILENT_AFTER = 30 * Time::DAY;
    /** Noted no more often than this, so that not every event writes the number's row. */
    private const NOTED_EVERY = Time::HOUR;

    public function __construct(private readonly Connection $db)
    {
    }

    /** Whether this connection counts for the number, now that it has reported a call. The first that asks does. */
    public function claim(DialledNumber $number, int $connectionId, int $now): bool
    {
        if ($number->countedBy === $connectionId) {
            if ($now - $number->countedAt > self::NOTED_EVERY) {
                $this->db->run('UPDATE {numbers} SET counted_at = %d WHERE id = %d AND counted_by = %d AND counted_at < %d', [$now, $number->id, $connectionId, $now]);
            }

            return true;
        }
        $silent = $now - self::SILENT_AFTER;
        if ($number->countedBy !== null && $number->countedAt >= $silent) {
            return false;
        }
        // Of several that are first at once, one changes the row.
        $isWon = $this->db->run(
            'UPDATE {numbers} SET counted_by = %d, counted_at = %d WHERE id = %d AND (counted_by IS NULL OR counted_at < %d)',
            [$connectionId, $now, $number->id, $silent],
        ) === 1;

        return $isWon || $this->is($number->id, $connectionId);
    }

    /**
     * @param  list<int>       $numbers ids
     * @return array<int, int> other connections that count for some of these numbers => for how many
     */
    public function others(int $connectionId, array $numbers, int $now): array
    {
        $counts = [];
        $rows = $numbers === [] ? [] : $this->db->rows(
            'SELECT counted_by, COUNT(*) AS numbers FROM {numbers} WHERE id IN (' . Where::marks(count($numbers)) . ') AND counted_by <> %d AND counted_at >= %d GROUP BY counted_by',
            [...$numbers, $connectionId, $now - self::SILENT_AFTER],
        );
        foreach ($rows as $row) {
            $counts[(int) $row['counted_by']] = (int) $row['numbers'];
        }

        return $counts;
    }

    /**
     * The owner's word: this connection counts for these numbers from now on. What was counted stays.
     *
     * @param list<int> $numbers ids
     */
    public function take(int $connectionId, array $numbers, int $now): void
    {
        if ($numbers !== []) {
            $this->db->run(
                'UPDATE {numbers} SET counted_by = %d, counted_at = %d WHERE id IN (' . Where::marks(count($numbers)) . ') AND counted_by <> %d',
                [$connectionId, $now, ...$numbers, $connectionId],
            );
        }
    }

    /** A connection that is gone, or switched off, counts for no number. */
    public function release(int $connectionId): void
    {
        $this->db->run('UPDATE {numbers} SET counted_by = NULL, counted_at = 0 WHERE counted_by = %d', [$connectionId]);
    }

    private function is(int $numberId, int $connectionId): bool
    {
        return $this->db->rows('SELECT 1 AS found FROM {numbers} WHERE id = %d AND counted_by = %d', [$numberId, $connectionId]) !== [];
    }
}
