<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx;

use PHPUnit\Framework\TestCase;
use Ringwell\Pbx\Habit;
use Ringwell\Time;

/** When silence is worth an alarm. Monday is 21 September 2026, in Moscow (UTC+3). */
final class HabitTest extends TestCase
{
    private const MONDAY = 1_789_938_000_000;
    private \DateTimeZone $zone;

    protected function setUp(): void
    {
        $this->zone = new \DateTimeZone('Europe/Moscow');
    }

    public function testAClinicThatIsSilentInItsHoursIsNoticed(): void
    {
        // Four calls an hour from 9 to 18 on weekdays: eight usually come in two hours.
        $last = self::MONDAY + 9 * Time::HOUR + 30 * Time::MINUTE;
        $habit = $this->habit(4, 4, $last);

        self::assertFalse($habit->isSilence($last, $last + 30 * Time::MINUTE, $this->zone));
        self::assertFalse($habit->isSilence($last, $last + 90 * Time::MINUTE, $this->zone));
        self::assertTrue($habit->isSilence($last, $last + 3 * Time::HOUR, $this->zone));
    }

    public function testNightsAndDaysOffAreNoSilence(): void
    {
        $friday = self::MONDAY + 4 * Time::DAY + 18 * Time::HOUR;
        $habit = $this->habit(4, 4, $friday);

        self::assertFalse($habit->isSilence($friday, $friday + 2 * Time::DAY + 15 * Time::HOUR, $this->zone), 'Monday, nine o\'clock.');
        self::assertTrue($habit->isSilence($friday, $friday + 2 * Time::DAY + 18 * Time::HOUR, $this->zone), 'Monday, noon.');
    }

    public function testASmallClinicIsGivenLonger(): void
    {
        $last = self::MONDAY + 9 * Time::HOUR;
        $habit = $this->habit(1, 4, $last);

        self::assertFalse($habit->isSilence($last, $last + 7 * Time::HOUR, $this->zone));
        self::assertTrue($habit->isSilence($last, $last + 9 * Time::HOUR, $this->zone));
    }

    public function testOneBusyWeekMakesNoHabit(): void
    {
        $last = self::MONDAY + 9 * Time::HOUR;
        $habit = $this->habit(9, 1, $last);

        self::assertSame(0.0, $habit->expected(self::MONDAY, self::MONDAY + 5 * Time::DAY, $this->zone));
        self::assertFalse($habit->isSilence($last, $last + 3 * Time::DAY, $this->zone));
    }

    public function testTheSilenceItselfTeachesNothing(): void
    {
        $last = self::MONDAY + 9 * Time::HOUR;
        $habit = $this->habit(4, 4, $last);

        self::assertTrue($habit->isSilence($last, $last + 10 * Time::DAY, $this->zone));
        self::assertFalse($habit->isSilence($last, $last + 15 * Time::DAY, $this->zone), 'After two weeks it is no news any more.');
    }

    public function testFewCallsAreNoHabit(): void
    {
        self::assertNull(Habit::of([self::MONDAY => 19], self::MONDAY + 5, $this->zone));
        self::assertNull(Habit::of([], self::MONDAY, $this->zone));
    }

    public function testPartsOfAnHourCountInPart(): void
    {
        $habit = $this->habit(4, 4, self::MONDAY + 12 * Time::HOUR);
        $nine = self::MONDAY + 7 * Time::DAY + 9 * Time::HOUR;

        self::assertEqualsWithDelta(4 * 3 / 3, $habit->expected($nine, $nine + Time::HOUR, $this->zone), 0.01);
        self::assertEqualsWithDelta(1.0, $habit->expected($nine + 15 * Time::MINUTE, $nine + 30 * Time::MINUTE, $this->zone), 0.01);
        self::assertEqualsWithDelta(2.0, $habit->expected($nine - 30 * Time::MINUTE, $nine + 30 * Time::MINUTE, $this->zone), 0.01);
    }

    public function testItIsStoredAndDamageIsForgotten(): void
    {
        $habit = $this->habit(4, 4, self::MONDAY);

        self::assertEquals($habit, Habit::fromJson($habit->toJson()));
        foreach ([null, '', '[', '{"rates":{}}', '{"last":"x"}'] as $bad) {
            self::assertNull(Habit::fromJson($bad));
        }
        self::assertSame(0.0, Habit::fromJson('{"last":1,"rates":{"500":3,"-1":2,"4":"x"}}')?->expected(0, Time::DAY * 7, $this->zone));
    }

    /** So many calls in each hour from 9 to 18 on weekdays of the weeks before. */
    private function habit(int $anHour, int $weeks, int $last): Habit
    {
        $hours = [];
        for ($week = 0; $week <= $weeks; $week++) {
            for ($day = 0; $day < 5; $day++) {
                for ($hour = 9; $hour < 18; $hour++) {
                    $at = self::MONDAY - $week * 7 * Time::DAY + $day * Time::DAY + $hour * Time::HOUR;
                    if ($at <= $last && $at > $last - $weeks * 7 * Time::DAY) {
                        $hours[$at] = $anHour;
                    }
                }
            }
        }
        $habit = Habit::of($hours, $last, $this->zone);
        self::assertNotNull($habit);

        return $habit;
    }
}
