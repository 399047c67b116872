<?php

declare(strict_types=1);

namespace Ringwell\Lease;

use Ringwell\Clock;
use Ringwell\Db\Connection;
use Ringwell\Db\Failed;
use Ringwell\Db\Where;
use Ringwell\Number\NumberInUse;
use Ringwell\Number\NumberStore;
use Ringwell\Number\Role;
use Ringwell\Number\RoleDesk;
use Ringwell\Number\TargetStore;
use Ringwell\Plan\Changes;
use Ringwell\Plan\PlanMark;
use Ringwell\Source\PoolKeeper;
use Ringwell\Visit\Region;

/** Pools and the numbers in them. What takes a number from a visitor logs the end of his lease in the same transaction. */
final class PoolStore implements PoolKeeper
{
    public function __construct(
        private readonly Connection $db,
        private readonly NumberStore $numbers,
        private readonly RoleDesk $roles,
        private readonly TargetStore $targets,
        private readonly Clock $clock,
    ) {
    }

    public function find(int $id): ?Pool
    {
        $rows = $this->db->rows('SELECT * FROM {pools} WHERE id = %d', [$id]);

        return isset($rows[0]) ? Pool::fromRow($rows[0]) : null;
    }

    /** @return list<Pool> by name */
    public function all(): array
    {
        return array_map(Pool::fromRow(...), $this->db->rows('SELECT * FROM {pools} ORDER BY name, id'));
    }

    /** @return list<Pool> with their numbers counted, and with the regions of these */
    public function counted(): array
    {
        $rows = $this->db->rows(
            'SELECT p.*, (SELECT COUNT(*) FROM {leases} l WHERE l.pool_id = p.id AND l.usable = 1) AS numbers FROM {pools} p ORDER BY p.id',
        );
        $regions = [];
        foreach ($this->db->rows("SELECT DISTINCT pool_id, region FROM {leases} WHERE usable = 1 AND region <> '' ORDER BY pool_id, region") as $row) {
            // What was written in words, before there were codes, is nobody's region.
            if (Region::isCode((string) $row['region'])) {
                $regions[(int) $row['pool_id']][] = (string) $row['region'];
            }
        }

        return array_map(static fn (array $row): Pool => Pool::fromRow($row, $regions[(int) $row['id']] ?? []), $rows);
    }

    /**
     * @return int the new pool's id
     * @throws Gone where somebody has just deleted the target
     */
    public function add(string $name, int $targetId, PoolSettings $settings): int
    {
        return Changes::run($this->db, function () use ($name, $targetId, $settings): int {
            if ($this->targets->lock([$targetId]) === []) {
                throw new Gone();
            }
            $this->db->run(
                'INSERT INTO {pools} (name, target_id, hold_minutes, hold_from, protection_minutes, call_protection_minutes, created_at)'
                . ' VALUES (%s, %d, %d, %s, %d, %d, %d)',
                [$name, $targetId, $settings->holdMinutes, $settings->holdFrom, $settings->protectionMinutes, $settings->callProtectionMinutes, $this->clock->now()],
            );

            $id = $this->db->insertedId();
            (new PlanMark($this->db))->touch();

            return $id;
        });
    }

    /** Leases that run keep their hold: it only ever grows. */
    public function update(int $id, string $name, PoolSettings $settings): void
    {
        Changes::run($this->db, function () use ($id, $name, $settings): void {
            $this->db->run(
                'UPDATE {pools} SET name = %s, hold_minutes = %d, hold_from = %s, protection_minutes = %d, call_protection_minutes = %d, forecast_at = NULL WHERE id = %d',
                [$name, $settings->holdMinutes, $settings->holdFrom, $settings->protectionMinutes, $settings->callProtectionMinutes, $id],
            );
            (new PlanMark($this->db))->touch();
        });
    }

