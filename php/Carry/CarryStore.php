<?php

declare(strict_types=1);

namespace Ringwell\Carry;

use Ringwell\Db\Connection;
use Ringwell\Db\Retry;
use Ringwell\Time;

/**
 * Tokens by which a link carries a visit over, each for one use within a minute. Those given in are hashes.
 *
 * A token is made up by whoever says it, so one that was used or ran out is known for a day more, by its hash alone and
 * with its time below zero: else a link that lies about, in a comment say, would work for as long as somebody said its
 * token again and again.
 */
final class CarryStore
{
    private const KNOWN = Time::DAY;

    private const EMPTIED = "visit = 0, sealed = '', leads_from = '', leads_to = '', until = -until";

    public function __construct(private readonly Connection $db)
    {
    }

    /**
     * @param string $from  origin of the page with the link
     * @param string $to    origin that the link leads to
     * @param int    $until UTC milliseconds
     * @return bool false where the token stands for a visit, or did today
     */
    public function add(string $token, int $visit, string $sealed, string $from, string $to, int $until): bool
    {
        return Retry::statement(fn (): int => $this->db->run(
            'INSERT IGNORE INTO {carries} (token, visit, sealed, leads_from, leads_to, until) VALUES (%s, %d, %s, %s, %s, %d)',
            [$token, $visit, $sealed, $from, $to, $until],
        )) === 1;
    }

    /** How many of this visit could still be used. */
    public function countOf(int $visit, int $now): int
    {
        return (int) ($this->db->rows('SELECT COUNT(*) AS waiting FROM {carries} WHERE visit = %d AND until > %d', [$visit, $now])[0]['waiting'] ?? 0);
    }

    /**
     * Uses a token up. Of two who bring the same one, one gets it: whose UPDATE finds the row.
     *
     * @return array{sealed: string, from: string, to: string, until: int}|null
     */
    public function take(string $token): ?array
    {
        $row = $this->db->rows('SELECT sealed, leads_from, leads_to, until FROM {carries} WHERE token = %s AND until > 0', [$token])[0] ?? null;
        if ($row === null || Retry::statement(fn (): int => $this->db->run('UPDATE {carries} SET ' . self::EMPTIED . ' WHERE token = %s AND until > 0', [$token])) !== 1) {
            return null;
        }

        return ['sealed' => (string) $row['sealed'], 'from' => (string) $row['leads_from'], 'to' => (string) $row['leads_to'], 'until' => (int) $row['until']];
    }

    /** Whose those were whose minute is over, and all of those whose day is. */
    public function forget(int $now): void
    {
        Retry::statement(fn (): int => $this->db->run('UPDATE {carries} SET ' . self::EMPTIED . ' WHERE until BETWEEN 1 AND %d', [$now]));
        Retry::statement(fn (): int => $this->db->run('DELETE FROM {carries} WHERE until BETWEEN %d AND -1', [self::KNOWN - $now]));
    }
}
