<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Source;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Door\Fault;
use Ringwell\Door\Message;
use Ringwell\Source\Arrival;
use Ringwell\Source\ReadySources;
use Ringwell\Source\RecognitionReasonText;
use Ringwell\Source\RuleCheck;
use Ringwell\Source\RuleEngine;
use Ringwell\Source\RuleFaultText;
use Ringwell\Source\RuleText;
use Ringwell\Source\Source;
use Ringwell\Source\Step;

/** Rules in words, and what is refused before it is saved. */
final class RuleWordsTest extends TestCase
{
    /** @return array<string, array{string, string}> rule as JSON groups of [field, op, value, name]; words */
    public static function words(): array
    {
        return [
            'as the design says it' => [
                '[[["utm_source","is","yandex"],["utm_medium","is","cpc"]],[["yclid","present"]]]',
                'utm_source is yandex and utm_medium is cpc, or the link has a yclid',
            ],
            'nothing' => ['[]', 'no rule: never recognised by itself'],
            'article' => ['[[["fbclid","present"]]]', 'the link has an fbclid'],
            'absent' => ['[[["gclid","absent"]]]', 'the link has no gclid'],
            'is not' => ['[[["utm_medium","is_not","cpc"]]]', 'utm_medium is not cpc'],
            'list' => ['[[["utm_source","one_of","vk,ok ,, t.me"]]]', 'utm_source is one of vk, ok, t.me'],
            'parts' => [
                '[[["utm_campaign","contains","smile"],["utm_campaign","starts_with","a"],["utm_campaign","ends_with","z"]]]',
                'utm_campaign contains smile and utm_campaign begins with a and utm_campaign ends with z',
            ],
            'hosts' => ['[[["referrer_host","is","2gis.ru"],["landing_host","is","clinic.ru"]]]', 'the referring site is 2gis.ru and the site is clinic.ru'],
            'any referrer' => ['[[["referrer_host","present"]],[["referrer_host","absent"]]]', 'the visitor came from another site, or the visitor came from no other site'],
            'kinds' => ['[[["referrer_kind","one_of","search, social"]]]', 'the visitor came from search results or a social network'],
            'not a kind' => ['[[["referrer_kind","is_not","site"]]]', 'the visitor did not come from another site'],
            'page' => ['[[["landing_path","starts_with","/lp/"]]]', 'the page begins with /lp/'],
            'any parameter' => ['[[["param","is","7","partner"]],[["param","present","","from"]],[["param","absent","","x"]]]', 'the parameter partner is 7, or the link has the parameter from, or the link has no parameter x'],
            'per cent signs are only text' => ['[[["utm_term","is","50%s %d"]],[["gclid","present"]]]', 'utm_term is 50%s %d, or the link has a gclid'],
        ];
    }

    #[DataProvider('words')]
    public function testWords(string $groups, string $expected): void
    {
        self::assertSame($expected, RuleText::of(self::rule($groups)));
    }

    /** @return array<string, array{string, array<string, string>}> groups; field => code */
    public static function faults(): array
    {
        return [
            'fine' => ['[[["utm_source","is","x"]]]', []],
            'an empty rule is fine: for numbers that are only printed' => ['[]', []],
            'no value' => ['[[["utm_source","is"]]]', ['rule.any.0.all.0.value' => 'required']],
            'a value of spaces' => ['[[["utm_source","is","  "]]]', ['rule.any.0.all.0.value' => 'required']],
            'a value of invisible marks' => ['[[["utm_source","is","\u200b"]]]', ['rule.any.0.all.0.value' => 'required']],
            'a list of nothing' => ['[[["utm_source","one_of",", ,"]]]', ['rule.any.0.all.0.value' => 'required']],
            'no name' => ['[[["param","present"]]]', ['rule.any.0.all.0.name' => 'required']],
            'the second line of the second group' => ['[[["gclid","present"]],[["gclid","present"],["utm_term","contains",""]]]', ['rule.any.1.all.1.value' => 'required']],
            'unknown kind' => ['[[["referrer_kind","one_of","search, spam"]]]', ['rule.any.0.all.0.value' => 'unknown_kind']],
            'part of a kind' => ['[[["referrer_kind","contains","s"]]]', ['rule.any.0.all.0.op' => 'unfit']],
            'a page is always there' => ['[[["landing_path","present"]]]', ['rule.any.0.all.0.op' => 'unfit']],
            'a path without slash' => ['[[["landing_path","is","price"]]]', ['rule.any.0.all.0.value' => 'no_slash']],
            'a part of a path needs none' => ['[[["landing_path","contains","price"]]]', []],
            'two values at once' => ['[[["utm_source","is","a"],["utm_source","is","b"]]]', ['rule.any.0.all.1.op' => 'contradiction']],
            'there and not there' => ['[[["yclid","present"],["gclid","present"],["yclid","absent"]]]', ['rule.any.0.all.2.op' => 'contradiction']],
            'two parameters are no contradiction' => ['[[["param","is","a","x"],["param","is","b","y"]]]', []],
            'every page' => ['[[["landing_path","starts_with","/"]]]', ['rule' => 'fits_everybody']],
            'every kind' => ['[[["referrer_kind","one_of","search, social, site, none"]]]', ['rule' => 'fits_everybody']],
            'every site of the clinic' => ['[[["landing_host","one_of","clinic.ru, xn--80apagcdp.xn--p1ai"]]]', ['rule' => 'fits_everybody']],
            'one of two sites' => ['[[["landing_host","is","clinic.ru"]]]', []],
            'everybody hidden among others' => ['[[["gclid","present"]],[["landing_path","contains","/"]]]', ['rule' => 'fits_everybody']],
            'nearly everybody may be meant' => ['[[["yclid","absent"]]]', []],
        ];
    }

