<?php

declare(strict_types=1);

namespace Ringwell\Tests\Support;

use Ringwell\Lease\Claim;
use Ringwell\Lease\Claimant;
use Ringwell\Lease\ExposureEvent;
use Ringwell\Lease\Hold;
use Ringwell\Lease\LeaseDesk;
use Ringwell\Lease\LeaseRow;
use Ringwell\SetClock;
use Ringwell\Time;

/**
 * The part of the lease contract on who is given which number, and what is written of it.
 *
 * @phpstan-require-extends \PHPUnit\Framework\TestCase
 */
trait ClaimContract
{
    public function testTheFirstVisitorGetsANumberAndItIsLogged(): void
    {
        [, $second] = $this->fillPool(self::pool(), 2);
        $desk = new LeaseDesk($this->leaseStore(), new SetClock(Moment::T0), static fn (int $equal): int => $equal - 1);

        $claim = $desk->claim(self::pool(), new Claimant(self::visitor(1), 11, 5));

        self::assertSame($second, self::number($claim));
        self::assertSame(Moment::T0 + Time::MINUTE, $claim->row?->holdUntil, 'Nobody has confirmed it yet.');
        self::assertSame([['granted', $second, 11, 5, 1]], array_map(
            static fn (ExposureEvent $event): array => [$event->event, $event->numberId, $event->visit, $event->sourceId, $event->rev],
            $this->leaseLog(),
        ));
    }

    public function testTwoVisitorsNeverShareANumberInHold(): void
    {
        $this->fillPool(self::pool(), 3);
        $desk = new LeaseDesk($this->leaseStore(), new SetClock(Moment::T0));

        $given = array_map(static fn (int $visitor): int => self::number($desk->claim(self::pool(), new Claimant(self::visitor($visitor), $visitor, 5))), [1, 2, 3]);

        self::assertCount(3, array_unique($given));
    }

    public function testWithoutAFreeNumberItIsOverflow(): void
    {
        $this->fillPool(self::pool(), 1);
        $desk = new LeaseDesk($this->leaseStore(), new SetClock(Moment::T0));
        $desk->claim(self::pool(), new Claimant(self::visitor(1), 1, 5));

        $claim = $desk->claim(self::pool(), new Claimant(self::visitor(2), 2, 5));

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

        $again = $desk->claim(self::pool(), new Claimant(self::visitor(1), 1, 5));

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
        $second = self::number($desk->claim(self::pool(), new Claimant(self::visitor(2), 2, 5)));

        $back = $desk->claim(self::pool(), new Claimant(self::visitor(1), 3, 5));

        self::assertNotSame($first, $second, 'The number that was never used comes first.');
        self::assertSame($first, self::number($back));
        self::assertSame(Moment::T0 + 3 * Time::DAY + Time::MINUTE, $back->row?->holdUntil, 'A new visit is to be confirmed anew.');
    }

    public function testOfNumbersThatAreFreeEquallyLongAnyIsTakenAndNoneThatIsFreeShorter(): void
    {
        $numbers = $this->fillPool(self::pool(), 3);
        $clock = new SetClock(Moment::T0);
        $first = new LeaseDesk($this->leaseStore(), $clock, static fn (): int => 0);
        foreach ([1 => 0, 2 => Time::SECOND - 1, 3 => 1] as $visitor => $later) {
            $clock->advance($later);
            self::assertSame($numbers[$visitor - 1], self::number($first->claim(self::pool(), new Claimant(self::visitor($visitor), $visitor, 5))));
        }
        $clock->advance(Time::HOUR);
        $last = new LeaseDesk($this->leaseStore(), $clock, static fn (int $equal): int => $equal - 1);

        self::assertSame($numbers[1], self::number($last->claim(self::pool(), new Claimant(self::visitor(4), 4, 5))), 'The third is free a second less than the first.');
    }

    public function testTheNumberWhoseHoldRanOutLongestAgoIsTakenAndBothAreLogged(): void
    {
        [$first] = $this->fillPool(self::pool(), 2);
        $clock = new SetClock(Moment::T0);
        $desk = new LeaseDesk($this->leaseStore(), $clock, static fn (): int => 0);
        $desk->claim(self::pool(), new Claimant(self::visitor(1), 1, 5));
        $clock->advance(Time::MINUTE);
        $desk->claim(self::pool(), new Claimant(self::visitor(2), 2, 5));
        $clock->advance(30 * Time::MINUTE);

        $third = $desk->claim(self::pool(), new Claimant(self::visitor(3), 3, 5));

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

        self::assertSame($moscow, self::number($desk->claim(self::pool(), new Claimant(self::visitor(1), 1, 5, null, 'Moscow'))));
        $any = self::number($desk->claim(self::pool(), new Claimant(self::visitor(2), 2, 5, null, 'Moscow')));
        self::assertNotSame($moscow, $any, 'Another region is better than overflow.');
        self::assertSame($any, self::number($desk->claim(self::pool(), new Claimant(self::visitor(2), 2, 5, null, 'Moscow'))));
        self::assertNotNull($desk->claim(self::pool(), new Claimant(self::visitor(3), 3, 5, null, 'Tver'))->row);
    }

    public function testPoolsDoNotMix(): void
    {
        $this->fillPool(self::pool(1), 1);
        $this->fillPool(self::pool(2), 1);
        $desk = new LeaseDesk($this->leaseStore(), new SetClock(Moment::T0));

        $yandex = self::number($desk->claim(self::pool(1), new Claimant(self::visitor(1), 1, 5)));
        $google = self::number($desk->claim(self::pool(2), new Claimant(self::visitor(1), 1, 6)));

        self::assertNotSame($yandex, $google);
        self::assertSame(Claim::OVERFLOW, $desk->claim(self::pool(1), new Claimant(self::visitor(2), 2, 5))->cause);
    }

    public function testAChangeWritesOnceAndCountsTheRevision(): void
    {
        $this->fillPool(self::pool(), 1);
        $clock = new SetClock(Moment::T0);
        $desk = new LeaseDesk($this->leaseStore(), $clock);
        $row = $desk->claim(self::pool(), new Claimant(self::visitor(1), 1, 5))->row;
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
}
