<?php

declare(strict_types=1);

namespace Ringwell\Tests\Support;

use Ringwell\Lease\Claim;
use Ringwell\Lease\ExposureEvent;
use Ringwell\Lease\Hold;
use Ringwell\Lease\LeaseDesk;
use Ringwell\Lease\LeaseRow;
use Ringwell\Lease\LeaseStore;
use Ringwell\Lease\Pool;
use Ringwell\Lease\Standing;
use Ringwell\SetClock;
use Ringwell\Time;

/**
 * What every lease store must do, run against the one in memory and the one in SQL.
 *
 * @phpstan-require-extends \PHPUnit\Framework\TestCase
 */
trait LeaseContract
{
    abstract protected function leaseStore(): LeaseStore;

    /** @return list<int> ids of `$count` new numbers of this region in the pool */
    abstract protected function fillPool(Pool $pool, int $count, string $region = ''): array;

    /** @return list<ExposureEvent> the whole log in order */
    abstract protected function leaseLog(): array;

    protected static function pool(int $id = 1, ?int $holdMinutes = 10): Pool
    {
        return new Pool($id, 'Yandex Direct', 1, $holdMinutes, Pool::FROM_GIVING, 15, 1440);
    }

    protected static function visitor(int $number): string
    {
        return sprintf('%032x', $number);
    }

    /** Gives the visitor a number and says that a person is there. */
    private static function confirm(LeaseDesk $desk, int $visitor, int $visit, ?string $network = null, ?Pool $pool = null): int
    {
        $pool ??= self::pool();
        $number = self::number($desk->claim($pool, self::visitor($visitor), $visit, 5, $network));
        $desk->change(
            $number,
            self::visitor($visitor),
            static fn (LeaseRow $row, int $now, bool $hasRoom): LeaseRow => Hold::active($pool, $row, $now, $now, $network, $hasRoom),
            static fn (): array => [],
            $pool,
            $network,
        );

        return $number;
    }

    private static function number(Claim $claim): int
    {
        self::assertInstanceOf(LeaseRow::class, $claim->row, "No number: {$claim->cause}");

        return $claim->row->numberId;
    }

    public function testTheFirstVisitorGetsTheFirstNumberAndItIsLogged(): void
    {
        [$first] = $this->fillPool(self::pool(), 2);
        $desk = new LeaseDesk($this->leaseStore(), new SetClock(Moment::T0));

        $claim = $desk->claim(self::pool(), self::visitor(1), 11, 5);

        self::assertSame($first, self::number($claim));
        self::assertSame(Moment::T0 + Time::MINUTE, $claim->row?->holdUntil, 'Nobody has confirmed it yet.');
        self::assertSame([['granted', $first, 11, 5, 1]], array_map(
            static fn (ExposureEvent $event): array => [$event->event, $event->numberId, $event->visit, $event->sourceId, $event->rev],
            $this->leaseLog(),
        ));
    }

    public function testTwoVisitorsNeverShareANumberInHold(): void
    {
        $this->fillPool(self::pool(), 3);
        $desk = new LeaseDesk($this->leaseStore(), new SetClock(Moment::T0));

        $given = array_map(static fn (int $visitor): int => self::number($desk->claim(self::pool(), self::visitor($visitor), $visitor, 5)), [1, 2, 3]);

        self::assertCount(3, array_unique($given));
    }

    public function testWithoutAFreeNumberItIsOverflow(): void
    {
        $this->fillPool(self::pool(), 1);
        $desk = new LeaseDesk($this->leaseStore(), new SetClock(Moment::T0));
        $desk->claim(self::pool(), self::visitor(1), 1, 5);

        $claim = $desk->claim(self::pool(), self::visitor(2), 2, 5);

        self::assertNull($claim->row);
        self::assertSame(Claim::OVERFLOW, $claim->cause);
    }

    public function testTheSameVisitorGetsTheSameNumberAgain(): void
    {
        $this->fillPool(self::pool(), 3);
        $clock = new SetClock(Moment::T0);
        $desk = new LeaseDesk($this->leaseStore(), $clock);
        $first = self::confirm($desk, 1, 1);
        $clock->advance(9 * Time::MINUTE);

        $again = $desk->claim(self::pool(), self::visitor(1), 1, 5);

        self::assertSame($first, self::number($again));
        self::assertSame(Moment::T0 + 11 * Time::MINUTE, $again->row?->holdUntil, 'Two minutes after the last activity.');
    }

