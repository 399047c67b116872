<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Pbx\WallClock;
use Ringwell\Time;

final class WallClockTest extends TestCase
{
    #[DataProvider('written')]
    public function testReadsWhatPhoneSystemsWrite(string $text, string $zone, string $utc): void
    {
        $read = WallClock::utc($text, $zone);

        self::assertNotNull($read);
        self::assertSame($utc, Time::iso($read));
    }

    /** @return iterable<string, array{string, string, string}> */
    public static function written(): iterable
    {
        yield 'Moscow' => ['2026-11-22 10:15:07', 'Europe/Moscow', '2026-11-22T07:15:07.000Z'];
        yield 'with milliseconds' => ['2019-12-16 14:40:47.234', 'Europe/Moscow', '2019-12-16T11:40:47.234Z'];
        yield 'with microseconds' => ['2019-12-16 14:40:47.234567', 'UTC', '2019-12-16T14:40:47.234Z'];
        yield 'with one digit' => ['2019-12-16 14:40:47.2', 'UTC', '2019-12-16T14:40:47.200Z'];
        yield 'Moscow was at +4 once' => ['2012-07-01 12:00:00', 'Europe/Moscow', '2012-07-01T08:00:00.000Z'];
        yield 'an offset for a zone' => ['2026-11-22 10:15:07', '+05:00', '2026-11-22T05:15:07.000Z'];
        yield 'Greenwich itself' => ['20230328T101500Z', 'Europe/Moscow', '2023-03-28T10:15:00.000Z'];
        yield 'compact, no place' => ['20230328T101500', 'Asia/Yekaterinburg', '2023-03-28T05:15:00.000Z'];
        yield 'ISO' => ['2026-11-22T10:15:07.123Z', 'Europe/Moscow', '2026-11-22T10:15:07.123Z'];
        yield 'ISO with an offset' => ['2026-11-22T10:15:07+03:00', 'UTC', '2026-11-22T07:15:07.000Z'];
        yield 'an offset without a colon' => ['2026-11-22 10:15:07 +0300', 'UTC', '2026-11-22T07:15:07.000Z'];
        yield 'day first' => ['22.11.2026 10:15:07', 'UTC', '2026-11-22T10:15:07.000Z'];
        yield 'no seconds' => ['22.11.2026 10:15', 'UTC', '2026-11-22T10:15:00.000Z'];
        yield 'spaces around' => [" 2026-11-22 10:15:07\n", 'UTC', '2026-11-22T10:15:07.000Z'];
        yield 'leap day' => ['2028-02-29 23:59:59', 'UTC', '2028-02-29T23:59:59.000Z'];
    }

    #[DataProvider('moved')]
    public function testDecidesWhereClocksAreMoved(string $text, string $zone, string $utc): void
    {
        self::assertSame($utc, Time::isoOrNull(WallClock::utc($text, $zone)));
    }

    /** @return iterable<string, array{string, string, string}> */
    public static function moved(): iterable
    {
        yield 'before the hour that is skipped' => ['2026-03-29 02:59:59', 'Europe/Kyiv', '2026-03-29T00:59:59.000Z'];
        yield 'in it: by the clock not yet moved' => ['2026-03-29 03:30:00', 'Europe/Kyiv', '2026-03-29T01:30:00.000Z'];
        yield 'after the skipped hour' => ['2026-03-29 04:00:00', 'Europe/Kyiv', '2026-03-29T01:00:00.000Z'];
        yield 'before the hour that comes twice' => ['2026-10-25 02:59:59', 'Europe/Kyiv', '2026-10-24T23:59:59.000Z'];
        yield 'in it: the first' => ['2026-10-25 03:30:00', 'Europe/Kyiv', '2026-10-25T00:30:00.000Z'];
        yield 'after the doubled hour' => ['2026-10-25 04:00:00', 'Europe/Kyiv', '2026-10-25T02:00:00.000Z'];
        yield 'the other half of the world' => ['2026-10-04 02:30:00', 'Australia/Sydney', '2026-10-03T16:30:00.000Z'];
        yield 'a zone behind Greenwich, in the hour that comes twice' => ['2026-11-01 01:30:00', 'America/New_York', '2026-11-01T05:30:00.000Z'];
        yield 'Moscow put its clocks back for good' => ['2014-10-26 01:30:00', 'Europe/Moscow', '2014-10-25T21:30:00.000Z'];
    }

    #[DataProvider('rubbish')]
    public function testWhatIsNoTimeIsNone(string $text, string $zone = 'Europe/Moscow'): void
    {
        self::assertNull(WallClock::utc($text, $zone));
    }

    /** @return iterable<string, array{0: string, 1?: string}> */
    public static function rubbish(): iterable
    {
        yield 'nothing' => [''];
        yield 'a word' => ['tomorrow'];
        yield 'a day alone' => ['2026-11-22'];
        yield 'no such day' => ['2026-02-29 10:00:00'];
        yield 'no such month' => ['2026-13-01 10:00:00'];
        yield 'no such hour' => ['2026-11-22 24:00:00'];
        yield 'no such second' => ['2026-11-22 10:00:60'];
        yield 'more behind it' => ['2026-11-22 10:00:00; DROP TABLE'];
        yield 'epoch seconds' => ['1790000000'];
        yield 'no zone' => ['2026-11-22 10:15:07', ''];
        yield 'no such zone' => ['2026-11-22 10:15:07', 'Europe/Nowhere'];
        yield 'a zone with a null byte' => ['2026-11-22 10:15:07', "UTC\0"];
        yield 'a path for a zone' => ['2026-11-22 10:15:07', '../../etc/passwd'];
        yield 'no such offset' => ['2026-11-22T10:15:07+99:99'];
    }

    public function testSaysWhatAClockShows(): void
    {
        self::assertSame('2026-11-22 10:15:07', WallClock::text((int) WallClock::utc('2026-11-22 07:15:07.900', 'UTC'), 'Europe/Moscow'));
        self::assertSame('1969-12-31 23:59:59', WallClock::text(-1, 'UTC'));
        self::assertSame('', WallClock::text(0, 'Nowhere'));
    }

    public function testReadsBackWhatItSaysAllTheYearRound(): void
    {
        foreach (['Europe/Moscow', 'Asia/Kamchatka', 'Europe/Kyiv', 'America/New_York', '+05:30'] as $zone) {
            for ($hour = 0; $hour < 366 * 24; $hour += 7) {
                $at = 1_767_225_600_000 + $hour * Time::HOUR;
                $read = (int) WallClock::utc(WallClock::text($at, $zone), $zone);
                self::assertContains($at - $read, [0, Time::HOUR], 'Never later than it was.');
            }
        }
    }
}
