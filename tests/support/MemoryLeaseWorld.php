<?php

declare(strict_types=1);

namespace Ringwell\Tests\Support;

use Ringwell\Clock;
use Ringwell\Lease\ExposureEvent;
use Ringwell\Lease\LeaseRow;
use Ringwell\Lease\Pool;

/** The store in memory with an owner. Pool 0 is none. */
final class MemoryLeaseWorld implements LeaseWorld
{
    private readonly MemoryLeaseStore $store;
    private int $made = 0;

    public function __construct(private readonly Clock $clock)
    {
        $this->store = new MemoryLeaseStore();
    }

    public function store(): MemoryLeaseStore
    {
        return $this->store;
    }

    public function number(string $region): int
    {
        $this->store->addNumber(0, ++$this->made, $region);

        return $this->made;
    }

    public function put(int $number, Pool $pool): void
    {
        $row = $this->store->rows[$number];
        $this->store->rows[$number] = new LeaseRow($number, $pool->id, $row->rev + ($row->rev === 0 ? 0 : 1), givenAt: $row->givenAt, holdUntil: $row->holdUntil);
    }

    public function withdraw(int $number, Pool $pool): void
    {
        $row = $this->store->rows[$number];
        $this->store->rows[$number] = new LeaseRow($number, 0, $row->rev + 1, givenAt: $row->givenAt, holdUntil: $row->holdUntil);
        if ($row->visitor !== null) {
            $this->store->log[] = new ExposureEvent(
                $this->clock->now(),
                ExposureEvent::ENDED,
                'pool',
                $number,
                $pool->targetId,
                null,
                $pool->id,
                $row->visit,
                $row->lease,
                $row->rev + 1,
                holdUntil: $row->holdUntil,
            );
        }
    }

    public function empty(Pool $pool): void
    {
        foreach ($this->store->rows as $number => $row) {
            if ($row->poolId === $pool->id) {
                $this->withdraw($number, $pool);
            }
        }
    }

    public function rows(): array
    {
        return $this->store->rows;
    }

    public function log(): array
    {
        return $this->store->log;
    }
}
