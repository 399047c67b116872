<?php

declare(strict_types=1);

namespace Ringwell\Tests\Support;

use Ringwell\Lease\ExposureEvent;
use Ringwell\Lease\LeaseRead;
use Ringwell\Lease\LeaseRow;
use Ringwell\Lease\LeaseStore;

/** Lease rows in memory, with rivals that a test may let in between a read and a write. */
final class MemoryLeaseStore implements LeaseStore
{
    /** @var array<int, LeaseRow> by number id */
    public array $rows = [];

    /** @var list<ExposureEvent> */
    public array $log = [];

    /** @var list<callable(self): void> each is called once, before the next write */
    public array $rivals = [];

    public ?int $databaseNow = null;

    public function addNumber(int $poolId, int $numberId): void
    {
        $this->rows[$numberId] = new LeaseRow($numberId, $poolId);
    }

    public function ofVisitor(int $poolId, string $visitor, int $now): LeaseRead
    {
        $rows = array_filter($this->rows, static fn (LeaseRow $row): bool => $row->poolId === $poolId && $row->names($visitor));

        return new LeaseRead(self::readAt($rows, $now), $rows === [] ? null : $this->databaseNow);
    }

    public function free(int $poolId, int $now, int $limit): LeaseRead
    {
        $rows = array_values(array_filter($this->rows, static fn (LeaseRow $row): bool => $row->poolId === $poolId && $row->holdUntil <= $now));
        usort($rows, static fn (LeaseRow $a, LeaseRow $b): int => [$a->holdUntil, $a->numberId] <=> [$b->holdUntil, $b->numberId]);

        return new LeaseRead(self::readAt(array_slice($rows, 0, $limit), $now), $rows === [] ? null : $this->databaseNow);
    }

    public function ofNumbers(array $numberIds, int $now): array
    {
        return array_map(static fn (LeaseRow $row): LeaseRow => $row->readAt($now), array_intersect_key($this->rows, array_flip($numberIds)));
    }

    public function beyond(int $poolId, int $now, int $limit): array
    {
        $rows = array_filter($this->rows, static fn (LeaseRow $row): bool => $row->poolId === $poolId && $row->holdUntil > LeaseRow::longest($now));

        return self::readAt(array_slice($rows, 0, $limit), $now);
    }

    public function replace(LeaseRow $before, LeaseRow $after, callable $events): ?LeaseRow
    {
        $rival = array_shift($this->rivals);
        if ($rival !== null) {
            $rival($this);
        }
        $row = $this->rows[$before->numberId] ?? null;
        if ($row === null || $row->rev !== $before->rev) {
            return null;
        }
        foreach ($this->rows as $other) {
            if ($other->numberId !== $row->numberId && $other->poolId === $row->poolId && $after->visitor !== null && $other->names($after->visitor)) {
                throw new \Ringwell\Db\Failed('Duplicate entry', 1062);
            }
        }
        $written = $after->written($before->rev + 1);
        $this->rows[$before->numberId] = $written;
        $this->log = [...$this->log, ...$events($before->rev + 1)];

        return $written;
    }

    /**
     * @param  array<LeaseRow>   $rows
     * @return list<LeaseRow>
     */
    private static function readAt(array $rows, int $now): array
    {
        return array_map(static fn (LeaseRow $row): LeaseRow => $row->readAt($now), array_values($rows));
    }
}
