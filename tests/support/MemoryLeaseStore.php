<?php

declare(strict_types=1);

namespace Ringwell\Tests\Support;

use Ringwell\Lease\Alongside;
use Ringwell\Lease\ExposureEvent;
use Ringwell\Lease\LeaseRead;
use Ringwell\Lease\LeaseRow;
use Ringwell\Lease\LeaseStore;
use Ringwell\Lease\Pool;
use Ringwell\Lease\Standing;
use Ringwell\Source\NumberRef;

/** Lease rows in memory, with rivals that a test may let in between a read and a write. */
final class MemoryLeaseStore implements LeaseStore
{
    /** @var array<int, LeaseRow> by number id */
    public array $rows = [];

    /** @var list<ExposureEvent> */
    public array $log = [];

    /** @var list<callable(self): void> each is called once, before the next write */
    public array $rivals = [];

    /** @var array<int, string> by number id */
    private array $regions = [];

    public function addNumber(int $poolId, int $numberId, string $region = ''): void
    {
        $this->rows[$numberId] = new LeaseRow($numberId, $poolId);
        $this->regions[$numberId] = $region;
    }

    public function candidates(Pool $pool, string $visitor, ?string $network, ?string $region, int $now, int $limit): LeaseRead
    {
        $all = array_filter($this->rows, static fn (LeaseRow $row): bool => $row->poolId === $pool->id);
        $own = array_values(array_filter($all, static fn (LeaseRow $row): bool => $row->names($visitor)))[0] ?? null;
        $free = array_values(array_filter($all, static fn (LeaseRow $row): bool => $row->holdUntil <= $now));
        $near = array_values(array_filter($free, fn (LeaseRow $row): bool => (string) $region !== '' && $this->regions[$row->numberId] === $region));
        $free = $near === [] ? $free : $near;
        usort($free, static fn (LeaseRow $a, LeaseRow $b): int => [$a->holdUntil, $a->numberId] <=> [$b->holdUntil, $b->numberId]);
        $numbers = array_map(static fn (LeaseRow $row): NumberRef => new NumberRef($row->numberId, "+7495111{$row->numberId}", null), $all);

        return new LeaseRead(
            $own?->readAt($now),
            self::readAt(array_slice($free, 0, $limit), $now),
            $numbers,
            $network === null ? null : self::standing($pool->numbers ?? count($all), $all, $network, $now),
        );
    }

    /** @param array<LeaseRow> $rows */
    private static function standing(int $numbers, array $rows, string $network, int $now): Standing
    {
        $held = array_filter($rows, static fn (LeaseRow $row): bool => $row->holdUntil > $now);
        $of = static fn (bool $confirmed): int => min(Standing::counted($numbers), count(array_filter(
            $held,
            static fn (LeaseRow $row): bool => $row->network === $network && $row->confirmed === $confirmed,
        )));
        $all = $of(false) + $of(true);

        return new Standing($numbers, $all < Standing::cap($numbers) ? null : min(Standing::scarce($numbers), count($rows) - count($held)), $of(false), $all);
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

    public function replace(LeaseRow $before, LeaseRow $after, callable $events, ?Alongside $with = null): ?LeaseRow
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
        $this->log = [...$this->log, ...$events($before->rev + 1), ...$with?->events() ?? []];
        $with?->write();
        $with?->committed();

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
