<?php

declare(strict_types=1);

namespace Ringwell\Report;

use Ringwell\Call\Call;
use Ringwell\Call\CallerView;
use Ringwell\Call\CallQuery;
use Ringwell\Call\CallView;
use Ringwell\Number\Phone;
use Ringwell\Services;
use Ringwell\Source\GroupText;
use Ringwell\Time;
use Ringwell\Visit\Visit;

/** Is anyone waiting, does everything work, what brings patients? */
final class Overview
{
    private const WAITING_SHOWN = 20;
    /** Who rang longer ago than this has found another clinic. */
    private const WAITING_SINCE = 7 * Time::DAY;
    private const LIVE_FOR = 5 * Time::MINUTE;
    private const LIVE_MOST = 200;
    private const LIVE_CALLS = 10;
    private const WEEKS_DAYS = 14;

    public function __construct(
        private readonly Services $services,
        private readonly CallerView $caller,
        private readonly \DateTimeZone $zone,
    ) {
    }

    /** @return array<string, mixed> as overview.json says */
    public function tell(): array
    {
        $now = $this->services->clock()->now();
        $stretches = Usual::stretches($now, $this->zone);
        $coverages = array_map(fn (array $stretch): array => $this->services->exposures()->coverage(...$stretch), $stretches);
        $waiting = (new CallQuery('started_at', 'asc', self::WAITING_SHOWN))->notCalledBack()->since($now - self::WAITING_SINCE);

        return [
            'now' => Time::iso($now),
            'waiting' => $this->waiting($this->services->calls()->list($waiting), $now),
            'waiting_total' => $this->services->calls()->count($waiting),
            'today' => $this->today($stretches) + ['coverage' => self::coverage($coverages)],
            'needs' => (new Needs($this->services))->list($now, $coverages[0]),
            'live' => ['visitors' => $this->visitors($now), 'calls' => $this->calls($now)],
            'weeks' => $this->weeks($now),
            'setup' => $this->setup(),
        ];
    }

    /**
     * @param  list<Call>                 $calls
     * @return list<array<string, mixed>>
     */
    private function waiting(array $calls, int $now): array
    {
        $rows = (new CallView($this->services, $this->caller))->rows($calls);

        return array_map(static fn (Call $call, array $row): array => [
            'call_id' => $call->id,
            'caller' => $row['caller'],
            'at' => $row['started_at'],
            'minutes' => max(0, intdiv($now - $call->startedAt, Time::MINUTE)),
            'source_name' => match (true) {
                is_array($row['source']) => $row['source']['name'],
                is_array($row['group']) && is_string($row['group']['name']) => GroupText::named($row['group']['name']),
                default => '',
            },
        ], $calls, $rows);
    }

    /**
     * @param  non-empty-list<array{int, int}> $stretches
     * @return array<string, array{value: int, usual: ?float}>
     */
    private function today(array $stretches): array
    {
        $counts = array_map(fn (array $stretch): array => [
            'visits' => array_sum($this->services->visits()->countBySource(...$stretch)),
        ] + $this->services->attributions()->count(...$stretch), $stretches);
        $today = array_shift($counts);
        // Visits are there from the first day on, so they tell whether there is a past.
        $hasPast = array_sum(array_column($counts, 'visits')) + array_sum(array_column($counts, 'calls')) > 0;
        $told = [];
        foreach (['visits', 'calls', 'answered', 'missed'] as $name) {
            $told[$name] = ['value' => $today[$name], 'usual' => Usual::of(array_column($counts, $name), $hasPast)];
        }

        return $told;
    }

    /**
     * Days without a visit to a pool have no coverage, and say nothing about the usual.
     *
     * @param  non-empty-list<array<int, array{visits: int, given: int, overflow: int}>> $stretches by pool, today first
     * @return array{value: ?float, usual: ?float}
     */
    private static function coverage(array $stretches): array
    {
        $shares = array_map(static function (array $byPool): ?float {
            $visits = array_sum(array_column($byPool, 'visits'));

            return $visits === 0 ? null : array_sum(array_column($byPool, 'given')) / $visits;
        }, $stretches);
        $today = array_shift($shares);

        return ['value' => $today, 'usual' => Usual::of(array_values(array_filter($shares, is_float(...))), true)];
    }