    public function testANumberStaysWithItsVisitorAfterTheHoldUntilItIsNeeded(): void
    {
        $this->fillPool(self::pool(), 2);
        $clock = new SetClock(Moment::T0);
        $desk = new LeaseDesk($this->leaseStore(), $clock);
        $first = self::confirm($desk, 1, 1);
        $clock->advance(3 * Time::DAY);
        $second = self::number($desk->claim(self::pool(), self::visitor(2), 2, 5));

        $back = $desk->claim(self::pool(), self::visitor(1), 3, 5);

        self::assertNotSame($first, $second, 'The number that was never used comes first.');
        self::assertSame($first, self::number($back));
        self::assertSame(Moment::T0 + 3 * Time::DAY + Time::MINUTE, $back->row?->holdUntil, 'A new visit is to be confirmed anew.');
    }

    public function testTheNumberWhoseHoldRanOutLongestAgoIsTakenAndBothAreLogged(): void
    {
        [$first] = $this->fillPool(self::pool(), 2);
        $clock = new SetClock(Moment::T0);
        $desk = new LeaseDesk($this->leaseStore(), $clock);
        $desk->claim(self::pool(), self::visitor(1), 1, 5);
        $clock->advance(Time::MINUTE);
        $desk->claim(self::pool(), self::visitor(2), 2, 5);
        $clock->advance(30 * Time::MINUTE);

        $third = $desk->claim(self::pool(), self::visitor(3), 3, 5);

        self::assertSame($first, self::number($third));
        self::assertSame([['taken', 1, 2], ['granted', 3, 2]], array_map(
            static fn (ExposureEvent $event): array => [$event->event, $event->visit, $event->rev],
            array_slice($this->leaseLog(), -2),
        ));
        self::assertNull($desk->change($first, self::visitor(1), static fn (LeaseRow $row): LeaseRow => $row, static fn (): array => []));
    }

    public function testANumberOfTheVisitorsRegionComesFirstThenAny(): void
    {
        $this->fillPool(self::pool(), 2, 'Kazan');
        [$moscow] = $this->fillPool(self::pool(), 1, 'Moscow');
        $desk = new LeaseDesk($this->leaseStore(), new SetClock(Moment::T0));

        self::assertSame($moscow, self::number($desk->claim(self::pool(), self::visitor(1), 1, 5, null, 'Moscow')));
        $any = self::number($desk->claim(self::pool(), self::visitor(2), 2, 5, null, 'Moscow'));
        self::assertNotSame($moscow, $any, 'Another region is better than overflow.');
        self::assertSame($any, self::number($desk->claim(self::pool(), self::visitor(2), 2, 5, null, 'Moscow')));
        self::assertNotNull($desk->claim(self::pool(), self::visitor(3), 3, 5, null, 'Tver')->row);
    }

    public function testHowThePoolStandsTowardsANetwork(): void
    {
        $this->fillPool(self::pool(), 6);
        $clock = new SetClock(Moment::T0);
        $store = $this->leaseStore();
        $desk = new LeaseDesk($store, $clock);
        [$ours, $theirs] = [str_repeat('a', 32), str_repeat('b', 32)];
        $standing = static fn (string $network) => $store->candidates(self::pool(), self::visitor(99), $network, null, $clock->now(), 8)->standing;
        self::assertEquals(new Standing(6, null, 0, 0), $standing($ours));

        $desk->claim(self::pool(), self::visitor(1), 1, 5, $ours);
        $row = $desk->claim(self::pool(), self::visitor(2), 2, 5, $ours)->row;
        $desk->claim(self::pool(), self::visitor(3), 3, 5, $theirs);
        $desk->change((int) $row?->numberId, self::visitor(2), static fn (LeaseRow $row, int $now): LeaseRow => Hold::seen(self::pool(), $row, $now), static fn (): array => []);
        self::assertEquals(new Standing(6, 3, 1, 2), $standing($ours));

        $desk->claim(self::pool(), self::visitor(4), 4, 5, $ours);
        self::assertEquals(new Standing(6, 2, 2, 3), $standing($ours), 'At its cap.');
        $desk->claim(self::pool(), self::visitor(5), 5, 5, $theirs);
        self::assertEquals(new Standing(6, 1, 2, 3), $standing($ours), 'Free ones have become scarce.');

        $clock->advance(Time::HOUR);
        self::assertEquals(new Standing(6, null, 0, 0), $standing($ours), 'What is not in hold keeps nobody out.');
        self::assertNull($store->candidates(self::pool(), self::visitor(99), null, null, $clock->now(), 8)->standing);
    }

