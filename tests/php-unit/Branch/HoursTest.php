<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Branch;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Branch\Hours;
use Ringwell\Time;

final class HoursTest extends TestCase
{
    private const WEEK = [[[540, 780], [840, 1080]], [[540, 1080]], [[540, 1080]], [[540, 1080]], [[540, 1080]], [[600, 900]], []];

    /** @return iterable<string, array{string, bool}> */
    public static function moments(): iterable
    {
        yield 'before' => ['2026-11-23 08:59', false];
        yield 'the first minute' => ['2026-11-23 09:00', true];
        yield 'before the pause' => ['2026-11-23 12:59', true];
        yield 'in the pause' => ['2026-11-23 13:00', false];
        yield 'after the pause' => ['2026-11-23 14:00', true];
        yield 'the last minute' => ['2026-11-23 17:59', true];
        yield 'closed' => ['2026-11-23 18:00', false];
        yield 'Saturday' => ['2026-11-28 10:00', true];
        yield 'Sunday' => ['2026-11-29 12:00', false];
        yield 'a holiday' => ['2026-11-24 12:00', false];
        yield 'a Sunday that is worked' => ['2026-12-06 12:00', true];
    }

    #[DataProvider('moments')]
    public function testIsOpen(string $wall, bool $isOpen): void
    {
        self::assertSame($isOpen, self::hours('Europe/Moscow')->isOpen(self::at($wall, 'Europe/Moscow')));
    }

    public function testOpensNext(): void
    {
        $hours = self::hours('Europe/Moscow');

        foreach ([
            ['2026-11-23 10:00', '2026-11-23 10:00'],
            ['2026-11-23 13:20', '2026-11-23 14:00'],
            ['2026-11-23 18:00', '2026-11-25 09:00'],
            ['2026-11-28 15:00', '2026-11-30 09:00'],
        ] as [$from, $next]) {
            self::assertSame(self::at($next, 'Europe/Moscow'), $hours->nextOpening(self::at($from, 'Europe/Moscow')), $from);
        }
        self::assertNull((new Hours(new \DateTimeZone('UTC'), array_fill(0, 7, [])))->nextOpening(self::at('2026-11-23 18:00', 'UTC')));
    }

    public function testOffersFullAndHalfHours(): void
    {
        $slots = self::hours('Europe/Moscow')->slots(self::at('2026-11-23 12:10', 'Europe/Moscow'), 5);

        self::assertSame(
            ['11-23 12:30', '11-23 14:00', '11-23 14:30', '11-23 15:00', '11-23 15:30'],
            self::walls($slots, 'Europe/Moscow'),
        );
    }

    public function testAsManyMinutesLaterAtLeast(): void
    {
        $hours = self::hours('Asia/Kathmandu');

        self::assertSame(['11-23 09:30'], self::walls($hours->slots(self::at('2026-11-23 09:10', 'Asia/Kathmandu'), 1), 'Asia/Kathmandu'));
        self::assertSame(['11-23 10:00'], self::walls($hours->slots(self::at('2026-11-23 09:16', 'Asia/Kathmandu'), 1), 'Asia/Kathmandu'));
        self::assertSame([], $hours->slots(self::at('2026-11-23 09:16', 'Asia/Kathmandu'), 0));
    }

    public function testNoSlotIsMoreThanAWeekAhead(): void
    {
        $from = self::at('2026-11-23 12:10', 'Europe/Moscow');
        $slots = self::hours('Europe/Moscow')->slots($from, 1000);

        self::assertNotEmpty($slots);
        self::assertLessThanOrEqual($from + 7 * Time::DAY, $slots[count($slots) - 1]);
    }

    /** In Berlin clocks go from 2:00 to 3:00 on 29 March 2026, and from 3:00 to 2:00 on 25 October. */
    public function testTheNightsInWhichClocksAreMoved(): void
    {
        $nights = new Hours(new \DateTimeZone('Europe/Berlin'), array_fill(0, 7, [[120, 150]]));
        $spring = self::at('2026-03-29 01:00', 'Europe/Berlin');
        $autumn = self::at('2026-10-25 01:00', 'Europe/Berlin');

        self::assertSame(self::at('2026-03-30 02:00', 'Europe/Berlin'), $nights->nextOpening($spring), 'That hour was not there.');
        self::assertSame($autumn + Time::HOUR, $nights->nextOpening($autumn));
        self::assertSame($autumn + 2 * Time::HOUR, $nights->nextOpening($autumn + Time::HOUR + 30 * Time::MINUTE), 'It comes again.');
    }

    public function testAZoneThatIsAnOffsetAlone(): void
    {
        $hours = self::hours('+03:00');

        self::assertSame(self::at('2026-11-23 14:00', '+03:00'), $hours->nextOpening(self::at('2026-11-23 13:20', '+03:00')));
    }

    public function testWhatIsStoredWrongIsLeftOut(): void
    {
        self::assertSame([[60, 120], [120, 1440]], Hours::spans([[120, 1440], [60, 120], [100, 200], [5], 'x', [50, 20], [0, 1441], [-5, 3], ['1', '2']]));
        self::assertSame([], Hours::spans('9-18'));
    }

    /**
     * @param  list<int> $moments
     * @return list<string>
     */
    private static function walls(array $moments, string $zone): array
    {
        return array_map(static fn (int $at): string => (new \DateTimeImmutable('@' . intdiv($at, 1000)))->setTimezone(new \DateTimeZone($zone))->format('m-d H:i'), $moments);
    }

    private static function hours(string $zone): Hours
    {
        return new Hours(new \DateTimeZone($zone), self::WEEK, ['2026-11-24' => [], '2026-12-06' => [[600, 800]]]);
    }

    private static function at(string $wall, string $zone): int
    {
        return (new \DateTimeImmutable($wall, new \DateTimeZone($zone)))->getTimestamp() * 1000;
    }
}
