<?php

declare(strict_types=1);

namespace Ringwell\Tests\Support;

use Ringwell\Lease\Claim;
use Ringwell\Lease\Claimant;
use Ringwell\Lease\Hold;
use Ringwell\Lease\LeaseDesk;
use Ringwell\Lease\LeaseRow;
use Ringwell\Lease\Pool;
use Ringwell\Lease\Standing;
use Ringwell\SetClock;
use Ringwell\Time;

/**
 * The part of the lease contract on how many numbers of a pool one network may hold.
 *
 * @phpstan-require-extends \PHPUnit\Framework\TestCase
 */
trait NetworkContract
{
    public function testHowThePoolStandsTowardsANetwork(): void
    {
        $this->fillPool(self::pool(), 6);
        $clock = new SetClock(Moment::T0);
        $store = $this->leaseStore();
        $desk = new LeaseDesk($store, $clock);
        [$ours, $theirs] = [str_repeat('a', 32), str_repeat('b', 32)];
        $standing = static fn (string $network) => $store->candidates(self::pool(), self::visitor(99), $network, null, $clock->now(), 8)->standing;
        self::assertEquals(new Standing(6, null, 0, 0), $standing($ours));

        $desk->claim(self::pool(), new Claimant(self::visitor(1), 1, 5, $ours));
        $row = $desk->claim(self::pool(), new Claimant(self::visitor(2), 2, 5, $ours))->row;
        $desk->claim(self::pool(), new Claimant(self::visitor(3), 3, 5, $theirs));
        $desk->change((int) $row?->numberId, self::visitor(2), static fn (LeaseRow $row, int $now): LeaseRow => Hold::seen(self::pool(), $row, $now), static fn (): array => []);
        self::assertEquals(new Standing(6, 2, 1, 2), $standing($ours), 'At its cap, and enough are free.');
        self::assertEquals(new Standing(6, null, 1, 1), $standing($theirs));

        $desk->claim(self::pool(), new Claimant(self::visitor(4), 4, 5, $ours));
        self::assertEquals(new Standing(6, 2, 1, 2), $standing($ours), 'What is given beyond the cap is not held.');
        foreach ([5, 6] as $visitor) {
            $desk->claim(self::pool(), new Claimant(self::visitor($visitor), $visitor, 5, self::visitor($visitor)));
        }
        self::assertEquals(new Standing(6, 1, 1, 2), $standing($ours), 'Free ones have become scarce.');

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
        foreach ([1, 2] as $visitor) {
            self::confirm($desk, $visitor, $visitor, $crowd);
        }
        $beyond = self::confirm($desk, 3, 3, $crowd);
        $row = $desk->rows([$beyond])[$beyond];
        self::assertSame([true, Moment::T0, null], [$row->confirmed, $row->holdUntil, $row->network], 'Given and confirmed, but not held.');

        foreach (range(4, 10) as $visitor) {
            self::assertNotSame($beyond, self::confirm($desk, $visitor, $visitor, self::visitor($visitor)), 'Those that nobody uses are taken first.');
            $clock->advance(Time::SECOND);
        }
        self::assertSame(Claim::NETWORK, $desk->claim(self::pool(), new Claimant(self::visitor(11), 11, 5, $crowd))->cause, 'Too few are free by now.');
        self::assertSame($beyond, self::confirm($desk, 3, 3, $crowd), 'Whoever has one keeps it meanwhile.');
        self::assertSame($beyond, self::number($desk->claim(self::pool(), new Claimant(self::visitor(12), 12, 5, str_repeat('c', 32)))));
        self::assertSame(Claim::OVERFLOW, $desk->claim(self::pool(), new Claimant(self::visitor(11), 11, 5, $crowd))->cause);

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
        foreach ([1, 2] as $visitor) {
            self::assertNotNull($desk->claim(self::pool(), new Claimant(self::visitor($visitor), $visitor, 5, $network))->row);
        }

        self::assertSame(Claim::NETWORK, $desk->claim(self::pool(), new Claimant(self::visitor(3), 3, 5, $network))->cause);
        self::assertNotNull($desk->claim(self::pool(), new Claimant(self::visitor(3), 3, 5, str_repeat('b', 32)))->row);
        self::assertNotNull($desk->claim(self::pool(), new Claimant(self::visitor(5), 5, 5))->row, 'Of an unknown network nothing is counted.');
        $clock->advance(Time::MINUTE);
        self::assertNotNull($desk->claim(self::pool(), new Claimant(self::visitor(6), 6, 5, $network))->row, 'After a minute they hold nothing.');
    }

    public function testAHoldThatRanOutBeginsAnewOnlyWhereTheNetworkHasRoom(): void
    {
        $this->fillPool(self::pool(), 10);
        $clock = new SetClock(Moment::T0);
        $desk = new LeaseDesk($this->leaseStore(), $clock);
        $network = str_repeat('a', 32);
        $late = self::confirm($desk, 1, 1, $network);
        $clock->advance(11 * Time::MINUTE);
        foreach ([2, 3] as $visitor) {
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
        [$desk, $clock, $pool, $old] = $this->heldOverMidnight();
        $today = str_repeat('b', 32);
        foreach ([4, 5] as $visitor) {
            self::confirm($desk, $visitor, $visitor, $today, $pool);
        }

        foreach ([1, 2] as $visitor) {
            self::confirm($desk, $visitor, $visitor, $today, $pool);
        }

        foreach ($desk->rows($old) as $row) {
            self::assertSame($clock->now() + 2 * Time::MINUTE, $row->holdUntil, 'What was promised stays, and no more.');
        }
    }

    public function testAHoldOverMidnightCountsToTheNetworkFromItsFirstSignOn(): void
    {
        [$desk, $clock, $pool, $old] = $this->heldOverMidnight();
        $today = str_repeat('b', 32);
        foreach ([1, 2] as $visitor) {
            self::confirm($desk, $visitor, $visitor, $today, $pool);
        }

        foreach ($desk->rows($old) as $row) {
            self::assertSame([$today, $clock->now() + 10 * Time::MINUTE], [$row->network, $row->holdUntil]);
        }
        $more = self::confirm($desk, 3, 3, $today, $pool);
        self::assertSame($clock->now(), $desk->rows([$more])[$more]->holdUntil, 'The share is used up.');
    }

    /**
     * A pool of ten at three minutes past midnight: visitors 1 and 2 of one network hold numbers given five minutes before it.
     *
     * @return array{LeaseDesk, SetClock, Pool, list<int>} the numbers they hold, until five minutes past
     */
    private function heldOverMidnight(): array
    {
        $pool = new Pool(1, 'Yandex Direct', 1, 10, Pool::FROM_ACTIVITY, 15, 15);
        $this->fillPool($pool, 10);
        $midnight = Moment::T0 - Moment::T0 % Time::DAY + Time::DAY;
        $clock = new SetClock($midnight - 5 * Time::MINUTE);
        $desk = new LeaseDesk($this->leaseStore(), $clock);
        $yesterday = str_repeat('a', 32);
        $held = array_map(static fn (int $visitor): int => self::confirm($desk, $visitor, $visitor, $yesterday, $pool), [1, 2]);
        $clock->advance(8 * Time::MINUTE);

        return [$desk, $clock, $pool, $held];
    }
}
