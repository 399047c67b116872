<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Lease;

use PHPUnit\Framework\TestCase;
use Ringwell\Lease\Alarm;
use Ringwell\Tests\Support\Moment;
use Ringwell\Time;

final class AlarmTest extends TestCase
{
    /**
     * @param array<int, array{0: int, 1: int, 2: int, 3?: int, 4?: int}> $minutes minutes after T0 => granted, confirmed, refused, tapped, called
     */
    private static function after(array $minutes, int $now): ?Alarm
    {
        $first = intdiv(Moment::T0, Time::MINUTE);
        $counts = [];
        foreach ($minutes as $minute => $of) {
            $counts[$first + $minute] = ['granted' => $of[0], 'confirmed' => $of[1], 'refused' => $of[2], 'tapped' => $of[3] ?? 0, 'called' => $of[4] ?? 0];
        }

        return Alarm::latest($counts, Moment::T0 + $now * Time::MINUTE);
    }

    private static function minute(int $at): int
    {
        return intdiv(Moment::T0, Time::MINUTE) + $at;
    }

    public function testNothingIsNothing(): void
    {
        self::assertNull(self::after([], 0));
    }

    public function testOrdinaryVisitorsRaiseNone(): void
    {
        self::assertNull(self::after(array_fill(0, 60, [4, 3, 0]), 60), 'A quarter of them leaves at once.');
    }

    public function testLeasesWithoutASignOfAPerson(): void
    {
        $alarm = self::after([0 => [3, 3, 0], 7 => [9, 1, 0], 9 => [4, 0, 0]], 12);

        self::assertInstanceOf(Alarm::class, $alarm);
        self::assertSame([Alarm::UNCONFIRMED, 12, 16], [$alarm->kind, $alarm->count, $alarm->all]);
        self::assertSame([self::minute(7), self::minute(9)], [intdiv($alarm->since, Time::MINUTE), intdiv($alarm->until, Time::MINUTE)]);
    }

    public function testWhoCameJustNowHadNoTimeYet(): void
    {
        self::assertNull(self::after([9 => [30, 0, 0]], 9));
        self::assertNotNull(self::after([9 => [30, 0, 0]], 10));
    }

    public function testFewAreNoAlarm(): void
    {
        self::assertNull(self::after([0 => [9, 0, 9]], 30));
    }

    public function testACrowdedNetwork(): void
    {
        $alarm = self::after([2 => [10, 10, 10]], 3);

        self::assertInstanceOf(Alarm::class, $alarm);
        self::assertSame([Alarm::NETWORK, 10, 20], [$alarm->kind, $alarm->count, $alarm->all]);
        self::assertNull(self::after([2 => [50, 50, 10]], 3), 'Among many others they are few.');
    }

    public function testTapsWithoutCalls(): void
    {
        $alarm = self::after([2 => [6, 6, 0, 3], 5 => [4, 4, 0, 2]], 8);

        self::assertInstanceOf(Alarm::class, $alarm);
        self::assertSame([Alarm::TAPPED, 5, 10], [$alarm->kind, $alarm->count, $alarm->all]);
        self::assertNull(self::after([2 => [6, 6, 0, 3], 5 => [4, 4, 0, 2, 1]], 8), 'One of them called.');
        self::assertNull(self::after([2 => [20, 20, 0, 5]], 8), 'As many as patients do.');
        self::assertNull(self::after([2 => [4, 4, 0, 4]], 8), 'Few.');
        self::assertNull(self::after([2 => [6, 6, 0, 3], 15 => [4, 4, 0, 2]], 18), 'Far apart.');
    }

    public function testAnAttackThatGoesOnBeganWithItsFirstMinuteAndTheLatestIsTold(): void
    {
        $minutes = [1 => [20, 0, 0]] + array_fill(100, 40, [5, 0, 0]);
        $alarm = self::after($minutes, 300);

        self::assertInstanceOf(Alarm::class, $alarm);
        self::assertSame([self::minute(100), self::minute(139), 50], [intdiv($alarm->since, Time::MINUTE), intdiv($alarm->until, Time::MINUTE), $alarm->count]);
    }
}
