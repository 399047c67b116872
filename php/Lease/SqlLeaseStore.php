<?php

declare(strict_types=1);

namespace Ringwell\Lease;

use Ringwell\Db\Connection;
use Ringwell\Db\Where;
use Ringwell\Number\NumberStore;
use Ringwell\Source\NumberRef;

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
    private const COLUMNS = 'number_id, pool_id, rev, visitor, visit, lease, given_at, hold_until, confirmed, protected_at, viewed_at, active_at, network';

    private const COLUMNS_OF_L = 'l.number_id, l.pool_id, l.rev, l.visitor, l.visit, l.lease, l.given_at, l.hold_until, l.confirmed, l.protected_at, l.viewed_at, l.active_at, l.network';

    private const OWN = 'pool_id = %d AND visitor = %s AND usable = 1';
    private const FREE = 'pool_id = %d AND usable = 1 AND hold_until <= %d ORDER BY hold_until, number_id LIMIT %d';
    private const NEAR = 'pool_id = %d AND usable = 1 AND region = %s AND hold_until <= %d ORDER BY hold_until, number_id LIMIT %d';
    private const OF_NETWORK = 'pool_id = %d AND network = %s AND confirmed = %d AND hold_until > %d LIMIT %d';

    private readonly ExposureLog $log;

    public function __construct(private readonly Connection $db)
    {
        $this->log = new ExposureLog($db);
    }

    /**
     * One statement, so that all of it is of one moment. Each of its legs reads a short piece of one index (a test shows
     * it) and brings ids or a count alone; the few rows that they name are then read by their keys. LIMIT stands in
     * derived tables, because SQLite admits it nowhere else in a UNION.
     */
    public function candidates(Pool $pool, string $visitor, ?string $network, ?string $region, int $now, int $limit): LeaseRead
    {
        $legs = [self::leg('own', self::OWN), self::leg('free', self::FREE)];
        $values = [$pool->id, $visitor, $pool->id, $now, $limit];
        if ($region !== null && $region !== '') {
            $legs[] = self::leg('near', self::NEAR);
            array_push($values, $pool->id, $region, $now, $limit);
        }
        $numbers = $network === null ? 0 : $pool->numbers ?? $this->count($pool->id);
        if ($network !== null) {
            $cap = Standing::counted($numbers);
            array_push($legs, self::countLeg('unconfirmed'), self::countLeg('confirmed'));
            array_push($values, $pool->id, $network, 0, $now, $cap, $pool->id, $network, 1, $now, $cap);
        }
        $rows = $this->db->rows(
            'SELECT u.leg, u.counted, ' . self::COLUMNS_OF_L . ', n.number, n.display FROM (' . implode(' UNION ALL ', $legs)
            . ') u LEFT JOIN {leases} l ON l.number_id = u.number_id ' . NumberStore::JOIN . ' = u.number_id',
            $values,
        );

        return self::read($rows, $now, $network === null ? null : $this->standing($pool->id, $numbers, $rows, $now));
    }

    public function beyond(int $poolId, int $now, int $limit): array
    {
        return array_map(static fn (array $row): LeaseRow => LeaseRow::fromRow($row, $now), $this->db->rows(
            'SELECT ' . self::COLUMNS . ' FROM {leases} WHERE pool_id = %d AND usable = 1 AND hold_until > %d ORDER BY hold_until, number_id LIMIT %d',
            [$poolId, LeaseRow::longest($now), $limit],
        ));
    }

    public function ofNumbers(array $numberIds, int $now): array
    {
        if ($numberIds === []) {
            return [];
        }
        $rows = [];
        foreach ($this->db->rows('SELECT ' . self::COLUMNS . ' FROM {leases} WHERE number_id IN (' . Where::marks(count($numberIds)) . ') AND usable = 1', $numberIds) as $row) {
            $rows[(int) $row['number_id']] = LeaseRow::fromRow($row, $now);
        }

        return $rows;
    }

    public function replace(LeaseRow $before, LeaseRow $after, callable $events, ?Alongside $with = null): ?LeaseRow
    {
        try {
            $written = $this->db->transaction(function () use ($before, $after, $events, $with): LeaseRow {
                $affected = $this->db->run(
                    'UPDATE {leases} SET visitor = %s, visit = %d, lease = %s, given_at = %d, hold_until = %d, confirmed = %d,'
                    . ' protected_at = %d, viewed_at = %d, active_at = %d, network = %s, rev = rev + 1'
                    . ' WHERE number_id = %d AND rev = %d AND pool_id = %d AND usable = 1',
                    [
                        $after->visitor, $after->visit, $after->lease, $after->givenAt, $after->holdUntil, (int) $after->confirmed,
                        $after->protectedAt, $after->viewedAt, $after->activeAt, $after->network,
                        $before->numberId, $before->rev, $before->poolId,
                    ],
                );
                if ($affected !== 1) {
                    throw new LostRace();
                }
                $this->log->append([...$events($before->rev + 1), ...$with?->events() ?? []]);
                $with?->write();

                return $after->written($before->rev + 1);
            });
        } catch (LostRace) {
            return null;
        }
        $with?->committed();

        return $written;
    }

    /** @param list<array<string, string|null>> $rows with the counts of the network among them */
    private function standing(int $poolId, int $numbers, array $rows, int $now): Standing
    {
        $counts = array_column($rows, 'counted', 'leg');
        $unconfirmed = (int) ($counts['unconfirmed'] ?? 0);
        $all = $unconfirmed + (int) ($counts['confirmed'] ?? 0);
        // How many are free matters to a network that holds its share; then it is worth a statement of its own.
        $free = $all < Standing::cap($numbers) ? null : $this->db->rows(
            'SELECT COUNT(*) AS free FROM (SELECT number_id FROM {leases} WHERE ' . self::FREE . ') counted',
            [$poolId, $now, Standing::scarce($numbers)],
        );

        return new Standing($numbers, $free === null ? null : (int) ($free[0]['free'] ?? 0), $unconfirmed, $all);
    }

    private function count(int $poolId): int
    {
        return (int) ($this->db->rows('SELECT COUNT(*) AS numbers FROM {leases} WHERE pool_id = %d AND usable = 1', [$poolId])[0]['numbers'] ?? 0);
    }

    /**
     * @param  literal-string $name
     * @param  literal-string $condition
     * @return literal-string
     */
    private static function leg(string $name, string $condition): string
    {
        return "SELECT '{$name}' AS leg, f.number_id, NULL AS counted FROM (SELECT number_id FROM {leases} WHERE {$condition}) f";
    }

    /**
     * As many rows as there are, but no more than the LIMIT in the condition: no pool is ever counted through.
     *
     * @param  literal-string $name
     * @return literal-string
     */
    private static function countLeg(string $name): string
    {
        return "SELECT '{$name}', NULL, COUNT(*) FROM (SELECT number_id FROM {leases} WHERE " . self::OF_NETWORK . ') f';
    }

    /** @param list<array<string, string|null>> $rows */
    private static function read(array $rows, int $now, ?Standing $standing): LeaseRead
    {
        $legs = ['own' => [], 'near' => [], 'free' => []];
        $numbers = [];
        foreach ($rows as $row) {
            if (isset($row['number_id'])) {
                $legs[$row['leg']][] = $row;
                $numbers[(int) $row['number_id']] = new NumberRef((int) $row['number_id'], (string) $row['number'], $row['display']);
            }
        }
        // A UNION keeps no order.
        $free = $legs['near'] === [] ? $legs['free'] : $legs['near'];
        usort($free, static fn (array $a, array $b): int => [(int) $a['hold_until'], (int) $a['number_id']] <=> [(int) $b['hold_until'], (int) $b['number_id']]);

        return new LeaseRead(
            isset($legs['own'][0]) ? LeaseRow::fromRow($legs['own'][0], $now) : null,
            array_map(static fn (array $row): LeaseRow => LeaseRow::fromRow($row, $now), $free),
            $numbers,
            $standing,
        );
    }
}
