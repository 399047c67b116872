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
        self::assertSame(Moment::T0 + 10 * Time::MINUTE, $claim->row?->holdUntil);
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
        $first = self::number($desk->claim(self::pool(), self::visitor(1), 1, 5));
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
        $first = self::number($desk->claim(self::pool(), self::visitor(1), 1, 5));
        $clock->advance(3 * Time::DAY);
        $second = self::number($desk->claim(self::pool(), self::visitor(2), 2, 5));

        $back = $desk->claim(self::pool(), self::visitor(1), 3, 5);

        self::assertNotSame($first, $second, 'The number that was never used comes first.');
        self::assertSame($first, self::number($back));
        self::assertSame(Moment::T0 + 3 * Time::DAY + 10 * Time::MINUTE, $back->row?->holdUntil, 'Given counts anew with a new visit.');
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
        $desk->change((int) $row?->numberId, self::visitor(2), Hold::seen(...), static fn (): array => []);
        self::assertEquals(new Standing(6, null, 1, 2), $standing($ours));

        $desk->claim(self::pool(), self::visitor(4), 4, 5, $ours);
        self::assertEquals(new Standing(6, Standing::scarce(6), 2, 3), $standing($ours), 'At its cap: there are free ones enough.');
        $desk->claim(self::pool(), self::visitor(5), 5, 5, $theirs);
        self::assertEquals(new Standing(6, 1, 2, 3), $standing($ours), 'Free ones have become scarce.');

        $clock->advance(Time::HOUR);
        self::assertEquals(new Standing(6, null, 0, 0), $standing($ours), 'What is not in hold keeps nobody out.');
        self::assertNull($store->candidates(self::pool(), self::visitor(99), null, null, $clock->now(), 8)->standing);
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
            static fn (LeaseRow $before): LeaseRow => Hold::tapped(self::pool(), $before, Moment::T0 + 8 * Time::MINUTE),
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
