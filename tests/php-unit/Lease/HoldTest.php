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

    private static function given(): LeaseRow
    {
        return Hold::give(new LeaseRow(1, 1), 'a', 1, 'l', self::T0, 'n');
    }

    private static function confirmed(Pool $pool): LeaseRow
    {
        return Hold::active($pool, self::given(), self::T0, self::T0, 'n');
    }

    private static function at(int $minutes): int
    {
        return self::T0 + $minutes * Time::MINUTE;
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
    public function testInputConfirmsAndTheHoldCountsFromTheGiving(Pool $pool, int $minutes): void
    {
        self::assertFalse(self::given()->confirmed);
        self::assertSame(self::at(1), self::given()->holdUntil);

        $row = Hold::active($pool, self::given(), self::T0, self::T0 + 3 * Time::SECOND);

        self::assertTrue($row->confirmed);
        self::assertSame(self::at($minutes), $row->holdUntil);
    }

    public function testNothingExtendsALeaseThatNobodyConfirmed(): void
    {
        $pool = self::pool(10, Pool::FROM_ACTIVITY);
        $now = self::T0 + 30 * Time::SECOND;
        $row = Hold::tapped($pool, self::given(), $now, $now);
        $row = Hold::renew($pool, $row, 1, 'm', $now);
        $row = Hold::called($pool, $row, $now);

        self::assertSame(self::at(1), $row->holdUntil);
        self::assertFalse($row->confirmed);
    }

    public function testATapThatOvertookTheFirstInputProtectsAllTheSame(): void
    {
        $row = Hold::tapped(self::pool(), self::given(), self::T0 + Time::SECOND, self::T0 + 2 * Time::SECOND);

        $row = Hold::active(self::pool(), $row, self::T0, self::T0 + 3 * Time::SECOND);

        self::assertSame(self::at(15) + Time::SECOND, $row->holdUntil);
    }

    public function testAConfirmationThatComesLateCountsFromTheGivingToo(): void
    {
        self::assertSame(self::at(10), Hold::seen(self::pool(), self::given(), self::at(5))->holdUntil);
    }

    public function testActivityKeepsTwoMinutesMore(): void
    {
        $row = Hold::active(self::pool(), self::confirmed(self::pool()), self::at(9), self::at(9));

        self::assertSame(self::at(11), $row->holdUntil);
    }

    public function testAHybridHoldCountsFromActivity(): void
    {
        $pool = self::pool(10, Pool::FROM_ACTIVITY);

        self::assertSame(self::at(19), Hold::active($pool, self::given(), self::at(9), self::at(9))->holdUntil);
    }

    public function testATabForgottenForTwoHoursExtendsNothing(): void
    {
        $late = self::T0 + 2 * Time::HOUR + 1;
        $row = self::confirmed(self::pool());

        self::assertSame($row, Hold::active(self::pool(), $row, $late, $late));
        self::assertFalse(Hold::active(self::pool(), self::given(), $late, $late)->confirmed);
    }

    public function testSeenConfirmsButIsNoActivity(): void
    {
        $pool = self::pool(10, Pool::FROM_ACTIVITY);
        $row = Hold::seen($pool, self::given(), self::T0 + 10 * Time::SECOND);

        self::assertTrue($row->confirmed);
        self::assertSame([self::at(10), self::T0], [$row->holdUntil, $row->activeAt]);
        self::assertSame($row, Hold::seen($pool, $row, self::at(5)), 'Once is enough.');
    }

    public function testATapProtectsOnce(): void
    {
        $once = Hold::tapped(self::pool(), self::confirmed(self::pool()), self::at(5), self::at(5));
        $twice = Hold::tapped(self::pool(), $once, self::at(15), self::at(15));

        self::assertSame(self::at(20), $once->holdUntil);
        self::assertSame(self::at(20), $twice->holdUntil, 'The second only counts as activity.');
        self::assertSame([self::at(5), self::at(15)], [$twice->protectedAt, $twice->activeAt]);
    }

    public function testANewVisitIsANewLeaseToBeConfirmedAndProtectedAnew(): void
    {
        $row = Hold::tapped(self::pool(), self::confirmed(self::pool()), self::T0, self::T0);

        $again = Hold::renew(self::pool(), $row, 2, 'm', self::at(60), 'o');

        self::assertSame(['m', self::at(60), false, null, 'o'], [$again->lease, $again->givenAt, $again->confirmed, $again->protectedAt, $again->network]);
        self::assertSame(self::at(61), $again->holdUntil);
        self::assertSame(self::at(15), Hold::renew(self::pool(), $row, 2, 'm', self::at(3))->holdUntil, 'What it was is never shortened.');
    }

    public function testTheSameVisitKeepsItsLeaseAndItsConfirmation(): void
    {
        $again = Hold::renew(self::pool(), self::confirmed(self::pool()), 1, 'm', self::at(9));

        self::assertSame(['l', self::T0, true, self::at(9)], [$again->lease, $again->givenAt, $again->confirmed, $again->viewedAt]);
        self::assertSame(self::at(11), $again->holdUntil, 'A new page is activity.');
    }

    public function testACallIsProtectedForADay(): void
    {
        self::assertSame(self::T0 + Time::DAY, Hold::called(self::pool(), self::confirmed(self::pool()), self::T0)->holdUntil);
    }

    public function testWithoutRoomANumberIsGivenButNotHeld(): void
    {
        $row = Hold::give(new LeaseRow(1, 1), 'a', 1, 'l', self::T0, 'n', false);

        self::assertSame([self::T0, null], [$row->holdUntil, $row->network]);
        $active = Hold::active(self::pool(), $row, self::at(1), self::at(1), 'n', false);
        self::assertTrue($active->confirmed);
        self::assertSame([self::at(1), null], [$active->holdUntil, $active->network], 'Used last, it is taken last.');
        self::assertSame([self::at(2), null], array_values(array_intersect_key(get_object_vars(Hold::tapped(self::pool(), $active, self::at(2), self::at(2), 'n', false)), ['holdUntil' => 0, 'network' => 0])));
        $held = Hold::active(self::pool(), $active, self::at(3), self::at(3), 'n', true);
        self::assertSame([self::at(10), 'n'], [$held->holdUntil, $held->network], 'As soon as there is room.');
    }

    public function testAHoldThatRunsIsNotMadeLongerWithoutRoomAndCountsToTheNetworkWhereItBegan(): void
    {
        $row = Hold::active(self::pool(), self::confirmed(self::pool()), self::at(9), self::at(9), 'other', false);

        self::assertSame([self::at(10), self::at(9), 'n'], [$row->holdUntil, $row->activeAt, $row->network]);
    }

    /** Thousands of random histories: whatever happens, and however late the news of it come, no hold gets shorter. */
    public function testNothingEverShortensAHold(): void
    {
        // Seeded, so that a failure comes again.
        mt_srand(20261122);
        $pick = static fn (int $from, int $to): int => mt_rand($from, $to);
        for ($history = 0; $history < 2000; $history++) {
            $pool = self::pool([null, 0, 2, 30, 129_600][$pick(0, 4)], [Pool::FROM_GIVING, Pool::FROM_ACTIVITY][$pick(0, 1)]);
            $row = self::given();
            $now = self::T0;
            for ($step = 0; $step < 12; $step++) {
                $now += $pick(0, 20 * Time::MINUTE);
                $at = $now - $pick(0, 2 * Time::HOUR);
                $hasRoom = $pick(0, 3) > 0;
                $after = match ($pick(0, 4)) {
                    0 => Hold::renew($pool, $row, $pick(1, 3), 'n', $now, 'n', $hasRoom),
                    1 => Hold::active($pool, $row, $at, $now, 'n', $hasRoom),
                    2 => Hold::tapped($pool, $row, $at, $now, 'n', $hasRoom),
                    3 => Hold::called($pool, $row, $at),
                    default => Hold::seen($pool, $row, $now, 'n', $hasRoom),
                };
                self::assertGreaterThanOrEqual($row->holdUntil, $after->holdUntil);
                self::assertSame([$row->numberId, $row->visitor], [$after->numberId, $after->visitor]);
                $row = $after;
            }
        }
    }
}