    /**
     * The pool goes; its numbers are quarantined, because they are known to patients by now.
     *
     * @param callable(): void $detach what else must go in the same transaction: the placements that show it
     */
    public function remove(int $id, callable $detach): void
    {
        Changes::run($this->db, function () use ($id, $detach): void {
            $this->lock([$id]);
            $detach();
            foreach ($this->numbers->inRole(Role::POOL, $id) as $number) {
                $this->endLease($number->id);
                $this->roles->assign($number->id, Role::quarantined());
            }
            $this->db->run('DELETE FROM {pools} WHERE id = %d', [$id]);
            (new PlanMark($this->db))->touch();
        });
    }

    /**
     * Adds numbers, all or none.
     *
     * @param  list<string> $e164s
     * @return list<int>    number ids
     * @throws NumberInUse where one already has another role
     * @throws Gone        where somebody has just deleted the pool: a number in it could be seen on no page
     */
    public function addNumbers(Pool $pool, array $e164s): array
    {
        return Changes::run($this->db, function () use ($pool, $e164s): array {
            if ($this->lock([$pool->id]) === []) {
                throw new Gone();
            }
            $ids = [];
            foreach ($e164s as $e164) {
                $role = Role::pool($pool->id, $pool->targetId);
                $known = $this->numbers->byE164($e164);
                if ($known !== null && $known->role->equals($role)) {
                    throw new NumberInUse($known);
                }
                $id = $this->roles->take($e164, $role);
                // A number that was in a pool before keeps the end of its last hold, so it is not given out early.
                // One that a rival has just added to this very pool is left as it is: a visitor may have it already.
                $region = $known->region ?? '';
                $this->db->run('INSERT IGNORE INTO {leases} (number_id, pool_id, region, usable, rev) VALUES (%d, %d, %s, 1, 0)', [$id, $pool->id, $region]);
                $this->db->run(
                    'UPDATE {leases} SET pool_id = %d, region = %s, usable = 1, visitor = NULL, visit = NULL, lease = NULL, network = NULL, rev = rev + 1'
                    . ' WHERE number_id = %d AND (pool_id <> %d OR usable = 0)',
                    [$pool->id, $region, $id, $pool->id],
                );
                $ids[] = $id;
            }
            $this->db->run('UPDATE {pools} SET forecast_at = NULL WHERE id = %d', [$pool->id]);
            (new PlanMark($this->db))->touch();

            return $ids;
        });
    }

    /** Takes a number out of its pool. Whoever has it on screen is told at his next beat. */
    public function withdraw(int $numberId, Role $role): void
    {
        Changes::run($this->db, function () use ($numberId, $role): void {
            // By a read of its own: within the UPDATE it would lock the lease for reading, see Changes.
            $pools = array_column($this->db->rows('SELECT pool_id FROM {leases} WHERE number_id = %d', [$numberId]), 'pool_id');
            $this->db->run('UPDATE {pools} SET forecast_at = NULL WHERE id = %d', [(int) ($pools[0] ?? 0)]);
            $this->endLease($numberId);
            $was = $this->roles->assign($numberId, $role);
            if (! $was->isFree() && $was->name !== Role::POOL) {
                throw Failed::changedByRival('The number is in no pool any more.');
            }
            (new PlanMark($this->db))->touch();
        });
    }

    /** Inside the caller's transaction, before the number's own row is written: the region is copied, for the index. */
    public function setRegion(int $numberId, string $region): void
    {
        $this->db->run('UPDATE {leases} SET region = %s WHERE number_id = %d', [$region, $numberId]);
    }

    public function lock(array $ids): array
    {
        if ($ids === []) {
            return [];
        }

        return array_map(intval(...), array_column($this->db->rows('SELECT id FROM {pools} WHERE id IN (' . Where::marks(count($ids)) . ') ORDER BY id FOR UPDATE', $ids), 'id'));
    }

