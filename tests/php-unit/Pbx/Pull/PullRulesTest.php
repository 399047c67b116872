<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Pull;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Pbx\Pull\Failure;
use Ringwell\Pbx\Pull\Progress;
use Ringwell\Pbx\Pull\PullRules;
use Ringwell\Pbx\Pull\PullState;
use Ringwell\Pbx\Pulled;
use Ringwell\Pbx\PullFailed;
use Ringwell\Time;

final class PullRulesTest extends TestCase
{
    private const NOW = 1_790_000_000_000;
    private const MONTH = 30 * Time::DAY;

    public function testANewConnectionIsAskedForItsLastTwoHours(): void
    {
        $begun = PullRules::begin(self::state(), self::MONTH, self::NOW);

        self::assertSame([self::NOW - 2 * Time::HOUR, self::NOW, self::NOW], [$begun->from, $begun->to, $begun->reach]);
    }

    public function testEachPullOverlapsTheLastGoodOneHoweverLongAgoThatWas(): void
    {
        foreach ([10 * Time::MINUTE, 3 * Time::HOUR, 5 * Time::DAY] as $ago) {
            $begun = PullRules::begin(self::state(goodUntil: self::NOW - $ago), self::MONTH, self::NOW);

            self::assertSame([self::NOW - $ago - 2 * Time::HOUR, self::NOW], [$begun->from, $begun->reach]);
        }
    }

    public function testALongPauseIsAskedForInPiecesAndNotWithoutEnd(): void
    {
        $state = self::state(goodUntil: self::NOW - 400 * Time::DAY);
        $begun = PullRules::begin($state, 7 * Time::DAY, self::NOW);
        self::assertSame(self::NOW - 31 * Time::DAY, $begun->from);

        $pieces = 0;
        $until = $begun->from;
        do {
            $pieces++;
            self::assertSame($until, $begun->from, 'Nothing is left out between two pieces.');
            self::assertLessThanOrEqual(7 * Time::DAY, $begun->to - $begun->from);
            $until = $begun->to;
            $state = PullRules::step($state, $begun, new Pulled([]), 1, 7 * Time::DAY, self::NOW + $pieces, self::NOW + 99);
            self::assertSame($until, $state->goodUntil, 'What was read is not asked for again after a crash.');
            $begun = $state->progress;
        } while ($begun !== null);

        self::assertSame(5, $pieces);
        self::assertSame([self::NOW, 5, self::NOW + 5, self::NOW + 99], [$state->goodUntil, $state->repaired, $state->repairedAt, $state->dueAt]);
    }

    public function testTheNightAsksForThreeDaysWhateverWasGood(): void
    {
        $begun = PullRules::begin(new PullState(1, PullState::NIGHTLY, self::NOW, goodUntil: self::NOW - Time::HOUR), self::MONTH, self::NOW);

        self::assertSame(self::NOW - 3 * Time::DAY, $begun->from);
    }

    public function testAClockThatRanAheadAsksForNothingFromTheFuture(): void
    {
        $begun = PullRules::begin(self::state(goodUntil: self::NOW + 9 * Time::DAY), self::MONTH, self::NOW);

        self::assertSame([self::NOW - 2 * Time::HOUR, self::NOW], [$begun->from, $begun->to]);
    }

    public function testALongListGoesOnWhereItStopped(): void
    {
        $begun = PullRules::begin(self::state(), self::MONTH, self::NOW);
        $going = PullRules::step(self::state(), $begun, new Pulled([], ['page' => 2], 5000), 1, self::MONTH, self::NOW, 0);

        self::assertSame([self::NOW + 5000, ['page' => 2], 1, 1], [$going->dueAt, $going->progress?->resume, $going->progress?->steps, $going->progress?->repaired]);
        self::assertNull($going->goodUntil, 'Half a list is not read.');
        self::assertEquals($going->progress, PullRules::begin($going, self::MONTH, self::NOW + Time::MINUTE));
        self::assertNull(PullRules::begin($going, self::MONTH, self::NOW + 2 * Time::HOUR)->resume, 'A report of hours ago is not there any more.');
        $done = PullRules::step($going, $going->progress ?? $begun, new Pulled([]), 2, self::MONTH, self::NOW + 5000, self::NOW + 600_000);
        self::assertSame([self::NOW, 3, self::NOW + 600_000, null], [$done->goodUntil, $done->repaired, $done->dueAt, $done->progress]);
    }

    public function testWhatWasRepairedStaysToldWhenTheNextPullFindsNothing(): void
    {
        $before = new PullState(1, PullState::RECENT, self::NOW, null, self::NOW, self::NOW, self::NOW - 5, 4);
        $after = PullRules::step($before, PullRules::begin($before, self::MONTH, self::NOW), new Pulled([]), 0, self::MONTH, self::NOW, self::NOW + 1);

        self::assertSame([self::NOW - 5, 4], [$after->repairedAt, $after->repaired]);
    }

