<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Report;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Report\Days;
use Ringwell\Time;

final class DaysTest extends TestCase
{
    public function testDaysBeginAtMidnightOfTheClinic(): void
    {
        $days = Days::between('2026-11-21', '2026-11-22', new \DateTimeZone('Europe/Moscow'));
        self::assertNotNull($days);

        self::assertSame(['2026-11-21', '2026-11-22'], $days->names());
        self::assertSame('2026-11-20T21:00:00.000Z', Time::iso($days->from()));
        self::assertSame('2026-11-22T21:00:00.000Z', Time::iso($days->to()));
        self::assertSame(['2026-11-19', '2026-11-20'], $days->before()->names());
        self::assertSame($days->from(), $days->before()->to());
    }

    public function testADayOfSummerTimeHasItsOwnLength(): void
    {
        $days = Days::between('2026-03-28', '2026-03-30', new \DateTimeZone('Europe/Berlin'));
        self::assertNotNull($days);
        $bounds = $days->bounds();

        self::assertSame([24, 23, 24], array_map(static fn (int $from, int $to): int => intdiv($to - $from, Time::HOUR), array_slice($bounds, 0, 3), array_slice($bounds, 1)));
    }

    public function testTheLastDaysEndWithTodayOfTheClinic(): void
    {
        $now = 1_795_386_600_000; // 2026-11-22 22:30 UTC: the 23rd in Moscow
        self::assertSame(['2026-11-22', '2026-11-23'], Days::lastOf(2, $now, new \DateTimeZone('Europe/Moscow'))->names());
        self::assertSame(['2026-11-22'], Days::lastOf(1, $now, new \DateTimeZone('UTC'))->names());
    }

    #[DataProvider('wrong')]
    public function testRefusesWhatIsNoPeriod(string $first, string $last): void
    {
        self::assertNull(Days::between($first, $last, new \DateTimeZone('UTC')));
    }

    /** @return iterable<string, array{string, string}> */
    public static function wrong(): iterable
    {
        yield 'backwards' => ['2026-11-22', '2026-11-21'];
        yield 'no such day' => ['2026-02-30', '2026-03-01'];
        yield 'another century' => ['1026-02-03', '2026-03-01'];
        yield 'words' => ['yesterday', 'today'];
        yield 'empty' => ['', ''];
        yield 'with a time' => ['2026-02-01T00:00', '2026-03-01'];
    }
}
