<?php

declare(strict_types=1);

namespace Ringwell\Source;

use Ringwell\Door\Fault;

/**
 * What the message's schema can't say about a rule. Pure.
 *
 * A rule that fits every visitor is refused: no other source would ever be asked. One that fits nearly
 * everybody ("yclid is absent") may be meant, so it is saved and its text says so: see `breadth`.
 *
 * @phpstan-import-type RuleArray from Source
 * @phpstan-import-type ConditionArray from Source
 */
final class RuleCheck
{
    private const KINDS = ['search', 'social', 'site', 'none'];
    private const NEGATIVE = ['is_not', 'absent'];
    private const WITHOUT_VALUE = ['present', 'absent'];

    /** Arrivals as different as can be: address after the host, referrer. */
    private const PROBES = [
        ['/', ''],
        ['/ringwell/probe', ''],
        ['/ringwell/probe', 'https://yandex.ru/'],
        ['/ringwell/probe', 'https://www.google.com/'],
        ['/ringwell/probe?ysclid=1', ''],
        ['/ringwell/probe', 'https://vk.com/'],
        ['/ringwell/probe', 'https://ringwell-probe.example/'],
        ['/ringwell/probe?utm_source=probe&utm_medium=probe&utm_campaign=probe&utm_content=probe&utm_term=probe', ''],
        ['/ringwell/probe?gclid=1&gad_source=1', 'https://www.google.com/'],
        ['/ringwell/probe?yclid=1', 'https://yandex.ru/'],
        ['/ringwell/probe?fbclid=1', 'https://facebook.com/'],
    ];

    /** What is known of the first and the third probe: nothing, and a click in search results. */
    private const USUAL_PROBES = [1, 2];

    /**
     * @param  RuleArray    $rule
     * @param  list<string> $siteHosts hosts of the clinic's own sites
     * @return array<string, Fault> by field ("rule.any.0.all.1.value")
     */
    public static function faults(array $rule, array $siteHosts): array
    {
        $faults = [];
        foreach ($rule['any'] as $g => $group) {
            foreach ($group['all'] as $c => $condition) {
                foreach (self::ofCondition($condition) as $part => $code) {
                    $faults["rule.any.{$g}.all.{$c}.{$part}"] = new Fault($code);
                }
                if ($faults === [] && self::contradicts($condition, array_slice($group['all'], 0, $c))) {
                    $faults["rule.any.{$g}.all.{$c}.op"] = new Fault('contradiction');
                }
            }
        }
        if ($faults === [] && self::breadth($rule, $siteHosts) === 'all') {
            $faults['rule'] = new Fault('fits_everybody');
        }

        return $faults;
    }

    /**
     * Found by trying the rule on arrivals of every kind, on each of the clinic's hosts.
     *
     * @param  RuleArray           $rule
     * @param  list<string>        $siteHosts
     * @return 'all'|'most'|'some'
     */
    public static function breadth(array $rule, array $siteHosts): string
    {
        $isPositive = static fn (array $group): bool => array_filter($group['all'], static fn (array $condition): bool => in_array($condition['op'], self::NEGATIVE, true)) === [];
        $positive = ['any' => array_values(array_filter($rule['any'], $isPositive))];
        $hits = 0;
        $usual = true;
        $hosts = $siteHosts === [] ? ['ringwell-site.example'] : $siteHosts;
        foreach ($hosts as $host) {
            foreach (self::PROBES as $index => [$address, $referrer]) {
                $arrival = Arrival::from("https://{$host}{$address}", $referrer, $siteHosts);
                $hits += (int) RuleEngine::holds($positive, $arrival);
                $usual = $usual && (! in_array($index, self::USUAL_PROBES, true) || RuleEngine::holds($rule, $arrival));
            }
        }

        return match (true) {
            $hits === count($hosts) * count(self::PROBES) => 'all',
            $usual => 'most',
            default => 'some',
        };
    }

    /**
     * Only what the rule uses, cleaned.
     *
     * @param  RuleArray $rule
     * @return RuleArray
     */
    public static function tidy(array $rule): array
    {
        $condition = static function (array $raw): array {
            /** @var ConditionArray $raw */
            $tidy = ['field' => $raw['field'], 'op' => $raw['op']];
            if (! in_array($raw['op'], self::WITHOUT_VALUE, true)) {
                $tidy['value'] = Text::clean($raw['value'] ?? '');
            }
            if ($raw['field'] === 'param') {
                $tidy['name'] = Text::clean($raw['name'] ?? '');
            }

            return $tidy;
        };

        return ['any' => array_map(static fn (array $group): array => ['all' => array_map($condition, $group['all'])], $rule['any'])];
    }

    /**
     * @param  ConditionArray $raw
     * @return array<string, string> field => code
     */
    private static function ofCondition(array $raw): array
    {
        $condition = Condition::of($raw);
        $hasValue = ! in_array($condition->op, self::WITHOUT_VALUE, true);
        $values = $condition->op === 'one_of' ? $condition->values() : [$condition->value];
        $faults = [];
        if ($condition->field === 'param' && Text::clean($condition->name) === '') {
            $faults['name'] = 'required';
        }
        if (! self::fits($condition)) {
            $faults['op'] = 'unfit';
        } elseif ($hasValue && ($values === [] || Text::clean($condition->value) === '')) {
            $faults['value'] = 'required';
        } elseif ($condition->field === 'referrer_kind' && array_diff(array_map(Text::fold(...), $values), self::KINDS) !== []) {
            $faults['value'] = 'unknown_kind';
        } elseif ($condition->field === 'landing_path' && in_array($condition->op, ['is', 'is_not', 'one_of', 'starts_with'], true)) {
            $strays = array_filter($values, static fn (string $value): bool => ! str_starts_with(trim($value), '/'));
            $faults += $strays === [] ? [] : ['value' => 'no_slash'];
        }

        return $faults;
    }

    /** A page always has a path and a host, and a kind of referrer is one of four words. */
    private static function fits(Condition $condition): bool
    {
        return match ($condition->field) {
            'referrer_kind' => in_array($condition->op, ['is', 'is_not', 'one_of'], true),
            'landing_path', 'landing_host' => ! in_array($condition->op, self::WITHOUT_VALUE, true),
            default => true,
        };
    }

    /**
     * Two lines of one group that can't both hold.
     *
     * @param ConditionArray       $condition
     * @param list<ConditionArray> $others
     */
    private static function contradicts(array $condition, array $others): bool
    {
        $value = static fn (array $raw): string => Text::fold($raw['value'] ?? '');
        foreach ($others as $other) {
            if ($other['field'] !== $condition['field'] || Text::fold($other['name'] ?? '') !== Text::fold($condition['name'] ?? '')) {
                continue;
            }
            $ops = [$other['op'], $condition['op']];
            sort($ops);
            $same = $value($other) === $value($condition);
            if ($ops === ['absent', 'present'] || ($ops === ['is', 'is'] && ! $same) || ($ops === ['is', 'is_not'] && $same) || $ops === ['absent', 'is']) {
                return true;
            }
        }

        return false;
    }
}
