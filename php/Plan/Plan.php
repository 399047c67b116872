<?php

declare(strict_types=1);

namespace Ringwell\Plan;

use Ringwell\Lease\Pool;
use Ringwell\Number\Target;
use Ringwell\Source\Placement;
use Ringwell\Source\SourceRules;

/**
 * What the public doors must know of the site. Pure; a part is made into objects only when somebody asks for it. No pool
 * numbers are in it: a pool may have ten thousand.
 *
 * @phpstan-import-type Parts from PlanBody
 */
final class Plan
{
    /**
     * @param Parts   $parts
     * @param array<string, int> $crowded network => the hour in which it is full, see Crowds
     * @param ?int    $databaseNow the database's time as the plan was read; null where it has no clock of its own
     * @param ?string $networkKey 64 hex digits, of the day $networkDay (UTC, counted from 1970); null: none was made yet
     */
    public function __construct(
        private readonly array $parts,
        public readonly SiteFacts $site,
        public readonly ?string $networkKey = null,
        public readonly int $networkDay = 0,
        public readonly ?int $databaseNow = null,
        public readonly array $crowded = [],
    ) {
    }

    /**
     * @param  array<int>   $ids
     * @return list<Target> those that exist, by id
     */
    public function targets(array $ids): array
    {
        $asked = array_filter($this->parts['targets'], static fn (array $part): bool => in_array($part['id'], $ids, true));

        return array_values(array_map(PlanBody::target(...), $asked));
    }

    /** How an arrival's source is found. */
    public function rules(): SourceRules
    {
        return new SourceRules(array_map(PlanBody::source(...), $this->parts['sources']), $this->site->lastSourceDays, $this->site->keepPlacement);
    }

    /** @return string '' where it has been deleted */
    public function sourceName(int $sourceId): string
    {
        foreach ($this->parts['sources'] as $source) {
            if ($source['id'] === $sourceId) {
                return $source['builtin'] === null ? $source['name'] : $this->site->builtinSources[$source['builtin']] ?? $source['name'];
            }
        }

        return '';
    }

    /** @return array<int, Placement> what this source shows, by target id */
    public function placements(int $sourceId): array
    {
        $placements = [];
        foreach ($this->parts['placements'] as $part) {
            if ($part['source'] === $sourceId) {
                $placements[$part['target']] = PlanBody::placement($part);
            }
        }

        return $placements;
    }

    /** With its numbers counted. */
    public function pool(int $poolId): ?Pool
    {
        foreach ($this->parts['pools'] as $part) {
            if ($part['id'] === $poolId) {
                return PlanBody::pool($part);
            }
        }

        return null;
    }
}
