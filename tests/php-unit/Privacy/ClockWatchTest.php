<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Privacy;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Privacy\ClockWatch;
use Ringwell\Tests\Support\Moment;
use Ringwell\Time;

final class ClockWatchTest extends TestCase
{
    public function testAClockIsBelievedAfterThreeEvenDays(): void
    {
        $watch = ClockWatch::look(null, Moment::T0, Moment::T0, Moment::T0);
        self::assertFalse($watch->isSteady());
        self::assertFalse($watch->hasJumped());

        self::assertFalse(self::hourly($watch, 71)->isSteady());
        self::assertTrue(self::hourly($watch, 72)->isSteady());
    }

    /** @return array<string, array{int}> */
    public static function jumps(): array
    {
        return ['a year on' => [365 * Time::DAY], 'just over a week on' => [ClockWatch::LONGEST_PAUSE + 1], 'ten years back' => [-3650 * Time::DAY]];
    }

    #[DataProvider('jumps')]
    public function testAJumpPutsForgettingOff(int $jump): void
    {
        $steady = self::hourly(ClockWatch::look(null, Moment::T0, null, null), 72);

        $jumped = ClockWatch::look($steady, $steady->at + $jump, null, null);

        self::assertFalse($jumped->isSteady());
        self::assertTrue($jumped->hasJumped());
        self::assertSame($jump, $jumped->jump);
        self::assertFalse(self::hourly($jumped, 71)->isSteady());
        self::assertTrue(self::hourly($jumped, 72)->isSteady(), 'A date that stays is believed.');
        self::assertFalse(self::hourly($jumped, 72)->hasJumped());
        self::assertFalse(ClockWatch::look($jumped, $steady->at + Time::HOUR, null, null)->isSteady(), 'Set right again, it starts anew.');
    }

    public function testALookBetweenTheRunsThatIsNotKeptSeesTheJumpToo(): void
    {
        $steady = self::hourly(ClockWatch::look(null, Moment::T0, null, null), 100);

        self::assertTrue(ClockWatch::look($steady, $steady->at + 400 * Time::DAY, null, null)->hasJumped());
        self::assertTrue(ClockWatch::look($steady, $steady->at + Time::HOUR, null, null)->isSteady());
    }

    public function testAStepOfMinutesAndAPauseOfDaysAreNoJump(): void
    {
        $steady = self::hourly(ClockWatch::look(null, Moment::T0, null, null), 100);

        self::assertTrue(ClockWatch::look($steady, $steady->at - Time::MINUTE, null, null)->isSteady());
        self::assertTrue(ClockWatch::look($steady, $steady->at + 6 * Time::DAY, null, null)->isSteady());
    }

    public function testTheDatabaseMustLiveOnTheSameDay(): void
    {
        $steady = self::hourly(ClockWatch::look(null, Moment::T0, null, null), 72);
        $now = $steady->at + Time::HOUR;

        self::assertTrue(ClockWatch::look($steady, $now, $now, $now - Time::DAY)->isSteady());
        self::assertFalse(ClockWatch::look($steady, $now, $now, $now - Time::DAY - 1)->isSteady());
        self::assertTrue(ClockWatch::look($steady, $now, $now, $now + 2 * Time::DAY)->isApart());
        self::assertTrue(ClockWatch::look($steady, $now, $now, null)->isSteady(), 'A database in a file has no time of its own.');
    }

    public function testWhatIsKeptIsReadAgainAndNonsenseBeginsAnew(): void
    {
        $watch = ClockWatch::look(ClockWatch::look(null, Moment::T0, null, null), Moment::T0 + 30 * Time::DAY, 5, 2);

        self::assertEquals($watch, ClockWatch::of($watch->toArray()));
        foreach ([false, '', 'x', [], ['at' => '5'], ['at' => 5, 'since' => null]] as $nonsense) {
            self::assertNull(ClockWatch::of($nonsense));
        }
    }

    private static function hourly(ClockWatch $watch, int $hours): ClockWatch
    {
        for ($hour = 0; $hour < $hours; $hour++) {
            $watch = ClockWatch::look($watch, $watch->at + Time::HOUR, null, null);
        }

        return $watch;
    }
}