    /** @param array<string, string> $expected */
    #[DataProvider('faults')]
    public function testFaults(string $groups, array $expected): void
    {
        $faults = RuleCheck::faults(self::rule($groups), RuleEngineTest::SITE);

        self::assertSame($expected, array_map(static fn (Fault $fault): string => $fault->code, $faults));
        foreach ($faults as $fault) {
            self::assertNotSame('', RuleFaultText::of($fault));
        }
    }

    public function testTheTextWarnsOfARuleThatFitsNearlyEverybody(): void
    {
        $broad = self::rule('[[["yclid","absent"]]]');
        $narrow = self::rule('[[["yclid","present"]]]');

        self::assertSame('the link has no yclid (careful: this fits nearly every visitor)', RuleText::of($broad, RuleCheck::breadth($broad, RuleEngineTest::SITE)));
        self::assertSame('the link has a yclid', RuleText::of($narrow, RuleCheck::breadth($narrow, RuleEngineTest::SITE)));
    }

    public function testOnlyWhatARuleUsesIsKept(): void
    {
        $rule = ['any' => [['all' => [
            ['field' => 'gclid', 'op' => 'present', 'value' => 'left over', 'name' => 'x'],
            ['field' => 'param', 'op' => 'is', 'value' => " a\u{200B} ", 'name' => ' from '],
        ]]]];

        self::assertSame(['any' => [['all' => [
            ['field' => 'gclid', 'op' => 'present'],
            ['field' => 'param', 'op' => 'is', 'value' => 'a', 'name' => 'from'],
        ]]]], RuleCheck::tidy($rule));
    }

    public function testReadyMadeSourcesAreSound(): void
    {
        foreach (ReadySources::rows() as $row) {
            self::assertSame(['name' => $row['name'], 'rule' => $row['rule']], Message::of('Source', 'source-write')->check(['name' => $row['name'], 'rule' => $row['rule']]));
            self::assertSame([], RuleCheck::faults($row['rule'], RuleEngineTest::SITE), $row['handle']);
            self::assertSame('some', RuleCheck::breadth($row['rule'], RuleEngineTest::SITE), $row['handle']);
            self::assertSame($row['rule'], RuleCheck::tidy($row['rule']));
            self::assertNotSame($row['handle'], $row['name']);
        }
        self::assertCount(11, ReadySources::rows());
    }

    /** @return array<string, array{string, string, string, list<string>}> address, referrer, groups of the one source, reasons of all steps */
    public static function reasons(): array
    {
        return [
            'it wins' => ['https://clinic.ru/?utm_source=a', '', '[[["utm_source","is","a"]]]', [
                'It fits: utm_source is a.', 'Not asked: Own comes first.', 'Not asked: Own comes first.', 'Not asked: Own comes first.', 'Not asked: Own comes first.',
            ]],
            'tagged' => ['https://clinic.ru/?utm_source=b&gclid=7', '', '[[["utm_source","is","a"]]]', [
                'Not true here: utm_source is a. It is “b”.', 'The link has the marks of an advertisement.', 'The link has the marks of an advertisement.',
                'The link is tagged (utm_source=b, gclid=7), but no source above recognises it.', 'Not asked: referral comes first.',
            ]],
            'search' => ['https://clinic.ru/', 'https://bing.com/', '[[["utm_source","is","a"]]]', [
                'Not true here: utm_source is a.', 'The visitor came from the search results of bing.com.',
                'Not asked: organic comes first.', 'Not asked: organic comes first.', 'Not asked: organic comes first.',
            ]],
            'straight' => ['https://clinic.ru/', '', '[]', [
                'It has no rule, so it is never recognised by itself.', 'The visitor did not come from search results.', 'The visitor did not come from a social network.',
                'The visitor came from no other site and by no tagged link.', 'Nothing tells where the visitor came from.',
            ]],
            'own page' => ['https://clinic.ru/', 'https://clinic.ru/a', '[[["referrer_kind","is","social"]]]', [
                'Not true here: the visitor came from a social network. It is “no other site”.', 'The visitor did not come from search results.', 'The visitor did not come from a social network.',
                'The visitor came from no other site and by no tagged link.', 'The visitor came from another page of the site, which tells nothing new.',
            ]],
        ];
    }

    /** @param list<string> $expected */
    #[DataProvider('reasons')]
    public function testReasons(string $url, string $referrer, string $groups, array $expected): void
    {
        $builtins = array_map(static fn (string $name): Source => new Source(9, $name, $name, ['any' => []], 0, true), Source::BUILTINS);
        $recognition = RuleEngine::recognise(Arrival::from($url, $referrer, RuleEngineTest::SITE), [new Source(1, 'Own', null, self::rule($groups), 0, true), ...$builtins]);

        self::assertSame($expected, array_map(static fn (Step $step): string => RecognitionReasonText::of($step->reason), $recognition->steps));
    }

    /** @return array{any: list<array{all: list<array{field: string, op: string, value?: string, name?: string}>}>} */
    private static function rule(string $groups): array
    {
        /** @var list<list<array{0: string, 1: string, 2?: string, 3?: string}>> $decoded */
        $decoded = json_decode($groups, true, 8, JSON_THROW_ON_ERROR);
        $any = [];
        foreach ($decoded as $lines) {
            $all = [];
            foreach ($lines as $line) {
                $all[] = ['field' => $line[0], 'op' => $line[1]] + (isset($line[2]) ? ['value' => $line[2]] : []) + (isset($line[3]) ? ['name' => $line[3]] : []);
            }
            $any[] = ['all' => $all];
        }

        return ['any' => $any];
    }
}
