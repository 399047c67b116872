<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Callback;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Call\Call;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Call\Stage;
use Ringwell\Call\Unreached;
use Ringwell\Callback\Callback;
use Ringwell\Callback\CallbackTry;
use Ringwell\Callback\Course;
use Ringwell\Callback\Estimate;
use Ringwell\Callback\Reason;
use Ringwell\Callback\Schedule;
use Ringwell\Callback\State;
use Ringwell\Time;

/** What the news of a call make of a try and its callback. */
final class CourseTest extends TestCase
{
    private const ASKED = 1_790_000_000_000;

    /** @return array<string, array{Call, string, State}> call, result of the try, state of the callback */
    public static function news(): array
    {
        return [
            'nothing but that there is a call' => [self::call(), '', State::Clinic],
            'the clinic rings' => [self::call(Stage::ClinicRings), '', State::Clinic],
            'the clinic answered' => [self::call(Stage::ClinicAnswered, answered: true), '', State::ClinicAnswered],
            'the patient rings' => [self::call(Stage::PatientRings, answered: true), '', State::Patient],
            'they talk' => [self::call(Stage::Talking, answered: true), '', State::Talking],
            'somebody talks, by a system that tells no stages' => [self::call(answered: true), '', State::Talking],
            'they talked' => [self::call(Stage::Talking, true, true), 'talked', State::Done],
            'answered, and no more is told' => [self::call(isOver: true, answered: true), 'talked', State::Done],
            'they talked, whatever else is said' => [self::call(Stage::Talking, true, true, Unreached::Failed), 'talked', State::Done],
            'the clinic was silent' => [self::call(Stage::ClinicRings, true), 'clinic_silent', State::Waiting],
            'the patient was silent' => [self::call(Stage::PatientRings, true, false), 'patient_silent', State::Waiting],
            'the patient was busy, though the clinic answered' => [self::call(Stage::ClinicAnswered, true, true, Unreached::PatientBusy), 'patient_busy', State::Waiting],
            'it could not ring' => [self::call(isOver: true, unreached: Unreached::Failed), 'failed', State::Task],
        ];
    }

    #[DataProvider('news')]
    public function testNews(Call $call, string $result, State $state): void
    {
        $before = self::try();
        $after = Course::advanced($before, $call, self::ASKED + 50_000);
        self::assertSame([$result, 9], [$after->result, $after->callId]);
        self::assertSame($state, self::after(self::asked(), $before, $after)->state);
        $again = Course::advanced($after, $call, self::ASKED + 90_000);
        self::assertTrue($again->is($after), 'The same again changes nothing.');
    }

    /** Whatever order the states of one call are told in, and however often: the end is the same. */
    public function testOrderMakesNoDifference(): void
    {
        $story = [self::call(Stage::ClinicRings), self::call(Stage::PatientRings), self::call(Stage::PatientRings, true, false, Unreached::PatientBusy), self::call(Stage::Talking, true, true)];
        mt_srand(7);
        for ($round = 0; $round < 200; $round++) {
            $told = [...$story, $story[mt_rand(0, 3)], $story[mt_rand(0, 3)]];
            usort($told, static fn (): int => mt_rand(-1, 1));
            [$try, $callback] = [self::try(), self::asked()];
            foreach ($told as $n => $call) {
                $next = Course::advanced($try, $call, self::ASKED + ($n + 1) * 1000);
                [$callback, $try] = [self::after($callback, $try, $next), $next];
            }
            self::assertSame(['talked', State::Done], [$try->result, $callback->state]);
        }
    }

    public function testWhatWasTakenForLostAndRingsGoesOn(): void
    {
        $lost = self::try()->failed(Reason::Unknown, '', self::ASKED + 200_000);
        $task = self::asked()->isTask(Reason::Unknown);
        $rings = Course::advanced($lost, self::call(Stage::PatientRings), self::ASKED + 300_000);

        self::assertSame(['', null, State::Patient], [$rings->result, $rings->endedAt, self::after($task, $lost, $rings)->state]);
    }

