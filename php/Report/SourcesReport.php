<?php

declare(strict_types=1);

namespace Ringwell\Report;

use Ringwell\Attribution\AttributionStore;
use Ringwell\Source\GroupStore;
use Ringwell\Source\Source;
use Ringwell\Source\SourceGroup;
use Ringwell\Source\SourceStore;
use Ringwell\Visit\VisitStore;

/**
 * Visits, and inbound calls that were answered and missed, by source or campaign; calls that name a group of sources are
 * a row of their own. Outbound calls are no part of it.
 *
 * @phpstan-type Counts array{visits: int, calls: int, answered: int, missed: int}
 */
final class SourcesReport
{
    /** More of them nobody reads, and whoever asks for pages may make up any number. */
    public const MOST_CAMPAIGNS = 1000;

    /** Stands for the visits of all further campaigns of a source. */
    public const OTHERS = '…';

    private const NONE = ['visits' => 0, 'calls' => 0, 'answered' => 0, 'missed' => 0];

    public function __construct(
        private readonly VisitStore $visits,
        private readonly AttributionStore $attributions,
        private readonly SourceStore $sources,
        private readonly GroupStore $groups,
    ) {
    }

    /** @return array<string, mixed> as report-sources.json says */
    public function of(Days $days, bool $byCampaign): array
    {
        $rows = $this->rows($days, $byCampaign);
        $before = $this->total($days->before());
        $names = $days->names();

        return [
            'from' => $names[0],
            'to' => $names[count($names) - 1],
            'totals' => self::sum($rows),
            'before' => $before === self::NONE ? null : $before,
            'rows' => $this->named($rows),
            'days' => $this->days($days),
        ];
    }

    /** @return array<string, Counts> "source id (0: none)|group id (0: none)|campaign" => counts */
    private function rows(Days $days, bool $byCampaign): array
    {
        $rows = [];
        $spelling = [];
        // MySQL takes "Brand" and "brand" for one campaign and answers with either, here so and there so.
        $key = static function (int $source, int $group, string $campaign) use ($byCampaign, &$spelling): string {
            return "{$source}|{$group}|" . ($byCampaign ? $spelling[mb_strtolower($campaign)] ??= $campaign : '');
        };
        foreach ($this->visits($days, $byCampaign) as $one) {
            $at = $key($one['source_id'], 0, $one['campaign']);
            $rows[$at] ??= self::NONE;
            $rows[$at]['visits'] += $one['visits'];
        }
        foreach ($this->attributions->countByCampaign($days->from(), $days->to()) as $one) {
            $at = $key($one['source_id'] ?? 0, $one['group_id'] ?? 0, $one['campaign']);
            $rows[$at] ??= self::NONE;
            foreach (['calls', 'answered', 'missed'] as $name) {
                $rows[$at][$name] += $one[$name];
            }
        }
        uasort($rows, static fn (array $one, array $other): int => [$other['calls'], $other['visits']] <=> [$one['calls'], $one['visits']]);

        return $rows;
    }

    /** @return list<array{source_id: int, campaign: string, visits: int}> all visits, in as many rows as a report may have */
    private function visits(Days $days, bool $byCampaign): array
    {
        $others = $this->visits->countBySource($days->from(), $days->to());
        $rows = $byCampaign ? $this->visits->countByCampaign($days->from(), $days->to(), self::MOST_CAMPAIGNS) : [];
        foreach ($rows as $row) {
            $others[$row['source_id']] = ($others[$row['source_id']] ?? 0) - $row['visits'];
        }
        foreach ($others as $source => $visits) {
            // Below zero where one was counted that came just now.
            if ($visits > 0) {
                $rows[] = ['source_id' => $source, 'campaign' => $byCampaign ? self::OTHERS : '', 'visits' => $visits];
            }
        }

        return $rows;
    }

    /**
     * @param  array<string, Counts>       $rows
     * @return list<array<string, mixed>>
     */
    private function named(array $rows): array
    {
        $keys = array_map(static fn (string $key): array => explode('|', $key, 3), array_keys($rows));
        $ids = static fn (array $ids): array => array_values(array_unique(array_filter(array_map(intval(...), $ids), static fn (int $id): bool => $id > 0)));
        $sources = $this->sources->many($ids(array_column($keys, 0)));
        $groups = $this->groups->many($ids(array_column($keys, 1)));
        $named = [];
        foreach ($keys as [$source, $group, $campaign]) {
            $named[] = [
                'source' => self::name($sources[(int) $source] ?? null),
                'group' => self::name($groups[(int) $group] ?? null),
                'campaign' => $campaign,
            ] + $rows["{$source}|{$group}|{$campaign}"];
        }

        return $named;
    }

    /** @return array{id: int, name: string}|null */
    private static function name(Source|SourceGroup|null $one): ?array
    {
        return $one === null ? null : ['id' => $one->id, 'name' => $one->name];
    }

    /** @return Counts */
    private function total(Days $days): array
    {
        return ['visits' => array_sum($this->visits->countBySource($days->from(), $days->to()))] + $this->attributions->count($days->from(), $days->to());
    }

    /** @return list<array{day: string, visits: int, answered: int, missed: int}> */
    private function days(Days $days): array
    {
        $visits = $this->visits->countBetween($days->bounds());
        $calls = $this->attributions->countBetween($days->bounds());

        return array_map(static fn (string $day, int $count, array $bySource): array => [
            'day' => $day,
            'visits' => $count,
            'answered' => array_sum(array_column($bySource, 'answered')),
            'missed' => array_sum(array_column($bySource, 'missed')),
        ], $days->names(), $visits, $calls);
    }

    /**
     * @param  array<string, Counts> $rows
     * @return Counts
     */
    private static function sum(array $rows): array
    {
        $sum = self::NONE;
        foreach ($rows as $counts) {
            foreach ($counts as $name => $count) {
                $sum[$name] += $count;
            }
        }

        return $sum;
    }
}
