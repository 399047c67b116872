<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Source;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Source\Arrival;
use Ringwell\Source\ReadySources;
use Ringwell\Source\Recognition;
use Ringwell\Source\RuleEngine;
use Ringwell\Source\Source;
use Ringwell\Source\Step;

final class RuleEngineTest extends TestCase
{
    public const SITE = ['clinic.ru', 'клиника.рф'];

    /** @return array<string, array{string, string, string}> */
    public static function recognitions(): array
    {
        return require __DIR__ . '/recognitions.php';
    }

    #[DataProvider('recognitions')]
    public function testRecognises(string $url, string $referrer, string $expected): void
    {
        self::assertSame($expected, self::recognise($url, $referrer, self::clinic())->source->name);
    }

    public function testTheTableIsLongEnoughToMeanSomething(): void
    {
        self::assertGreaterThan(100, count(self::recognitions()));
    }

    public function testTheFirstThatFitsWins(): void
    {
        $one = self::source(1, 'one', [[['utm_source', 'is', 'x']]]);
        $two = self::source(2, 'two', [[['utm_source', 'is', 'x']]]);

        $forth = self::recognise('https://clinic.ru/?utm_source=x', '', [$one, $two, ...self::builtins()]);
        $back = self::recognise('https://clinic.ru/?utm_source=x', '', [$two, $one, ...self::builtins()]);

        self::assertSame('one', $forth->source->name);
        self::assertSame('two', $back->source->name);
        self::assertSame(['won', 'not_asked', 'not_asked', 'not_asked', 'not_asked', 'not_asked'], self::outcomes($forth));
        self::assertSame('one', $forth->steps[1]->reason->params['name']);
    }

    public function testEveryStepSaysWhy(): void
    {
        $steps = self::recognise('https://clinic.ru/?utm_source=yandex&utm_medium=email', '', [
            self::source(1, 'off', [[['utm_source', 'is', 'yandex']]], false),
            self::source(2, 'empty', []),
            self::source(3, 'near', [[['gclid', 'present']], [['utm_source', 'is', 'yandex'], ['utm_medium', 'is', 'cpc']]]),
            ...self::builtins(),
        ])->steps;

        self::assertSame(['disabled', 'lost', 'lost', 'lost', 'lost', 'won', 'not_asked'], array_map(static fn (Step $step): string => $step->outcome, $steps));
        self::assertSame(['disabled', 'no_rule', 'condition', 'no_search', 'no_social', 'tagged', 'earlier'], array_map(static fn (Step $step): string => $step->reason->code, $steps));
        // Of the two groups the one that nearly fits is told.
        self::assertSame(['condition' => ['field' => 'utm_medium', 'op' => 'is', 'value' => 'cpc'], 'actual' => 'email'], $steps[2]->reason->params);
    }

    public function testBuiltinsAreAskedLastWhereverTheyStand(): void
    {
        $own = self::source(9, 'own', [[['referrer_kind', 'is', 'search']]]);

        self::assertSame('own', self::recognise('https://clinic.ru/', 'https://bing.com/', [...self::builtins(), $own])->source->name);
    }

    public function testAMissingBuiltinIsAFaultOfOurs(): void
    {
        $this->expectException(\LogicException::class);

        self::recognise('https://clinic.ru/', '', []);
    }

