<?php

declare(strict_types=1);

namespace Ringwell\Tests\Support;

use Ringwell\Lease\Claim;
use Ringwell\Lease\Claimant;
use Ringwell\Lease\LeaseDesk;
use Ringwell\Lease\LeaseRow;
use Ringwell\SetClock;
use Ringwell\Time;

/**
 * The part of the lease contract on numbers that were held by a clock that ran ahead.
 *
 * @phpstan-require-extends \PHPUnit\Framework\TestCase
 */
trait ClockAheadContract
{
    /** The visitor of back then never returns, so nobody renews the row: only the one who finds no number can mend it. */
    public function testANumberHeldByAClockThatRanAheadComesFreeSomeDay(): void
    {
        [$number] = $this->fillPool(self::pool(), 1);
        $clock = new SetClock(Moment::T0 + 3650 * Time::DAY);
        $store = $this->leaseStore();
        $desk = new LeaseDesk($store, $clock);
        $desk->claim(self::pool(), new Claimant(self::visitor(1), 1, 5));
        $clock->set(Moment::T0);

        self::assertSame(Claim::OVERFLOW, $desk->claim(self::pool(), new Claimant(self::visitor(2), 2, 5))->cause);
        self::assertSame([], $store->beyond(1, Moment::T0, 8), 'Whoever finds it mends it, once.');
        $rev = $desk->rows([$number])[$number]->rev;
        $clock->advance(Time::DAY);
        self::assertSame(Claim::OVERFLOW, $desk->claim(self::pool(), new Claimant(self::visitor(2), 2, 5))->cause);
        self::assertSame($rev, $desk->rows([$number])[$number]->rev);
        $clock->set(LeaseRow::longest(Moment::T0));

        self::assertSame($number, self::number($desk->claim(self::pool(), new Claimant(self::visitor(2), 2, 5))));
    }

    public function testWhatARivalWritesMeanwhileIsNotMendedAway(): void
    {
        [$number] = $this->fillPool(self::pool(), 1);
        $store = $this->leaseStore();
        $ahead = new LeaseDesk($store, new SetClock(Moment::T0 + 3650 * Time::DAY));
        $ahead->claim(self::pool(), new Claimant(self::visitor(1), 1, 5));
        $found = $store->beyond(1, Moment::T0, 8);
        $desk = new LeaseDesk($store, new SetClock(Moment::T0));
        $renewed = $desk->claim(self::pool(), new Claimant(self::visitor(1), 2, 5))->row;

        self::assertCount(1, $found);
        self::assertNull($store->replace($found[0], $found[0], static fn (): array => []));
        self::assertEquals($renewed, $desk->rows([$number])[$number]);
        self::assertSame([], $store->beyond(1, Moment::T0, 8));
    }
}
