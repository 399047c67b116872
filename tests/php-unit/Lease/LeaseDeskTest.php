<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Lease;

use PHPUnit\Framework\TestCase;
use Ringwell\Db\Failed;
use Ringwell\Lease\Claim;
use Ringwell\Lease\Claimant;
use Ringwell\Lease\Hold;
use Ringwell\Lease\LeaseDesk;
use Ringwell\Lease\LeaseRow;
use Ringwell\Lease\LeaseStore;
use Ringwell\Lease\Pool;
use Ringwell\SetClock;
use Ringwell\Tests\Support\LeaseContract;
use Ringwell\Tests\Support\MemoryLeaseStore;
use Ringwell\Tests\Support\Moment;
use Ringwell\Time;

final class LeaseDeskTest extends TestCase
{
    use LeaseContract;

    private MemoryLeaseStore $store;

    protected function setUp(): void
    {
        $this->store = new MemoryLeaseStore();
    }

    protected function leaseStore(): LeaseStore
    {
        return $this->store;
    }

    protected function fillPool(Pool $pool, int $count, string $region = ''): array
    {
        $ids = [];
        for ($i = 0; $i < $count; $i++) {
            $ids[] = $id = count($this->store->rows) + 1;
            $this->store->addNumber($pool->id, $id, $region);
        }

        return $ids;
    }

    protected function leaseLog(): array
    {
        return $this->store->log;
    }

    public function testALostRaceReadsAgainAndTakesAnother(): void
    {
        $this->fillPool(self::pool(), 2);
        $clock = new SetClock(Moment::T0);
        $rivalDesk = new LeaseDesk($this->store, $clock, static fn (): int => 0);
        $this->store->rivals[] = static function () use ($rivalDesk): void {
            $rivalDesk->claim(self::pool(), new Claimant(self::visitor(9), 9, 5));
        };

        $mine = (new LeaseDesk($this->store, $clock, static fn (): int => 0))->claim(self::pool(), new Claimant(self::visitor(1), 1, 5));

        self::assertSame(2, self::number($mine));
        self::assertTrue($this->store->rows[1]->names(self::visitor(9)));
    }

    public function testTwoTabsOfOneVisitorEndWithOneNumber(): void
    {
        $this->fillPool(self::pool(), 2);
        $clock = new SetClock(Moment::T0);
        $desk = new LeaseDesk($this->store, $clock);
        $this->store->rivals[] = static function () use ($desk): void {
            $desk->claim(self::pool(), new Claimant(self::visitor(1), 1, 5));
        };

        $mine = $desk->claim(self::pool(), new Claimant(self::visitor(1), 1, 5));

        self::assertCount(1, array_filter($this->store->rows, static fn ($row): bool => $row->names(self::visitor(1))));
        self::assertTrue($mine->row?->names(self::visitor(1)));
    }

    public function testFiveLostRacesAreBusyAndNotOverflow(): void
    {
        $this->fillPool(self::pool(), 1);
        $this->store->rivals = array_fill(0, 5, static function (MemoryLeaseStore $store): void {
            $store->rows[1] = $store->rows[1]->written($store->rows[1]->rev + 1);
        });

        $claim = (new LeaseDesk($this->store, new SetClock(Moment::T0)))->claim(self::pool(), new Claimant(self::visitor(1), 1, 5));

        self::assertNull($claim->row);
        self::assertSame(Claim::BUSY, $claim->cause);
        self::assertSame([], $this->store->rivals);
        self::assertSame([], $this->store->log);
    }

    public function testANumberThatRivalsTookAwayIsNobodysAnswer(): void
    {
        $this->fillPool(self::pool(), 1);
        $desk = new LeaseDesk($this->store, new SetClock(Moment::T0));
        $desk->claim(self::pool(), new Claimant(self::visitor(1), 1, 5));
        $this->store->rivals = array_fill(0, 5, static function (MemoryLeaseStore $store): void {
            $row = $store->rows[1]->written($store->rows[1]->rev + 1);
            $store->rows[1] = $store->rivals === [] ? Hold::give($row, self::visitor(9), 9, str_repeat('9', 32), Moment::T0) : $row;
        });

        $kept = $desk->change(1, self::visitor(1), static fn (LeaseRow $row, int $now): LeaseRow => Hold::seen(self::pool(), $row, $now), static fn (): array => []);

        self::assertNull($kept);
        self::assertSame([], $this->store->rivals);
    }

    public function testWhomTheLogHasHadEnoughOfKeepsHisNumberAndIsLoggedNoMore(): void
    {
        $this->fillPool(self::pool(), 2);
        $clock = new SetClock(Moment::T0);
        $desk = new LeaseDesk($this->store, $clock);
        $number = self::number($desk->claim(self::pool(), new Claimant(self::visitor(1), 1, 5)));
        $logged = count($this->store->log);

        foreach ([2, 1, 2, 1] as $visit) {
            $clock->advance(Time::SECOND);
            self::assertSame($number, self::number($desk->claim(self::pool(), new Claimant(self::visitor(1), $visit, 5, isBounded: true))));
        }

        self::assertCount($logged, $this->store->log, 'Two visits of his in turn are no news.');
        self::assertSame(1, $this->store->rows[$number]->visit);
    }

    public function testWhomTheLogHasHadEnoughOfGetsANumberOnlyToHoldIt(): void
    {
        $this->fillPool(self::pool(), 10);
        $desk = new LeaseDesk($this->store, new SetClock(Moment::T0));
        $crowd = str_repeat('a', 32);
        self::assertNotNull($desk->claim(self::pool(), new Claimant(self::visitor(1), 1, 5, $crowd, isBounded: true))->row);
        for ($visitor = 2; $desk->claim(self::pool(), new Claimant(self::visitor($visitor), $visitor, 5, $crowd, isBounded: true))->row !== null; $visitor++) {
            self::assertLessThan(10, $visitor);
        }
        $logged = count($this->store->log);

        foreach ([98, 99, 98, 99] as $late) {
            self::assertSame(Claim::NETWORK, $desk->claim(self::pool(), new Claimant(self::visitor($late), $late, 5, $crowd, isBounded: true))->cause);
        }

        self::assertCount($logged, $this->store->log);
    }

    public function testARefusalThatMayPassIsTriedAgainAndAnyOtherIsThrown(): void
    {
        $this->fillPool(self::pool(), 1);
        $desk = new LeaseDesk($this->store, new SetClock(Moment::T0));
        $this->store->rivals[] = static fn () => throw new Failed('Deadlock found', 1213);
        self::assertNotNull($desk->claim(self::pool(), new Claimant(self::visitor(1), 1, 5))->row);

        $this->store->rivals[] = static fn () => throw new Failed('Table is gone', 1146);
        $this->expectException(Failed::class);
        $desk->claim(self::pool(), new Claimant(self::visitor(1), 2, 5));
    }
}