    /** @param list<int> $minutes */
    #[DataProvider('failures')]
    public function testFailuresWait(PullFailed $why, array $minutes): void
    {
        $state = self::state();
        foreach ($minutes as $times => $minute) {
            $state = PullRules::failed($state, null, $why, self::NOW);
            self::assertSame([self::NOW + $minute * Time::SECOND, $times + 1], [$state->dueAt, $state->failure?->times]);
        }
    }

    /** @return iterable<string, array{PullFailed, list<int>}> seconds */
    public static function failures(): iterable
    {
        yield 'longer each time, an hour at most; never twice in two minutes' => [new PullFailed(PullFailed::REFUSED), [150, 300, 600, 1200, 2400, 3600, 3600]];
        yield 'as long as the phone system wants' => [new PullFailed(PullFailed::TOO_OFTEN, '', 7 * Time::HOUR), [25_200, 25_200]];
        yield 'not shorter than ours' => [new PullFailed(PullFailed::TOO_OFTEN, '', 5), [150, 300]];
    }

    public function testWhatOnlyAPersonCanMendIsNotTriedAgain(): void
    {
        foreach ([PullFailed::WRONG_KEYS, PullFailed::IP_NOT_ALLOWED, PullFailed::NO_RIGHT] as $reason) {
            $failed = PullRules::failed(self::state(), null, new PullFailed($reason, 'x', 1), self::NOW);

            self::assertNull($failed->dueAt);
            self::assertTrue($failed->isStopped());
        }
    }

    public function testAPageIsAskedForAgainButNotForEver(): void
    {
        $progress = new Progress(1, 2, 3, ['page' => 7], self::NOW, 7, 2);
        $kept = PullRules::failed(self::state(), $progress, new PullFailed(PullFailed::UNREACHABLE), self::NOW);
        self::assertSame(['page' => 7], $kept->progress?->resume);
        $twice = PullRules::failed(PullRules::failed($kept, $kept->progress, new PullFailed(PullFailed::UNREACHABLE), self::NOW), $kept->progress, new PullFailed(PullFailed::UNREACHABLE), self::NOW);
        self::assertSame([null, 1, 2], [$twice->progress?->resume, $twice->progress?->from, $twice->progress?->repaired]);
        $refused = PullRules::failed(self::state(), $progress, new PullFailed(PullFailed::REFUSED), self::NOW);
        self::assertNull($refused->progress?->resume, 'The report may be gone: the piece begins again.');
    }

    public function testNobodyMayAskAgainWithinTwoMinutesOfAnError(): void
    {
        $failure = new Failure(self::NOW - Time::MINUTE, PullFailed::WRONG_KEYS, '', 1);

        self::assertSame(self::NOW + 90 * Time::SECOND, PullRules::after($failure, self::NOW));
        self::assertSame(self::NOW + Time::HOUR, PullRules::after($failure, self::NOW + Time::HOUR));
        self::assertSame(self::NOW, PullRules::after(new Failure(self::NOW, PullFailed::UNREACHABLE, '', 1), self::NOW), 'Who did not answer did not lock.');
        self::assertSame(self::NOW + 150 * Time::SECOND, PullRules::after(new Failure(self::NOW + Time::DAY, PullFailed::REFUSED, '', 1), self::NOW), 'An error of a clock that ran ahead.');
        self::assertSame(self::NOW, PullRules::after(null, self::NOW));
    }

    public function testDamagedWordsOfAPhoneSystemAreNoHarm(): void
    {
        $failed = PullRules::failed(self::state(), null, new PullFailed(PullFailed::REFUSED, "\xff" . str_repeat('ы', 300)), self::NOW);

        self::assertSame(255, mb_strlen((string) $failed->failure?->detail));
        self::assertTrue(mb_check_encoding((string) $failed->failure?->detail, 'UTF-8'));
    }

    public function testProgressIsStoredAndDamagedProgressBeginsAgain(): void
    {
        $progress = new Progress(1, 2, 3, ['key' => 'a', 'pages' => [1, 'ы']], 4, 5, 6);

        self::assertEquals($progress, Progress::fromJson($progress->toJson()));
        foreach ([null, '', '{', '[]', '{"from":1}', '{"from":"1","to":2,"reach":3,"at":4}'] as $bad) {
            self::assertNull(Progress::fromJson($bad));
        }
    }

    private static function state(?int $goodUntil = null): PullState
    {
        return new PullState(1, PullState::RECENT, self::NOW, null, $goodUntil);
    }
}