    public function testBeyondItsShareANetworkGetsNumbersThatAnybodyMayTake(): void
    {
        $this->fillPool(self::pool(), 10);
        $clock = new SetClock(Moment::T0);
        $store = $this->leaseStore();
        $desk = new LeaseDesk($store, $clock);
        $crowd = str_repeat('a', 32);
        foreach ([1, 2, 3] as $visitor) {
            self::confirm($desk, $visitor, $visitor, $crowd);
        }
        $beyond = self::confirm($desk, 4, 4, $crowd);
        $row = $desk->rows([$beyond])[$beyond];
        self::assertSame([true, Moment::T0, null], [$row->confirmed, $row->holdUntil, $row->network], 'Given and confirmed, but not held.');

        foreach (range(5, 10) as $visitor) {
            self::assertNotSame($beyond, self::confirm($desk, $visitor, $visitor, self::visitor($visitor)), 'Those that nobody uses are taken first.');
            $clock->advance(Time::SECOND);
        }
        self::assertSame(Claim::NETWORK, $desk->claim(self::pool(), self::visitor(11), 11, 5, $crowd)->cause, 'Too few are free by now.');
        self::assertSame($beyond, self::confirm($desk, 4, 4, $crowd), 'Whoever has one keeps it meanwhile.');
        self::assertSame($beyond, self::number($desk->claim(self::pool(), self::visitor(12), 12, 5, str_repeat('c', 32))));
        self::assertSame(Claim::OVERFLOW, $desk->claim(self::pool(), self::visitor(11), 11, 5, $crowd)->cause);

        $clock->advance(Time::HOUR);
        $held = self::confirm($desk, 11, 11, $crowd);
        self::assertGreaterThan($clock->now(), $desk->rows([$held])[$held]->holdUntil);
    }

    public function testAsManyAsTheShareMayBeUnconfirmed(): void
    {
        $this->fillPool(self::pool(), 10);
        $clock = new SetClock(Moment::T0);
        $desk = new LeaseDesk($this->leaseStore(), $clock);
        $network = str_repeat('a', 32);
        foreach ([1, 2, 3] as $visitor) {
            self::assertNotNull($desk->claim(self::pool(), self::visitor($visitor), $visitor, 5, $network)->row);
        }

        self::assertSame(Claim::NETWORK, $desk->claim(self::pool(), self::visitor(4), 4, 5, $network)->cause);
        self::assertNotNull($desk->claim(self::pool(), self::visitor(4), 4, 5, str_repeat('b', 32))->row);
        self::assertNotNull($desk->claim(self::pool(), self::visitor(5), 5, 5)->row, 'Of an unknown network nothing is counted.');
        $clock->advance(Time::MINUTE);
        self::assertNotNull($desk->claim(self::pool(), self::visitor(6), 6, 5, $network)->row, 'After a minute they hold nothing.');
    }

    public function testAHoldThatRanOutBeginsAnewOnlyWhereTheNetworkHasRoom(): void
    {
        $this->fillPool(self::pool(), 10);
        $clock = new SetClock(Moment::T0);
        $desk = new LeaseDesk($this->leaseStore(), $clock);
        $network = str_repeat('a', 32);
        $late = self::confirm($desk, 1, 1, $network);
        $clock->advance(11 * Time::MINUTE);
        foreach ([2, 3, 4] as $visitor) {
            self::confirm($desk, $visitor, $visitor, $network);
        }

        self::assertSame($late, self::confirm($desk, 1, 1, $network), 'He keeps his number');
        self::assertSame($clock->now(), $desk->rows([$late])[$late]->holdUntil, 'but without a hold.');
        $clock->advance(11 * Time::MINUTE);
        self::confirm($desk, 1, 1, $network);
        self::assertGreaterThan($clock->now(), $desk->rows([$late])[$late]->holdUntil);
    }

    /** Every day networks are told apart by another key; what is held over midnight still counts. */
    public function testMidnightGivesANetworkNoSecondShare(): void
    {
        $pool = new Pool(1, 'Yandex Direct', 1, 10, Pool::FROM_ACTIVITY, 15, 15);
        $this->fillPool($pool, 10);
        $midnight = Moment::T0 - Moment::T0 % Time::DAY + Time::DAY;
        $clock = new SetClock($midnight - 5 * Time::MINUTE);
        $desk = new LeaseDesk($this->leaseStore(), $clock);
        [$yesterday, $today] = [str_repeat('a', 32), str_repeat('b', 32)];
        $old = array_map(static fn (int $visitor): int => self::confirm($desk, $visitor, $visitor, $yesterday, $pool), [1, 2, 3]);
        $clock->advance(8 * Time::MINUTE);
        foreach ([4, 5, 6] as $visitor) {
            self::confirm($desk, $visitor, $visitor, $today, $pool);
        }

        foreach ([1, 2, 3] as $visitor) {
            self::confirm($desk, $visitor, $visitor, $today, $pool);
        }

        foreach ($desk->rows($old) as $row) {
            self::assertSame($midnight + 5 * Time::MINUTE, $row->holdUntil, 'What was promised stays, and no more.');
        }
    }