    /**
     * The row is locked by its own UPDATE first, so a rival claim either came before and is ended here, or comes
     * after and finds the row not usable.
     */
    private function endLease(int $numberId): void
    {
        $this->db->run('UPDATE {leases} SET usable = 0, rev = rev + 1 WHERE number_id = %d', [$numberId]);
        $row = $this->db->rows('SELECT * FROM {leases} WHERE number_id = %d FOR UPDATE', [$numberId])[0] ?? null;
        if ($row === null || $row['visitor'] === null) {
            return;
        }
        $before = LeaseRow::fromRow($row, $this->clock->now());
        $this->db->run('UPDATE {leases} SET visitor = NULL, visit = NULL, lease = NULL, network = NULL WHERE number_id = %d', [$numberId]);
        (new ExposureLog($this->db))->append([new ExposureEvent(
            $this->clock->now(),
            ExposureEvent::ENDED,
            'pool',
            $numberId,
            $this->find($before->poolId)->targetId ?? 0,
            null,
            $before->poolId,
            $before->visit,
            $before->lease,
            $before->rev,
            holdUntil: $before->holdUntil,
        )]);
    }

    /** The network of a visitor who holds nothing any more is nobody's business. Mostly the next giving has cleared it. */
    public function forgetNetworks(): void
    {
        // It locks rows of many pools on its way.
        Changes::run($this->db, fn () => $this->db->run('UPDATE {leases} SET network = NULL WHERE network IS NOT NULL AND hold_until <= %d', [$this->clock->now()]));
    }

    /** @return array<int, list<LeaseRow>> pool id => confirmed leases in hold */
    public function held(): array
    {
        $now = $this->clock->now();
        $held = [];
        foreach ($this->db->rows('SELECT * FROM {leases} WHERE usable = 1 AND confirmed = 1 AND visitor IS NOT NULL AND hold_until > %d ORDER BY number_id', [$now]) as $row) {
            $held[(int) $row['pool_id']][] = LeaseRow::fromRow($row, $now);
        }

        return $held;
    }

    /** @return list<LeaseRow> of a pool's usable numbers, by number */
    public function rows(int $poolId): array
    {
        $now = $this->clock->now();

        return array_map(
            static fn (array $row): LeaseRow => LeaseRow::fromRow($row, $now),
            $this->db->rows('SELECT * FROM {leases} WHERE pool_id = %d AND usable = 1 ORDER BY number_id', [$poolId]),
        );
    }

    /** @return int|null id of a number of the pool, always the same one as long as it is there; whoever has it keeps it */
    public function example(int $poolId): ?int
    {
        $rows = $this->db->rows('SELECT MIN(number_id) AS id FROM {leases} WHERE pool_id = %d AND usable = 1', [$poolId]);

        return isset($rows[0]['id']) ? (int) $rows[0]['id'] : null;
    }

    /**
     * @param  list<int>              $visits
     * @return array<int, list<int>> visit => ids of the numbers that name it now
     */
    public function heldBy(array $visits): array
    {
        if ($visits === []) {
            return [];
        }
        $held = [];
        foreach ($this->db->rows('SELECT visit, number_id FROM {leases} WHERE usable = 1 AND visit IN (' . Where::marks(count($visits)) . ') ORDER BY number_id', $visits) as $row) {
            $held[(int) $row['visit']][] = (int) $row['number_id'];
        }

        return $held;
    }

    /** @return array<int, array{numbers: int, held: int}> by pool id */
    public function sizes(): array
    {
        $sizes = [];
        $rows = $this->db->rows(
            'SELECT pool_id, COUNT(*) AS numbers, SUM(CASE WHEN visitor IS NOT NULL AND hold_until > %d THEN 1 ELSE 0 END) AS held'
            . ' FROM {leases} WHERE usable = 1 GROUP BY pool_id',
            [$this->clock->now()],
        );
        foreach ($rows as $row) {
            $sizes[(int) $row['pool_id']] = ['numbers' => (int) $row['numbers'], 'held' => (int) $row['held']];
        }

        return $sizes;
    }
}
