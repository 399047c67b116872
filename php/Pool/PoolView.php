<?php

declare(strict_types=1);

namespace Ringwell\Pool;

use Ringwell\Lease\LeaseRow;
use Ringwell\Lease\Pool;
use Ringwell\Page\Refused;
use Ringwell\Services;
use Ringwell\Time;

/** Pools as the admin's list and a pool's page show them. */
final class PoolView
{
    public function __construct(private readonly Services $services)
    {
    }

    /**
     * @param  list<Pool>                $pools
     * @return list<array<string, mixed>> as pool.json has it
     */
    public function rows(array $pools): array
    {
        $now = $this->services->clock()->now();
        $sizes = $this->services->pools()->sizes();
        $coverage = $this->services->exposures()->coverage($now - 7 * Time::DAY, $now + 1);
        $refused = $this->services->refusals()->between($now - 7 * Time::DAY, $now);
        $targets = array_column($this->services->targets()->all(), 'name', 'id');
        $shown = $this->ownersByPool();

        return array_map(static function (Pool $pool) use ($sizes, $coverage, $refused, $targets, $shown): array {
            $size = $sizes[$pool->id] ?? ['numbers' => 0, 'held' => 0];
            $week = $coverage[$pool->id] ?? ['visits' => 0, 'given' => 0, 'overflow' => 0];

            return [
                'id' => $pool->id,
                'name' => $pool->name,
                'target_id' => $pool->targetId,
                'target_name' => $targets[$pool->targetId] ?? '',
                'hold_minutes' => $pool->holdMinutes,
                'hold_now' => $pool->holdMinutesNow(),
                'hold_from' => $pool->holdFrom,
                'protection_minutes' => $pool->protectionMinutes,
                'call_protection_minutes' => $pool->callProtectionMinutes,
                'sources' => $shown[$pool->id]['sources'] ?? [],
                'groups' => $shown[$pool->id]['groups'] ?? [],
                'numbers' => $size['numbers'],
                'held' => $size['held'],
                'visits_7d' => $week['visits'],
                'given_7d' => $week['given'],
                'overflow_7d' => $week['overflow'],
                'coverage_7d' => $week['visits'] === 0 ? null : $week['given'] / $week['visits'],
                'refused_7d' => ($refused[$pool->id] ?? []) + array_fill_keys(Refused::ALL, 0),
            ];
        }, $pools);
    }

    /** @return list<array<string, mixed>> as pool-numbers.json has it */
    public function tiles(Pool $pool): array
    {
        $now = $this->services->clock()->now();
        $rows = $this->services->pools()->rows($pool->id);
        $records = $this->services->numbers()->many(array_map(static fn (LeaseRow $row): int => $row->numberId, $rows));
        $visits = $this->services->visits()->many(array_values(array_filter(array_map(static fn (LeaseRow $row): ?int => $row->visit, $rows), is_int(...))));
        $sources = array_column($this->services->sources()->all(), 'name', 'id');
        $tiles = [];
        foreach ($rows as $row) {
            $record = $records[$row->numberId] ?? null;
            if ($record !== null) {
                $held = $row->isHeld($now);
                $visit = $held && $row->visit !== null ? $visits[$row->visit] ?? null : null;
                $tiles[] = [
                    'number_id' => $record->id,
                    'number' => $record->number,
                    'display' => $record->display,
                    'state' => $held ? ($row->protectedAt === null ? 'held' : 'protected') : 'free',
                    'held_since' => $held ? Time::iso($row->givenAt) : null,
                    'hold_until' => $held ? Time::iso($row->holdUntil) : null,
                    'visit' => $visit?->id,
                    'source_name' => $visit === null ? null : $sources[$visit->sourceId] ?? null,
                ];
            }
        }

        return $tiles;
    }

    /** @return array<int, array{sources?: list<array{id: int, name: string}>, groups?: list<array{id: int, name: string}>}> */
    private function ownersByPool(): array
    {
        $sources = array_column($this->services->sources()->all(), 'name', 'id');
        $groups = array_column($this->services->sourceGroups()->all(), 'name', 'id');
        $owners = [];
        foreach ($this->services->placements()->stored() as $placement) {
            if ($placement->poolId === null) {
                continue;
            }
            if ($placement->groupId !== null) {
                $owners[$placement->poolId]['groups'][] = ['id' => $placement->groupId, 'name' => $groups[$placement->groupId] ?? ''];
            } elseif (isset($sources[$placement->sourceId])) {
                $owners[$placement->poolId]['sources'][] = ['id' => $placement->sourceId, 'name' => $sources[$placement->sourceId]];
            }
        }

        return $owners;
    }
}
