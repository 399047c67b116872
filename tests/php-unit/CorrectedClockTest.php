<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit;

use PHPUnit\Framework\Attributes\TestWith;
use PHPUnit\Framework\TestCase;
use Ringwell\CorrectedClock;
use Ringwell\SetClock;
use Ringwell\Tests\Support\Moment;
use Ringwell\Tests\Support\MovedClock;
use Ringwell\Time;

final class CorrectedClockTest extends TestCase
{
    #[TestWith([0, 0])]
    #[TestWith([90 * Time::SECOND, -90 * Time::SECOND])]
    #[TestWith([-Time::HOUR, Time::HOUR])]
    #[TestWith([900, 0])]
    #[TestWith([-900, 0])]
    public function testItGoesByTheDatabase(int $ahead, int $drift): void
    {
        $machine = self::machine(Moment::T0 + $ahead);
        $clock = new CorrectedClock($machine);
        self::assertSame(Moment::T0 + $ahead, $clock->now(), 'It has heard nothing yet.');

        self::assertSame('row', $clock->correctBy(static fn (): string => 'row', static fn (): int => Moment::T0));

        self::assertSame(Moment::T0 + $ahead + $drift, $clock->now());
        self::assertSame(Moment::T0 + $ahead + $drift, $clock->machine());
    }

    public function testTheTimeThatAReadTakesIsNoDifference(): void
    {
        $machine = self::machine(Moment::T0);
        $clock = new CorrectedClock($machine);
        $slow = static function () use ($machine): int {
            $machine->moveTo(Moment::T0 + 30 * Time::SECOND);

            return Moment::T0 + 2 * Time::SECOND;
        };

        $clock->correctBy($slow, static fn (int $databaseNow): int => $databaseNow);

        self::assertSame(Moment::T0 + 30 * Time::SECOND, $clock->now());
    }

    public function testAClockThatWasSetRightIsCorrectedNoMore(): void
    {
        $machine = self::machine(Moment::T0 + Time::HOUR);
        $clock = new CorrectedClock($machine);
        $hear = static fn (): string => $clock->correctBy(static fn (): string => '', static fn (): int => Moment::T0);
        $hear();
        $machine->moveTo(Moment::T0);
        $hear();

        self::assertSame(Moment::T0, $clock->now());
    }

    public function testWhereThereIsNothingToCompareItStaysAsItIs(): void
    {
        $file = new CorrectedClock(self::machine(Moment::T0));
        $file->correctBy(static fn (): string => '', static fn (): ?int => null);
        $set = new CorrectedClock(new SetClock(Moment::T0));
        $set->correctBy(static fn (): string => '', static fn (): int => Moment::T0 + Time::DAY);

        self::assertSame([Moment::T0, Moment::T0, null], [$file->now(), $set->now(), $set->machine()]);
    }

    private static function machine(int $now): MovedClock
    {
        return new MovedClock($now);
    }
}
