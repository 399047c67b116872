<?php

declare(strict_types=1);

namespace Ringwell\Lease;

use Ringwell\Db\Connection;

/**
 * Lease rows in the database.
 *
 * Why no two visitors ever get one number: the row is read outside any transaction, and written by
 * UPDATE … WHERE number_id AND rev. Of two rivals that read the same rev, the database lets one change the row;
 * the other's statement then finds no row with that rev (0 affected rows; with snapshot isolation error 1020).
 * Every write counts rev up, so a row can't come back to a rev that somebody read before. The number is ours
 * only after one affected row AND a successful COMMIT, because a COMMIT can fail too (a cluster certifies there).
 * Why a visitor never has two numbers of one pool: unique key (pool_id, visitor).
 * Why nothing deadlocks for good: a transaction locks one row by its primary key and appends to a log.
 */
final class SqlLeaseStore implements LeaseStore
{
    private const COLUMNS = 'number_id, pool_id, rev, visitor, visit, lease, given_at, hold_until, confirmed, protected_at, viewed_at, active_at';

    private readonly ExposureLog $log;

    public function __construct(private readonly Connection $db)
    {
        $this->log = new ExposureLog($db);
    }

    public function ofVisitor(int $poolId, string $visitor, int $now): LeaseRead
    {
        return $this->read($this->db->rows(
            'SELECT ' . self::COLUMNS . ', {now} AS database_now FROM {leases} WHERE pool_id = %d AND visitor = %s AND usable = 1',
            [$poolId, $visitor],
        ), $now);
    }

    public function free(int $poolId, int $now, int $limit): LeaseRead
    {
        return $this->read($this->db->rows(
            'SELECT ' . self::COLUMNS . ', {now} AS database_now FROM {leases}'
            . ' WHERE pool_id = %d AND hold_until <= %d AND usable = 1 ORDER BY hold_until, number_id LIMIT %d',
            [$poolId, $now, $limit],
        ), $now);
    }

    public function beyond(int $poolId, int $now, int $limit): array
    {
        return $this->read($this->db->rows(
            'SELECT ' . self::COLUMNS . ', NULL AS database_now FROM {leases}'
            . ' WHERE pool_id = %d AND hold_until > %d AND usable = 1 ORDER BY hold_until, number_id LIMIT %d',
            [$poolId, LeaseRow::longest($now), $limit],
        ), $now)->rows;
    }

    public function ofNumbers(array $numberIds, int $now): array
    {
        if ($numberIds === []) {
            return [];
        }
        $marks = implode(',', array_fill(0, count($numberIds), '%d'));
        $rows = [];
        foreach ($this->db->rows('SELECT ' . self::COLUMNS . " FROM {leases} WHERE number_id IN ({$marks}) AND usable = 1", $numberIds) as $row) {
            $rows[(int) $row['number_id']] = LeaseRow::fromRow($row, $now);
        }

        return $rows;
    }

    public function replace(LeaseRow $before, LeaseRow $after, callable $events): ?LeaseRow
    {
        try {
            return $this->db->transaction(function () use ($before, $after, $events): LeaseRow {
                $affected = $this->db->run(
                    'UPDATE {leases} SET visitor = %s, visit = %d, lease = %s, given_at = %d, hold_until = %d, confirmed = %d,'
                    . ' protected_at = %d, viewed_at = %d, active_at = %d, rev = rev + 1'
                    . ' WHERE number_id = %d AND rev = %d AND pool_id = %d AND usable = 1',
                    [
                        $after->visitor, $after->visit, $after->lease, $after->givenAt, $after->holdUntil, (int) $after->confirmed,
                        $after->protectedAt, $after->viewedAt, $after->activeAt,
                        $before->numberId, $before->rev, $before->poolId,
                    ],
                );
                if ($affected !== 1) {
                    throw new LostRace();
                }
                $this->log->append($events($before->rev + 1));

                return $after->written($before->rev + 1);
            });
        } catch (LostRace) {
            return null;
        }
    }

    /** @param list<array<string, string|null>> $rows */
    private function read(array $rows, int $now): LeaseRead
    {
        $databaseNow = $rows[0]['database_now'] ?? null;

        return new LeaseRead(
            array_map(static fn (array $row): LeaseRow => LeaseRow::fromRow($row, $now), $rows),
            $databaseNow === null ? null : (int) $databaseNow,
        );
    }
}
