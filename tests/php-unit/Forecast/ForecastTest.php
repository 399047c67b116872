<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Forecast;

use PHPUnit\Framework\TestCase;
use Ringwell\Forecast\CallWait;
use Ringwell\Forecast\Forecast;
use Ringwell\Forecast\PastVisit;
use Ringwell\Forecast\Retelling;
use Ringwell\Lease\Pool;
use Ringwell\Tests\Support\Moment;
use Ringwell\Time;

final class ForecastTest extends TestCase
{
    public function testThePriorFitsThePublishedFigures(): void
    {
        self::assertEqualsWithDelta(0.914, CallWait::withoutTap(0, 30 * Time::MINUTE), 0.002);
        self::assertEqualsWithDelta(0.984, CallWait::withoutTap(0, Time::DAY), 0.001);
        self::assertSame(0.0, CallWait::withoutTap(0.6, 0));
        self::assertEqualsWithDelta(1.0, CallWait::withoutTap(0.6, INF), 1e-12);
    }

    public function testHowManyCallersTapFollowsFromHowManyVisitsDo(): void
    {
        self::assertSame(0.0, CallWait::tappers(0));
        self::assertEqualsWithDelta(0.6, CallWait::tappers(0.015 + 0.05 * 0.95 * 0.6), 1e-9);
        self::assertSame(0.9, CallWait::tappers(1));
        // Callers are 5 % of the visits, however they are split.
        $tapping = 0.05 * 0.95 * 0.6;
        $sum = $tapping + (1 - $tapping) * CallWait::callsWithoutTap(0.6);
        self::assertEqualsWithDelta(0.05, $sum, 1e-12);
    }

    public function testAVisitMeetsAnEmptyPoolWhileAllNumbersAreHeld(): void
    {
        $visits = [self::visit(0), self::visit(1), self::visit(5), self::visit(11)];

        self::assertSame(0.5, Retelling::of($visits, self::pool(), 0, 6, 1)->coverage);
        self::assertSame(0.75, Retelling::of($visits, self::pool(), 0, 5, 1)->coverage);
        self::assertSame(1.0, Retelling::of($visits, self::pool(), 0, 5, 2)->coverage);
        self::assertSame(0.0, Retelling::of($visits, self::pool(), 0, 5, 0)->coverage);
        self::assertSame(0.0, Retelling::of([], self::pool(), 0, 5, 2)->coverage);
    }

    public function testAccuracyIsHowManyRingBeforeTheNumberIsGivenAgain(): void
    {
        $visits = [self::visit(0), self::visit(10)];
        $expected = (CallWait::withoutTap(0, 10 * Time::MINUTE) + 1) / 2;

        self::assertEqualsWithDelta($expected, Retelling::of($visits, self::pool(), 0, 5, 1)->accuracy, 1e-12);
        self::assertEqualsWithDelta(1.0, Retelling::of($visits, self::pool(), 0, 5, 2)->accuracy, 1e-12);
    }

    public function testTapsActivityAndCallsKeepANumber(): void
    {
        $coverage = static fn (PastVisit $first, Pool $pool, int $then): float => Retelling::of([$first, self::visit($then)], $pool, 0.5, 3, 1)->coverage;

        self::assertSame(1.0, $coverage(self::visit(0), self::pool(), 3));
        self::assertSame(0.5, $coverage(self::visit(0, active: 2), self::pool(), 3));
        self::assertSame(1.0, $coverage(self::visit(0, active: 2), self::pool(), 4));
        self::assertSame(0.5, $coverage(self::visit(0, active: 2), self::pool(from: Pool::FROM_ACTIVITY), 4));
        self::assertSame(0.5, $coverage(self::visit(0, tapped: 1), self::pool(), 15));
        self::assertSame(1.0, $coverage(self::visit(0, tapped: 1), self::pool(), 16));
        self::assertSame(0.5, $coverage(self::visit(0, called: 5), self::pool(), 64));
        self::assertSame(1.0, $coverage(self::visit(0, called: 5), self::pool(), 65));
        self::assertSame(1.0, $coverage(new PastVisit(Moment::T0, Moment::T0, null, null, false), self::pool(), 1));
    }

    public function testALateCallProtectsNobodyWhoseNumberIsGoneMeanwhile(): void
    {
        $visits = [self::visit(0, called: 30), self::visit(10), self::visit(31)];

        self::assertSame(1.0, Retelling::of($visits, self::pool(), 0, 5, 1)->coverage);
    }

