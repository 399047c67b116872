<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Lease;

use Ringwell\Lease\ExposureEvent;
use Ringwell\Lease\LeaseRow;
use Ringwell\Lease\Pool;
use Ringwell\Lease\SqlLeaseStore;
use Ringwell\Number\Role;
use Ringwell\Services;
use Ringwell\Tests\Support\LeaseWorld;

/** The tables with their owner, emptied at the beginning. */
final class SqlLeaseWorld implements LeaseWorld
{
    private readonly SqlLeaseStore $store;

    /** @var array<int, string> E.164 by the id that the history knows */
    private array $e164s = [];

    public function __construct(private readonly Services $services)
    {
        $this->store = new SqlLeaseStore($services->transactionalDb());
        foreach (['leases', 'exposures', 'numbers', 'number_roles', 'pools'] as $table) {
            $services->transactionalDb()->run('DELETE FROM {' . $table . '}');
        }
    }

    public function store(): SqlLeaseStore
    {
        return $this->store;
    }

    public function number(string $region): int
    {
        $e164 = sprintf('+7495%07d', count($this->e164s) + 1);
        $this->services->transactionalDb()->run("INSERT INTO {numbers} (number, region, role, role_since, created_at) VALUES (%s, %s, 'quarantined', 0, 0)", [$e164, $region]);
        $id = $this->services->transactionalDb()->insertedId();
        $this->e164s[$id] = $e164;

        return $id;
    }

    public function put(int $number, Pool $pool): void
    {
        $this->services->pools()->addNumbers($pool, [$this->e164s[$number]]);
    }

    public function withdraw(int $number, Pool $pool): void
    {
        $this->services->pools()->withdraw($number, Role::quarantined());
    }

    public function empty(Pool $pool): void
    {
        $this->services->pools()->remove($pool->id, static fn () => null);
        $this->services->transactionalDb()->run('INSERT INTO {pools} (id, name, target_id, created_at) VALUES (%d, %s, %d, 0)', [$pool->id, $pool->name, $pool->targetId]);
    }

    public function rows(): array
    {
        $rows = [];
        foreach ($this->services->transactionalDb()->rows('SELECT * FROM {leases}') as $row) {
            $rows[(int) $row['number_id']] = LeaseRow::fromRow($row, PHP_INT_MAX >> 1);
        }

        return $rows;
    }

    public function log(): array
    {
        return array_map(ExposureEvent::fromRow(...), $this->services->transactionalDb()->rows('SELECT * FROM {exposures}'));
    }
}
