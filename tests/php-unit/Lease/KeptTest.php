<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Lease;

use PHPUnit\Framework\TestCase;
use Ringwell\Lease\ExposureEvent;
use Ringwell\Lease\Kept;
use Ringwell\Lease\LeaseRow;
use Ringwell\Lease\Stays;
use Ringwell\Tests\Support\Moment;
use Ringwell\Time;

final class KeptTest extends TestCase
{
    private const NOW = Moment::T0;

    public function testTheShareOfOneNetworkByVisitorsWhoStay(): void
    {
        $kept = self::of([self::row(1, 'a', 8), self::row(2, 'a', 12), self::row(3, 'b', 9)]);

        self::assertInstanceOf(Kept::class, $kept);
        self::assertSame([true, 2, self::NOW - 12 * Time::MINUTE], [$kept->isOfOneNetwork, $kept->count, $kept->since]);
        self::assertNull(self::of([self::row(1, 'a', 8), self::row(2, 'b', 12)]), 'Two networks.');
        self::assertNull(self::of([self::row(1, 'a', 8), self::row(2, 'a', 7)]), 'One came just now.');
        self::assertNull(self::of([self::row(1, 'a', 8), self::row(2, 'a', 12, active: 3)]), 'One has gone.');
        self::assertNull(self::of([self::row(1, null, 8), self::row(2, null, 12)]), 'Of unknown networks nobody knows whether they are one.');
    }

    public function testATapWithoutACallKeepsToo(): void
    {
        $rows = [self::row(1, 'a', 9, active: 9, tapped: 8), self::row(2, 'a', 9, active: 9, tapped: 8)];

        self::assertNotNull(self::of($rows));
        self::assertNull(self::of($rows, ['lease 2']), 'He called.');
    }

    public function testANewVisitNowAndThenIsNoNewVisitor(): void
    {
        $rows = [self::row(1, 'a', 9), self::row(3, 'a', 2)];
        $at = static fn (int $minutes): int => self::NOW - $minutes * Time::MINUTE;
        $stays = new Stays();
        foreach ([12, 7, 2] as $minutes) {
            $stays->add(3, ExposureEvent::GRANTED, $at($minutes));
        }

        self::assertNull(self::of($rows));
        $kept = self::of($rows, stays: $stays);
        self::assertSame($at(12), $kept?->since);
        $stays->add(3, ExposureEvent::TAKEN, $at(2));
        $stays->add(3, ExposureEvent::GRANTED, $at(2));
        self::assertNull(self::of($rows, stays: $stays), 'It was taken from one and given to another.');

        $stays = new Stays();
        $stays->add(3, ExposureEvent::GRANTED, $at(40));
        $stays->add(3, ExposureEvent::GRANTED, $at(2));
        self::assertNull(self::of($rows, stays: $stays), 'He came back.');
    }

    public function testHalfOfThePoolWhosesoever(): void
    {
        $rows = array_map(static fn (int $number): LeaseRow => self::row($number, "network {$number}", 10), range(1, 5));
        $kept = self::of($rows);

        self::assertInstanceOf(Kept::class, $kept);
        self::assertSame([false, 5], [$kept->isOfOneNetwork, $kept->count]);
        self::assertNull(self::of(array_slice($rows, 1)));
        self::assertNull(self::of($rows, numbers: 11));
        self::assertNull(self::of([]));
    }

    public function testInABigPoolTheShareIsBigger(): void
    {
        $rows = array_map(static fn (int $number): LeaseRow => self::row($number, 'a', 10), range(1, 20));

        self::assertNotNull(self::of($rows, numbers: 100));
        self::assertNull(self::of(array_slice($rows, 1), numbers: 100));
    }

    public function testWhatIsNotConfirmedOrNotHeldIsNotKept(): void
    {
        $row = self::row(1, 'a', 9);

        self::assertNull(self::of([$row, self::row(2, 'a', 9, isConfirmed: false)]));
        self::assertNull(self::of([$row, self::row(2, 'a', 9, heldFor: 0)]));
    }

    /**
     * @param list<LeaseRow> $rows
     * @param list<string>   $called
     */
    private static function of(array $rows, array $called = [], int $numbers = 10, ?Stays $stays = null): ?Kept
    {
        return Kept::of($rows, $stays ?? new Stays(), $called, $numbers, self::NOW);
    }

    /** All in minutes before now, but how long it is still held. */
    private static function row(int $number, ?string $network, int $given, int $active = 1, ?int $tapped = null, bool $isConfirmed = true, int $heldFor = 1): LeaseRow
    {
        $ago = static fn (int $minutes): int => self::NOW - $minutes * Time::MINUTE;

        return new LeaseRow(
            $number,
            1,
            visitor: "visitor {$number}",
            visit: $number,
            lease: "lease {$number}",
            givenAt: $ago($given),
            holdUntil: self::NOW + $heldFor * Time::MINUTE,
            confirmed: $isConfirmed,
            protectedAt: $tapped === null ? null : $ago($tapped),
            activeAt: $ago($active),
            network: $network,
        );
    }
}
