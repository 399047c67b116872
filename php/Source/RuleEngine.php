<?php

declare(strict_types=1);

namespace Ringwell\Source;

/** Finds the source of an arrival: the first whose rule holds, else a built-in one. Pure. */
final class RuleEngine
{
    /** @param list<Source> $sources in asking order, with all built-in ones */
    public static function recognise(Arrival $arrival, array $sources): Recognition
    {
        $winner = null;
        $steps = [];
        $builtins = [];
        foreach ($sources as $source) {
            if ($source->builtin !== null) {
                $builtins[$source->builtin] = $source;
                continue;
            }
            $step = self::step($source, $arrival, $winner);
            $steps[] = $step;
            $winner = $step->outcome === 'won' ? $source : $winner;
        }
        [$handle, $why] = Builtins::winner($arrival);
        foreach (Source::BUILTINS as $builtin) {
            $source = $builtins[$builtin] ?? throw new \LogicException("The built-in source {$builtin} is missing");
            $steps[] = match (true) {
                $winner !== null => new Step($source, 'not_asked', new RecognitionReason('earlier', ['name' => $winner->name])),
                $builtin === $handle => new Step($source, 'won', $why),
                default => new Step($source, 'lost', Builtins::lost($builtin, $arrival)),
            };
            $winner ??= $builtin === $handle ? $source : null;
        }

        return new Recognition($winner ?? $builtins[Source::DIRECT], $steps);
    }

    /**
     * @param  array{any: list<array{all: list<array{field: string, op: string, value?: string, name?: string}>}>} $rule
     */
    public static function holds(array $rule, Arrival $arrival): bool
    {
        foreach ($rule['any'] as $group) {
            if (self::failed($group['all'], $arrival) === []) {
                return true;
            }
        }

        return false;
    }

    private static function step(Source $source, Arrival $arrival, ?Source $winner): Step
    {
        if (! $source->enabled) {
            return new Step($source, 'disabled', new RecognitionReason('disabled'));
        }
        if ($winner !== null) {
            return new Step($source, 'not_asked', new RecognitionReason('earlier', ['name' => $winner->name]));
        }
        $nearest = null;
        foreach ($source->rule['any'] as $group) {
            $failed = self::failed($group['all'], $arrival);
            if ($failed === []) {
                return new Step($source, 'won', new RecognitionReason('group', ['all' => $group['all']]));
            }
            // Of several groups the one with most lines fulfilled tells the reader most.
            $fulfilled = count($group['all']) - count($failed);
            if ($nearest === null || $fulfilled > $nearest['fulfilled']) {
                $nearest = ['fulfilled' => $fulfilled, 'condition' => $failed[0]];
            }
        }

        return new Step($source, 'lost', $nearest === null ? new RecognitionReason('no_rule') : new RecognitionReason('condition', [
            'condition' => $nearest['condition'],
            'actual' => Condition::of($nearest['condition'])->actual($arrival),
        ]));
    }

    /**
     * @param  list<array{field: string, op: string, value?: string, name?: string}> $conditions
     * @return list<array{field: string, op: string, value?: string, name?: string}> those that don't hold
     */
    private static function failed(array $conditions, Arrival $arrival): array
    {
        return array_values(array_filter($conditions, static fn (array $condition): bool => ! Condition::of($condition)->holds($arrival)));
    }
}