    public function testAHoldOverMidnightCountsToTheNetworkFromItsFirstSignOn(): void
    {
        $pool = new Pool(1, 'Yandex Direct', 1, 10, Pool::FROM_ACTIVITY, 15, 15);
        $this->fillPool($pool, 10);
        $midnight = Moment::T0 - Moment::T0 % Time::DAY + Time::DAY;
        $clock = new SetClock($midnight - 5 * Time::MINUTE);
        $desk = new LeaseDesk($this->leaseStore(), $clock);
        [$yesterday, $today] = [str_repeat('a', 32), str_repeat('b', 32)];
        $old = array_map(static fn (int $visitor): int => self::confirm($desk, $visitor, $visitor, $yesterday, $pool), [1, 2, 3]);
        $clock->advance(8 * Time::MINUTE);
        foreach ([1, 2, 3] as $visitor) {
            self::confirm($desk, $visitor, $visitor, $today, $pool);
        }

        foreach ($desk->rows($old) as $row) {
            self::assertSame([$today, $clock->now() + 10 * Time::MINUTE], [$row->network, $row->holdUntil]);
        }
        $more = self::confirm($desk, 4, 4, $today, $pool);
        self::assertSame($clock->now(), $desk->rows([$more])[$more]->holdUntil, 'The share is used up.');
    }

    public function testPoolsDoNotMix(): void
    {
        $this->fillPool(self::pool(1), 1);
        $this->fillPool(self::pool(2), 1);
        $desk = new LeaseDesk($this->leaseStore(), new SetClock(Moment::T0));

        $yandex = self::number($desk->claim(self::pool(1), self::visitor(1), 1, 5));
        $google = self::number($desk->claim(self::pool(2), self::visitor(1), 1, 6));

        self::assertNotSame($yandex, $google);
        self::assertSame(Claim::OVERFLOW, $desk->claim(self::pool(1), self::visitor(2), 2, 5)->cause);
    }

    public function testAChangeWritesOnceAndCountsTheRevision(): void
    {
        $this->fillPool(self::pool(), 1);
        $clock = new SetClock(Moment::T0);
        $desk = new LeaseDesk($this->leaseStore(), $clock);
        $row = $desk->claim(self::pool(), self::visitor(1), 1, 5)->row;
        self::assertNotNull($row);

        $changed = $desk->change(
            $row->numberId,
            self::visitor(1),
            static fn (LeaseRow $before, int $now): LeaseRow => Hold::active(self::pool(), $before, Moment::T0 + 21 * Time::MINUTE, $now),
            static fn (): array => [],
        );

        self::assertSame($row->rev + 1, $changed?->rev);
        self::assertSame(Moment::T0 + 23 * Time::MINUTE, $changed->holdUntil);
        self::assertEquals($changed, $desk->rows([$row->numberId])[$row->numberId]);
    }

    /** The visitor of back then never returns, so nobody renews the row: only the one who finds no number can mend it. */
    public function testANumberHeldByAClockThatRanAheadComesFreeSomeDay(): void
    {
        [$number] = $this->fillPool(self::pool(), 1);
        $clock = new SetClock(Moment::T0 + 3650 * Time::DAY);
        $store = $this->leaseStore();
        $desk = new LeaseDesk($store, $clock);
        $desk->claim(self::pool(), self::visitor(1), 1, 5);
        $clock->set(Moment::T0);

        self::assertSame(Claim::OVERFLOW, $desk->claim(self::pool(), self::visitor(2), 2, 5)->cause);
        self::assertSame([], $store->beyond(1, Moment::T0, 8), 'Whoever finds it mends it, once.');
        $rev = $desk->rows([$number])[$number]->rev;
        $clock->advance(Time::DAY);
        self::assertSame(Claim::OVERFLOW, $desk->claim(self::pool(), self::visitor(2), 2, 5)->cause);
        self::assertSame($rev, $desk->rows([$number])[$number]->rev);
        $clock->set(LeaseRow::longest(Moment::T0));

        self::assertSame($number, self::number($desk->claim(self::pool(), self::visitor(2), 2, 5)));
    }

    public function testWhatARivalWritesMeanwhileIsNotMendedAway(): void
    {
        [$number] = $this->fillPool(self::pool(), 1);
        $store = $this->leaseStore();
        $ahead = new LeaseDesk($store, new SetClock(Moment::T0 + 3650 * Time::DAY));
        $ahead->claim(self::pool(), self::visitor(1), 1, 5);
        $found = $store->beyond(1, Moment::T0, 8);
        $desk = new LeaseDesk($store, new SetClock(Moment::T0));
        $renewed = $desk->claim(self::pool(), self::visitor(1), 2, 5)->row;

        self::assertCount(1, $found);
        self::assertNull($store->replace($found[0], $found[0], static fn (): array => []));
        self::assertEquals($renewed, $desk->rows([$number])[$number]);
        self::assertSame([], $store->beyond(1, Moment::T0, 8));
    }
}