    /** @return array<string, array{list<string>, bool}> condition, whether it holds */
    public static function conditions(): array
    {
        return [
            'is' => [['utm_source', 'is', 'Yandex'], true],
            'is, another' => [['utm_source', 'is', 'google'], false],
            'is not' => [['utm_source', 'is_not', 'google'], true],
            'is not, of what is absent' => [['utm_term', 'is_not', 'x'], true],
            'contains' => [['utm_source', 'contains', 'AND'], true],
            'contains nothing' => [['utm_source', 'contains', ''], false],
            'starts with' => [['utm_source', 'starts_with', 'yan'], true],
            'starts with, inside' => [['utm_source', 'starts_with', 'and'], false],
            'ends with' => [['utm_source', 'ends_with', 'dex'], true],
            'ends with a domain' => [['referrer_host', 'ends_with', 'forum.example'], true],
            'ends with half a domain' => [['referrer_host', 'ends_with', 'rum.example'], false],
            'ends with a dot and a domain' => [['referrer_host', 'ends_with', '.forum.example'], true],
            'one of' => [['utm_source', 'one_of', 'google, yandex ,x'], true],
            'one of, empty entries' => [['utm_term', 'one_of', ', ,'], false],
            'present' => [['utm_source', 'present'], true],
            'absent' => [['yclid', 'absent'], true],
            'absent, but there' => [['utm_source', 'absent'], false],
            'host as a whole address' => [['referrer_host', 'is', 'https://www.sub.forum.example/x?y'], true],
            'kind' => [['referrer_kind', 'is', 'site'], true],
            'kinds' => [['referrer_kind', 'one_of', 'search, site'], true],
            'path with and without slash' => [['landing_path', 'is', '/a/b/'], true],
            'path, encoded in the rule' => [['landing_path', 'is', '/%61/b'], true],
            'path begins' => [['landing_path', 'starts_with', '/a/'], true],
            'root is not every path' => [['landing_path', 'is', '/'], false],
            'site' => [['landing_host', 'is', 'WWW.clinic.ru'], true],
            'any parameter' => [['param', 'is', '7', 'Partner'], true],
            'any parameter, absent' => [['param', 'absent', '', 'other'], true],
            'unknown comparison' => [['utm_source', 'regex', '.*'], false],
        ];
    }

    /** @param array{0: string, 1: string, 2?: string, 3?: string} $line */
    #[DataProvider('conditions')]
    public function testCondition(array $line, bool $holds): void
    {
        $arrival = Arrival::from('https://clinic.ru/a/b?utm_source=yandex&partner=7', 'https://sub.forum.example/x', self::SITE);

        self::assertSame($holds, RuleEngine::holds(self::source(1, 'x', [[$line]])->rule, $arrival));
    }

    public function testAnEmptyRuleMatchesNothing(): void
    {
        self::assertFalse(RuleEngine::holds(['any' => []], Arrival::from('https://clinic.ru/', '', self::SITE)));
    }

    /** @param list<Source> $sources */
    private static function recognise(string $url, string $referrer, array $sources): Recognition
    {
        return RuleEngine::recognise(Arrival::from($url, $referrer, self::SITE), $sources);
    }

    /** @return list<string> */
    private static function outcomes(Recognition $recognition): array
    {
        return array_map(static fn (Step $step): string => $step->outcome, $recognition->steps);
    }

    /** @return list<Source> */
    private static function clinic(): array
    {
        $sources = [
            self::source(1, 'off', [[['utm_source', 'is', 'off']]], false),
            self::source(2, 'empty', []),
            self::source(3, 'summer', [
                [['utm_campaign', 'is', 'summer smile']],
                [['utm_campaign', 'is', 'ЛЕТО']],
                [['landing_path', 'one_of', '/lp/smile, /акция/']],
                [['param', 'is', '77', 'partner']],
            ]),
            self::source(4, 'second-site', [[['landing_host', 'is', 'second.example']]]),
        ];
        foreach (ReadySources::rules() as $handle => $rule) {
            $sources[] = new Source(100 + count($sources), $handle, null, $rule, 0, true);
        }

        return [...$sources, ...self::builtins()];
    }

    /** @return list<Source> */
    private static function builtins(): array
    {
        return array_map(static fn (string $name): Source => new Source(1000, $name, $name, ['any' => []], 0, true), Source::BUILTINS);
    }

    /** @param list<list<array{0: string, 1: string, 2?: string, 3?: string}>> $groups */
    private static function source(int $id, string $name, array $groups, bool $enabled = true): Source
    {
        $any = [];
        foreach ($groups as $group) {
            $all = [];
            foreach ($group as $line) {
                $all[] = ['field' => $line[0], 'op' => $line[1]] + (isset($line[2]) ? ['value' => $line[2]] : []) + (isset($line[3]) ? ['name' => $line[3]] : []);
            }
            $any[] = ['all' => $all];
        }

        return new Source($id, $name, null, ['any' => $any], $id, $enabled);
    }
}
