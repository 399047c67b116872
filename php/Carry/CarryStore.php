<?php

declare(strict_types=1);

namespace Ringwell\Carry;

use Ringwell\Db\Connection;
use Ringwell\Db\Retry;

/** Tokens by which a link carries a visit over, each for one use within a minute. Those given in are hashes. */
final class CarryStore
{
    public function __construct(private readonly Connection $db)
    {
    }

    /**
     * @param string $from  origin of the page with the link
     * @param string $to    origin that the link leads to
     * @param int    $until UTC milliseconds
     * @return bool false where the token stands for a visit already
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
     * Takes a token out of the world. Of two who bring the same one, one gets it: whose DELETE finds the row.
     *
     * @return array{sealed: string, from: string, to: string, until: int}|null
     */
    public function take(string $token): ?array
    {
        $row = $this->db->rows('SELECT sealed, leads_from, leads_to, until FROM {carries} WHERE token = %s', [$token])[0] ?? null;
        if ($row === null || Retry::statement(fn (): int => $this->db->run('DELETE FROM {carries} WHERE token = %s', [$token])) !== 1) {
            return null;
        }

        return ['sealed' => (string) $row['sealed'], 'from' => (string) $row['leads_from'], 'to' => (string) $row['leads_to'], 'until' => (int) $row['until']];
    }

    /** Those whose minute is over. */
    public function forget(int $now): void
    {
        Retry::statement(fn (): int => $this->db->run('DELETE FROM {carries} WHERE until <= %d', [$now]));
    }
}
