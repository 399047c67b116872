<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Lease;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Lease\Hold;
use Ringwell\Lease\LeaseRow;
use Ringwell\Lease\Pool;
use Ringwell\Time;

final class HoldTest extends TestCase
{
    private const T0 = 1_790_000_000_000;

    private static function pool(?int $hold = 10, string $from = Pool::FROM_GIVING): Pool
    {
        return new Pool(1, 'p', 1, $hold, $from, 15, 1440);
    }

    private static function given(Pool $pool): LeaseRow
    {
        return Hold::give($pool, new LeaseRow(1, 1), 'a', 1, 'l', self::T0);
    }

    /** @return array<string, array{Pool, int}> pool, minutes of hold after giving */
    public static function holds(): array
    {
        return [
            'as the pool says' => [self::pool(10), 10],
            'automatic is 15 minutes until there is a forecast' => [self::pool(null), 15],
            'no hold leaves the two minutes of the page itself' => [self::pool(0), 2],
            'ninety days' => [self::pool(129_600), 129_600],
        ];
    }

    #[DataProvider('holds')]
    public function testGiving(Pool $pool, int $minutes): void
    {
        self::assertSame(self::T0 + $minutes * Time::MINUTE, self::given($pool)->holdUntil);
    }

    public function testActivityKeepsTwoMinutesMoreAndConfirms(): void
    {
        $row = Hold::active(self::pool(), self::given(self::pool()), self::T0 + 9 * Time::MINUTE);

        self::assertSame(self::T0 + 11 * Time::MINUTE, $row->holdUntil);
        self::assertTrue($row->confirmed);
    }

    public function testAHybridHoldCountsFromActivity(): void
    {
        $pool = self::pool(10, Pool::FROM_ACTIVITY);

        $row = Hold::active($pool, self::given($pool), self::T0 + 9 * Time::MINUTE);

        self::assertSame(self::T0 + 19 * Time::MINUTE, $row->holdUntil);
    }

    public function testATabForgottenForTwoHoursExtendsNothing(): void
    {
        $row = self::given(self::pool());

        self::assertSame($row, Hold::active(self::pool(), $row, self::T0 + 2 * Time::HOUR + 1));
    }

    public function testSeenConfirmsButIsNoActivity(): void
    {
        $row = Hold::seen(self::given(self::pool()));

        self::assertTrue($row->confirmed);
        self::assertSame(self::T0 + 10 * Time::MINUTE, $row->holdUntil);
        self::assertSame(self::T0, $row->activeAt);
    }

    public function testATapProtectsOnce(): void
    {
        $once = Hold::tapped(self::pool(), self::given(self::pool()), self::T0 + 5 * Time::MINUTE);
        $twice = Hold::tapped(self::pool(), $once, self::T0 + 15 * Time::MINUTE);

        self::assertSame(self::T0 + 20 * Time::MINUTE, $once->holdUntil);
        self::assertSame(self::T0 + 20 * Time::MINUTE, $twice->holdUntil, 'The second only counts as activity.');
        self::assertSame(self::T0 + 5 * Time::MINUTE, $twice->protectedAt);
    }

    public function testANewVisitMayBeProtectedAnew(): void
    {
        $row = Hold::tapped(self::pool(), self::given(self::pool()), self::T0);

        $again = Hold::renew(self::pool(), $row, 2, 'm', self::T0 + Time::HOUR);

        self::assertNull($again->protectedAt);
        self::assertSame('m', $again->lease);
        self::assertSame(self::T0 + Time::HOUR, $again->givenAt);
    }

    public function testTheSameVisitKeepsItsLease(): void
    {
        $again = Hold::renew(self::pool(), self::given(self::pool()), 1, 'm', self::T0 + Time::MINUTE);

        self::assertSame('l', $again->lease);
        self::assertSame(self::T0, $again->givenAt);
        self::assertSame(self::T0 + 10 * Time::MINUTE, $again->holdUntil);
    }

    public function testACallIsProtectedForADay(): void
    {
        self::assertSame(self::T0 + Time::DAY, Hold::called(self::pool(), self::given(self::pool()), self::T0)->holdUntil);
    }

    /** Thousands of random histories: whatever happens, and however late the news of it come, no hold gets shorter. */
    public function testNothingEverShortensAHold(): void
    {
        // Seeded, so that a failure comes again.
        mt_srand(20261122);
        $pick = static fn (int $from, int $to): int => mt_rand($from, $to);
        for ($history = 0; $history < 2000; $history++) {
            $pool = self::pool([null, 0, 2, 30, 129_600][$pick(0, 4)], [Pool::FROM_GIVING, Pool::FROM_ACTIVITY][$pick(0, 1)]);
            $row = self::given($pool);
            $now = self::T0;
            for ($step = 0; $step < 12; $step++) {
                $now += $pick(0, 20 * Time::MINUTE);
                $at = $now - $pick(0, 2 * Time::HOUR);
                $after = match ($pick(0, 4)) {
                    0 => Hold::renew($pool, $row, $pick(1, 3), 'n', $now),
                    1 => Hold::active($pool, $row, $at),
                    2 => Hold::tapped($pool, $row, $at),
                    3 => Hold::called($pool, $row, $at),
                    default => Hold::seen($row),
                };
                self::assertGreaterThanOrEqual($row->holdUntil, $after->holdUntil);
                self::assertSame([$row->numberId, $row->visitor], [$after->numberId, $after->visitor]);
                $row = $after;
            }
        }
    }
}