    private static function written(string $e164): string
    {
        return Phone::parse($e164)?->international() ?? $e164;
    }

    /** @return list<array{source: string, visitors: int, numbers: list<string>}> */
    private function visitors(int $now): array
    {
        $visits = $this->services->visits()->seenSince($now - self::LIVE_FOR, $now - Time::DAY, self::LIVE_MOST);
        $held = $this->services->pools()->heldBy(array_map(static fn (Visit $visit): int => $visit->id, $visits));
        $numbers = $this->services->numbers()->many(array_values(array_unique(array_merge([], ...array_values($held)))));
        $sources = $this->services->sources()->many(array_values(array_unique(array_map(static fn (Visit $visit): int => $visit->sourceId, $visits))));
        $live = [];
        foreach ($visits as $visit) {
            $live[$visit->sourceId] ??= ['source' => $sources[$visit->sourceId]->name ?? '', 'visitors' => 0, 'numbers' => []];
            $live[$visit->sourceId]['visitors']++;
            foreach ($held[$visit->id] ?? [] as $numberId) {
                $live[$visit->sourceId]['numbers'][] = self::written($numbers[$numberId]->number ?? '');
            }
        }
        usort($live, static fn (array $one, array $other): int => $other['visitors'] <=> $one['visitors']);

        return $live;
    }

    /** @return list<array<string, mixed>> */
    private function calls(int $now): array
    {
        $query = (new CallQuery(limit: self::LIVE_CALLS))->spam(false)->since($now - Time::DAY);

        return (new CallView($this->services, $this->caller))->rows($this->services->calls()->list($query));
    }

    /** @return list<array{day: string, sources: list<array{source: string, visits: int, calls: int}>}> */
    private function weeks(int $now): array
    {
        $days = Days::lastOf(self::WEEKS_DAYS, $now, $this->zone);
        $visits = $this->services->visits()->countBySourceBetween($days->bounds());
        $calls = $this->services->attributions()->countBetween($days->bounds());
        $called = array_merge(...$calls);
        $ids = static fn (array $ids): array => array_values(array_unique(array_filter($ids, is_int(...))));
        $sources = $this->services->sources()->many($ids([...array_merge(...array_map(array_keys(...), $visits)), ...array_column($called, 'source_id')]));
        $groups = $this->services->sourceGroups()->many($ids(array_column($called, 'group_id')));
        $row = static fn (?int $source, ?int $group): array => [
            'source' => $sources[$source]->name ?? (isset($groups[$group]) ? GroupText::named($groups[$group]->name) : __('Unknown source', 'ringwell')),
            'visits' => 0,
            'calls' => 0,
        ];

        return array_map(static function (string $day, array $visits, array $calls) use ($row): array {
            $told = [];
            foreach ($visits as $id => $count) {
                $told["{$id}/"] = array_replace($row($id, null), ['visits' => $count]);
            }
            foreach ($calls as $one) {
                $key = "{$one['source_id']}/{$one['group_id']}";
                $told[$key] ??= $row($one['source_id'], $one['group_id']);
                $told[$key]['calls'] += $one['calls'];
            }

            return ['day' => $day, 'sources' => array_values($told)];
        }, $days->names(), $visits, $calls);
    }

    /** @return array{targets: int, sources: int, connections: int, calls: int} calls: 1 where there is any, which is all that is asked */
    private function setup(): array
    {
        return [
            'targets' => count($this->services->targets()->all()),
            'sources' => count(array_filter($this->services->placements()->all(), static fn ($placement): bool => $placement->kind !== 'own')),
            'connections' => count($this->services->connections()->all()),
            'calls' => count($this->services->calls()->list(new CallQuery(limit: 1))),
        ];
    }
}