    public function testWhatIsOverStaysOverButKnowsThatTheyTalked(): void
    {
        $closed = self::asked()->over(State::Closed, self::ASKED);
        $talked = Course::advanced(self::try(), self::call(Stage::Talking, true, true), self::ASKED + 50_000);
        $after = self::after($closed, self::try(), $talked);

        self::assertSame([State::Closed, $talked->talkingAt], [$after->state, $after->talkingAt]);
    }

    public function testAnEarlierTryTellsNothingOfALaterOneButThatTheyTalked(): void
    {
        $silent = Course::advanced(self::try(), self::call(Stage::ClinicRings, true), self::ASKED + 50_000);
        $ringing = self::asked()->rings(State::Patient);
        self::assertTrue(Course::after($ringing, self::try(), $silent, false, self::schedule())->is($ringing));
        $talked = Course::advanced(self::try(), self::call(Stage::Talking, true, true), self::ASKED + 50_000);
        self::assertSame(State::Patient, Course::after($ringing, self::try(), $talked, false, self::schedule())->state);
        self::assertSame(State::Done, Course::after(self::asked()->waits(self::ASKED), self::try(), $talked, false, self::schedule())->state);
    }

    public function testTimesOfAClockThatIsOffStayInsideTheTry(): void
    {
        $early = Course::advanced(self::try(), self::call(Stage::Talking, true, true, shift: -Time::DAY), self::ASKED + 50_000);
        $late = Course::advanced(self::try(), self::call(Stage::Talking, true, true, shift: Time::DAY), self::ASKED + 50_000);

        self::assertSame([self::ASKED, self::ASKED], [$early->talkingAt, $early->endedAt]);
        self::assertSame([self::ASKED + 50_000, self::ASKED + 50_000], [$late->talkingAt, $late->endedAt]);
    }

    public function testTheScheduleEndsWithItsPausesAndItsTime(): void
    {
        $schedule = new Schedule([2, 10]);
        self::assertSame([120_000, 600_000, null, null], [$schedule->next(1, 0, Time::HOUR), $schedule->next(2, 0, Time::HOUR), $schedule->next(3, 0, Time::HOUR), $schedule->next(2, 0, 599_999)]);
        self::assertNull((new Schedule([]))->next(1, 0, Time::HOUR));
    }

    public function testTheEstimateGrowsWithWhoIsAhead(): void
    {
        self::assertSame([1, 1, 4, 7, 1, 58, null, null], [
            Estimate::minutes(0, 2, 180), Estimate::minutes(1, 2, 180), Estimate::minutes(2, 2, 180), Estimate::minutes(2, 1, 180),
            Estimate::minutes(0, 0, 0), Estimate::minutes(19, 1, 180), Estimate::minutes(20, 1, 180), Estimate::minutes(10_000, 1, 180),
        ]);
    }

    private static function after(Callback $callback, CallbackTry $before, CallbackTry $after): Callback
    {
        return Course::after($callback, $before, $after, true, self::schedule());
    }

    private static function schedule(): Schedule
    {
        return new Schedule([2, 10]);
    }

    private static function try(): CallbackTry
    {
        return new CallbackTry(5, 4, 3, 'rw0123456789abcdef01234567', self::ASKED);
    }

    private static function asked(): Callback
    {
        return new Callback(4, 1, null, '+79161234567', 1, '', State::Asked, null, '', self::ASKED, self::ASKED, self::ASKED + Time::HOUR, null, 1);
    }

    private static function call(?Stage $stage = null, bool $isOver = false, bool $answered = false, ?Unreached $unreached = null, int $shift = 0): Call
    {
        $at = self::ASKED + $shift;

        return new Call(
            9,
            3,
            Direction::Callback,
            $isOver ? CallState::Ended : CallState::Ringing,
            '+79161234567',
            '+74951112233',
            1,
            $at + 1000,
            $at + 1000,
            $at + 1000,
            $answered ? $at + 9000 : null,
            $isOver ? $at + 40_000 : null,
            null,
            null,
            '',
            null,
            false,
            false,
            false,
            null,
            false,
            [],
            false,
            1,
            'rw0123456789abcdef01234567',
            $stage,
            $unreached,
        );
    }
}
