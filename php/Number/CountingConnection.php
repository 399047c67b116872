<?php

declare(strict_types=1);

namespace Ringwell\Number;

use Ringwell\Db\Connection;
use Ringwell\Time;

/**
 * Each number has one connection whose reports count: the first that reports a call for it, until it has been silent
 * for 30 days or is gone. What others report of the same number is the same calls seen from elsewhere.
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
