<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Visit;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Visit\Region;
use Ringwell\Visit\RussianRegions;

final class RegionTest extends TestCase
{
    /** @return iterable<string, array{mixed, list<string>}> */
    public static function records(): iterable
    {
        yield 'MaxMind, city' => [['country' => ['iso_code' => 'RU'], 'subdivisions' => [['iso_code' => 'SPE']]], ['RU-SPE', 'RU']];
        yield 'MaxMind, country' => [['country' => ['iso_code' => 'DE']], ['DE']];
        yield 'DB-IP, city' => [['country' => ['iso_code' => 'RU'], 'subdivisions' => [['names' => ['en' => 'Sverdlovsk Oblast']]]], ['RU-SVE', 'RU']];
        yield 'flat, city' => [['country_code' => 'RU', 'state1' => 'St.-Petersburg', 'city' => 'St Petersburg'], ['RU-SPE', 'RU']];
        yield 'flat, country' => [['country_code' => 'kz'], ['KZ']];
        yield 'a name that no region has' => [['country_code' => 'RU', 'state1' => 'Atlantis'], ['RU']];
        yield 'names of other countries are not known' => [['country_code' => 'DE', 'state1' => 'Bavaria'], ['DE']];
        yield 'a strange subdivision' => [['country' => ['iso_code' => 'RU'], 'subdivisions' => [['iso_code' => "'; DROP"]]], ['RU']];
        yield 'a strange country' => [['country_code' => 'Russia'], []];
        yield 'lists where texts belong' => [['country' => 'RU', 'subdivisions' => 'SPE'], []];
        yield 'nothing' => [null, []];
        yield 'a text' => ['RU', []];
    }

    /** @param list<string> $codes */
    #[DataProvider('records')]
    public function testReadsTheShapesOfFiles(mixed $record, array $codes): void
    {
        self::assertSame($codes, Region::ofRecord($record));
    }

    /** @return iterable<string, array{string, ?string}> */
    public static function names(): iterable
    {
        yield 'a city' => ['Moscow', 'RU-MOW'];
        yield 'what lies around it' => ['Moscow Oblast', 'RU-MOS'];
        yield 'a territory' => ['Altai Krai', 'RU-ALT'];
        yield 'a republic of the same name' => ['Altai Republic', 'RU-AL'];
        yield 'the kind before the name' => ['Republic of Tatarstan', 'RU-TA'];
        yield 'the kind behind the name' => ['Tatarstan Republic', 'RU-TA'];
        yield 'one word within another' => ['Novgorod Oblast', 'RU-NGR'];
        yield 'two words' => ['Nizhny Novgorod Oblast', 'RU-NIZ'];
        yield 'a hyphen' => ['Khanty-Mansi Autonomous Okrug', 'RU-KHM'];
        yield 'a soft sign' => ["Perm' Krai", 'RU-PER'];
        yield 'in capitals' => ['SVERDLOVSK OBLAST', 'RU-SVE'];
        yield 'the kind alone' => ['Oblast', null];
        yield 'empty' => ['', null];
        yield 'not text' => ["\xff\xfe", null];
    }

    #[DataProvider('names')]
    public function testKnowsRegionsInTheSpellingsOfFiles(string $name, ?string $code): void
    {
        self::assertSame($code, RussianRegions::code($name));
    }

    public function testKnowsAllRegionsOfTheStandardOnce(): void
    {
        $codes = RussianRegions::codes();

        self::assertCount(83, $codes);
        self::assertSame($codes, array_filter($codes, Region::isCode(...)));
    }

    public function testPrefersTheNarrowestThatThePoolHas(): void
    {
        self::assertSame('RU-SPE', Region::preferred(['RU-SPE', 'RU'], ['RU', 'RU-SPE', 'RU-MOW']));
        self::assertSame('RU', Region::preferred(['RU-SPE', 'RU'], ['RU', 'RU-MOW']));
        self::assertNull(Region::preferred(['RU-SPE', 'RU'], ['RU-MOW']));
        self::assertNull(Region::preferred([], ['RU-MOW']));
    }

    /** @return iterable<string, array{string, list<string>}> */
    public static function headers(): iterable
    {
        yield 'country' => ['RU', ['RU']];
        yield 'region' => [' ru-spe ', ['RU-SPE', 'RU']];
        yield 'unknown' => ['XX', []];
        yield 'Tor' => ['T1', []];
        yield 'empty' => ['', []];
        yield 'too long' => [str_repeat('RU', 500), []];
        yield 'a line feed' => ["RU\n", ['RU']];
    }

    /** @param list<string> $codes */
    #[DataProvider('headers')]
    public function testReadsAHeader(string $header, array $codes): void
    {
        self::assertSame($codes, Region::ofHeader($header));
    }
}
