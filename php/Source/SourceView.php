<?php

declare(strict_types=1);

namespace Ringwell\Source;

use Ringwell\Number\Phone;
use Ringwell\Number\Target;
use Ringwell\Services;
use Ringwell\Time;

/** Sources as the admin's list, the editor and the test field show them. *
 * @phpstan-import-type RuleArray from Source
 * @phpstan-type SourceRow array{id: int, name: string, builtin: string|null, rule: RuleArray, rule_text: string, priority: int, enabled: bool, group_id: int|null, placements: list<array<string, mixed>>, visits_7d: int, calls_7d: int}
 */
final class SourceView
{
    public function __construct(private readonly Services $services)
    {
    }

    /**
     * @param  list<Source>    $sources
     * @return list<SourceRow> as source.json has it
     */
    public function rows(array $sources): array
    {
        $now = $this->services->clock()->now();
        $visits = $this->services->visits()->countBySource($now - 7 * Time::DAY, $now + 1);
        $calls = $this->services->attributions()->countBySource($now - 7 * Time::DAY, $now + 1);
        $placements = $this->placementRows(count($sources) === 1 ? $this->services->placements()->forSource($sources[0]->id) : $this->services->placements()->all());

        return array_map(fn (Source $source): array => [
            'id' => $source->id,
            'name' => $source->name,
            'builtin' => $source->builtin,
            'rule' => $source->rule,
            'rule_text' => $this->ruleText($source),
            'priority' => $source->priority,
            'enabled' => $source->enabled,
            'group_id' => $source->groupId,
            'placements' => $placements[$source->id] ?? [],
            'visits_7d' => $visits[$source->id] ?? 0,
            'calls_7d' => $calls[$source->id] ?? 0,
        ], $sources);
    }

    public function ruleText(Source $source): string
    {
        return $source->builtin === null
            ? RuleText::of($source->rule, RuleCheck::breadth($source->rule, $this->services->siteHosts()))
            : BuiltinText::rule($source->builtin);
    }

    /** @return array<string, mixed> as source-test-answer.json has it */
    public function recognition(Recognition $recognition): array
    {
        return [
            'winner' => ['id' => $recognition->source->id, 'name' => $recognition->source->name],
            'steps' => array_map(static fn (Step $step): array => [
                'id' => $step->source->id,
                'name' => $step->source->name,
                'outcome' => $step->outcome,
                'reason' => RecognitionReasonText::of($step->reason),
            ], $recognition->steps),
            'shows' => $this->shows($recognition->source->id),
        ];
    }

    /** @return list<array<string, mixed>> */
    private function shows(int $sourceId): array
    {
        $placements = array_column($this->services->placements()->forSource($sourceId), null, 'targetId');
        $sizes = $this->services->pools()->sizes();

        return array_map(fn (Target $target): array => [
            'target_id' => $target->id,
            'target_name' => $target->name,
            'kind' => isset($placements[$target->id]) ? $placements[$target->id]->kind : Placement::OWN,
            'text' => $this->words($placements[$target->id] ?? null, $sizes),
        ], $this->services->targets()->all());
    }

    /** @param array<int, array{numbers: int, held: int}> $sizes */
    private function words(?Placement $placement, array $sizes): string
    {
        $written = static fn (?NumberRef $number): string => $number === null ? '' : $number->display ?? Phone::parse($number->number)?->international() ?? $number->number;
        if ($placement?->kind === Placement::STATIC) {
            /* translators: %s: phone number */
            return sprintf(__('the static number %s', 'ringwell'), $written($placement->static));
        }
        if ($placement?->kind !== Placement::POOL) {
            return __('the site\'s own number', 'ringwell');
        }
        $size = $sizes[$placement->poolId]['numbers'] ?? 0;

        return $placement->default === null
            /* translators: %d: how many numbers the pool has */
            ? sprintf(__('a pool of %d', 'ringwell'), $size)
            /* translators: 1: how many numbers the pool has; 2: phone number */
            : sprintf(__('a pool of %1$d, then %2$s', 'ringwell'), $size, $written($placement->default));
    }

    /**
     * @param  list<Placement> $placements
     * @return array<int, list<array<string, mixed>>> by source
     */
    private function placementRows(array $placements): array
    {
        if ($placements === []) {
            return [];
        }
        $view = PlacementView::of($this->services);
        $rows = [];
        foreach ($placements as $placement) {
            $rows[$placement->sourceId][] = $view->row($placement) + ['of_group' => $placement->groupId !== null];
        }

        return $rows;
    }
}