    public function testWhoMeetsAnEmptyPoolAsksAgainWithEachPage(): void
    {
        $coverage = static fn (int ...$pages): float => Retelling::of([self::visit(0), self::paged(1, $pages), self::visit(9)], self::pool(), 0, 5, 1)->coverage;

        self::assertEqualsWithDelta(2 / 3, $coverage(), 1e-12);
        self::assertEqualsWithDelta(2 / 3, $coverage(2, 4), 1e-12, 'Still none.');
        self::assertEqualsWithDelta(2 / 3, $coverage(2, 5), 1e-12, 'One, which the third then has not: held from its giving on.');
        self::assertEqualsWithDelta(1.0, Retelling::of([self::visit(0), self::paged(1, [5]), self::visit(10)], self::pool(), 0, 5, 1)->coverage, 1e-12);
    }

    public function testWhoComesAgainHasHisNumberAsLongAsNobodyNeededIt(): void
    {
        $coverage = static fn (int $numbers, string $visitor): float => Retelling::of([self::paged(0, [], 'a'), self::paged(2, [], 'b'), self::paged(3, [], $visitor)], self::pool(), 0, 5, $numbers)->coverage;

        self::assertSame(1.0, $coverage(2, 'a'), 'In hold, and his.');
        self::assertEqualsWithDelta(2 / 3, $coverage(2, 'c'), 1e-12);
        $late = [self::paged(0, [], 'a'), self::paged(6, [], 'b'), self::paged(7, [], 'a')];
        self::assertEqualsWithDelta(2 / 3, Retelling::of($late, self::pool(), 0, 5, 1)->coverage, 1e-12, 'It is the other one\'s by now.');
    }

    public function testTooShortALogTellsNothing(): void
    {
        $long = self::weeks(Forecast::ENOUGH_VISITS, 40);

        self::assertNotNull(Forecast::of($long, self::pool(), 3));
        self::assertNull(Forecast::of(array_slice($long, 1), self::pool(), 3));
        self::assertNull(Forecast::of(self::weeks(Forecast::ENOUGH_VISITS, 5), self::pool(), 3));
        self::assertNull(Forecast::of([], self::pool(), 3));
        self::assertNull(Forecast::of($long, self::pool(), 0));
    }

    public function testWithManyNumbersTheHoldIsLongAndWithFewItIsShort(): void
    {
        $visits = self::weeks(1500, 7);
        $few = Forecast::of($visits, self::pool(), 1);
        $many = Forecast::of($visits, self::pool(), 6);
        self::assertNotNull($few);
        self::assertNotNull($many);

        self::assertLessThanOrEqual(5, $few->best()->minutes);
        self::assertGreaterThanOrEqual(12, $many->best()->minutes);
        self::assertSame(Forecast::HOLDS, array_map(static fn ($point): int => $point->minutes, $few->points));
    }

    public function testTheFewestNumbersMoreAreAdvised(): void
    {
        $visits = self::weeks(1500, 7);
        $point = Forecast::of($visits, self::pool(), 1)?->points[11];
        self::assertNotNull($point);
        self::assertNotNull($point->more);

        $enough = Retelling::of($visits, self::pool(), 0, 30, 1 + $point->more);
        self::assertSame($enough->coverage, $point->moreCoverage);
        self::assertGreaterThanOrEqual(0.95, $enough->coverage);
        self::assertLessThan(0.95, Retelling::of($visits, self::pool(), 0, 30, $point->more)->coverage);
    }

    private static function visit(int $minute, int $active = 0, ?int $tapped = null, ?int $called = null): PastVisit
    {
        $at = Moment::T0 + $minute * Time::MINUTE;
        $after = static fn (?int $minutes): ?int => $minutes === null ? null : $at + $minutes * Time::MINUTE;

        return new PastVisit($at, $at + $active * Time::MINUTE, $after($tapped), $after($called));
    }

    /** @param array<int> $pages minutes after T0 */
    private static function paged(int $minute, array $pages, string $visitor = ''): PastVisit
    {
        $at = Moment::T0 + $minute * Time::MINUTE;

        return new PastVisit($at, $at, null, null, true, array_values(array_map(static fn (int $page): int => Moment::T0 + $page * Time::MINUTE, $pages)), $visitor);
    }

    /** @return list<PastVisit> about so many minutes apart, by a fixed pattern */
    private static function weeks(int $count, int $minutes): array
    {
        $minute = 0;
        $visits = [];
        for ($i = 0; $i < $count; $i++) {
            $visits[] = self::visit($minute, $i % 5, $i % 25 === 0 ? 1 : null);
            $minute += ($i * 7919) % (2 * $minutes) + 1;
        }

        return $visits;
    }

    private static function pool(string $from = Pool::FROM_GIVING): Pool
    {
        return new Pool(1, 'Pool', 1, null, $from, 15, 60);
    }
}
