<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Call;

use PHPUnit\Framework\TestCase;
use Ringwell\Call\CallEvent;
use Ringwell\Call\CallFacts;
use Ringwell\Call\CallShape;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Call\Way;
use Ringwell\Time;

final class CallShapeTest extends TestCase
{
    private const T = 1_790_000_000_000;

    public function testAnAnsweredCallInOrder(): void
    {
        $shape = self::shape(self::answered());

        self::assertSame([Direction::In, CallState::Ended, '79161234567', '74951112233'], [$shape->direction, $shape->state, $shape->caller, $shape->did]);
        self::assertSame([self::T, self::T + 8000, self::T + 50_000], [$shape->startedAt, $shape->answeredAt, $shape->endedAt]);
        self::assertSame([42, 8], [$shape->talkSeconds, $shape->waitSeconds]);
        self::assertFalse($shape->isLate);
    }

    /** Some phone systems say that somebody answered, but not when, nor afterwards how long was talked. */
    public function testAnAnswerWithoutATimeIsWhenWeHeardOfIt(): void
    {
        $answer = [self::event(CallState::Talking, null), self::T + 8300];
        $end = [self::event(CallState::Ended, self::T + 50_000, true, true, null, self::T + 50_000), self::T + 50_500];
        $start = [self::event(CallState::Ringing, self::T), self::T + 200];
        self::assertSame([self::T + 8300, CallState::Talking], [self::shape([$start, $answer])->answeredAt, self::shape([$start, $answer])->state]);
        self::assertSame([self::T + 8300, 41, 8], [self::shape([$start, $answer, $end])->answeredAt, self::shape([$start, $answer, $end])->talkSeconds, self::shape([$start, $answer, $end])->waitSeconds]);

        $said = [self::event(CallState::Ended, self::T + 50_000, true, true, self::T + 9000, self::T + 50_000, 41), self::T + 50_500];
        self::assertSame(self::T + 9000, self::shape([$answer, $said])->answeredAt, 'What the phone system says is better.');
        $missed = [self::event(CallState::Ended, self::T + 50_000, true, false), self::T + 50_500];
        self::assertNull(self::shape([$answer, $missed])->answeredAt, 'A menu had answered.');
        $late = [self::event(CallState::Talking, null), self::T + 90_000];
        self::assertSame(self::T + 50_000, self::shape([$start, $late, $end])->answeredAt, 'Never later than the end.');
    }

    /** Every order, every doubling and every subset that holds the closing words end in one and the same call. */
    public function testOrderAndRepetitionMakeNoDifference(): void
    {
        mt_srand(7);
        foreach ([self::answered(), self::missed(), self::mango(), self::calledBack(), [...self::mango(), self::listed(), self::listed(Time::DAY)]] as $events) {
            $expected = self::shape($events);
            for ($run = 0; $run < 300; $run++) {
                $mixed = [...$events, ...array_filter($events, static fn (): bool => mt_rand(0, 1) === 1)];
                shuffle($mixed);
                self::assertEquals($expected, self::shape($mixed));
            }
        }
    }

    /** The same over events of any content at all: gathering facts is a matter of sets, not of sequences. */
    public function testRandomEventsGiveOneCallInAnyOrder(): void
    {
        mt_srand(11);
        for ($run = 0; $run < 400; $run++) {
            $events = array_map(static fn (): array => self::randomEvent(), range(1, mt_rand(1, 7)));
            $expected = self::shape($events);
            $mixed = [...$events, ...$events];
            shuffle($mixed);
            $shape = self::shape($mixed);

            self::assertEquals($expected, $shape);
            self::assertSame(self::facts($events)->toJson(), self::facts($mixed)->toJson());
            self::assertGreaterThanOrEqual(0, $shape->talkSeconds ?? 0);
            self::assertGreaterThanOrEqual(0, $shape->waitSeconds ?? 0);
            self::assertLessThanOrEqual($shape->heardAt, $shape->startedAt);
            self::assertLessThanOrEqual($shape->endedAt ?? PHP_INT_MAX, $shape->answeredAt ?? 0);
        }
    }

    public function testFactsSurviveTheirStorage(): void
    {
        mt_srand(13);
        for ($run = 0; $run < 100; $run++) {
            $facts = CallFacts::of(...self::randomEvent());

            self::assertEquals(CallShape::of($facts), CallShape::of(CallFacts::fromJson($facts->toJson())));
        }
        self::assertSame(CallState::New, CallShape::of(CallFacts::fromJson('{"state":7,"picks":"x","numbers":[["a"]]}'))->state, 'A damaged row is an empty call, not an error.');
    }

    public function testALateRingingNeverUndoesTheEnd(): void
    {
        $events = self::missed();
        $shape = self::shape([$events[1], $events[0]]);

        self::assertSame([CallState::Ended, null, 0], [$shape->state, $shape->answeredAt, $shape->talkSeconds]);
    }

    public function testTheClosingWordsOverruleALegThatWasTaken(): void
    {
        // A menu took the call and reported it as an answer; the phone system says in the end that nobody talked.
        $shape = self::shape([
            [self::event(CallState::Talking, self::T, answeredAt: self::T), self::T],
            [self::event(CallState::Ended, self::T + 9000, final: true, answered: false, endedAt: self::T + 9000), self::T + 9000],
        ]);

        self::assertNull($shape->answeredAt);
        self::assertSame(0, $shape->talkSeconds);
    }

    public function testAWrongGuessOfTheDirectionIsCorrectedWithItsParties(): void
    {
        $shape = self::shape([
            [new CallEvent('c', Direction::In, CallState::Ringing, at: self::T, caller: 'sip:user1@clinic', did: '74951112233'), self::T],
            [new CallEvent('c', Direction::Out, CallState::Ended, final: true, at: self::T + 9000, caller: '79161234567', did: '74951112233', answered: true, answeredAt: self::T + 4000, endedAt: self::T + 9000), self::T + 9000],
        ]);

        self::assertSame([Direction::Out, '79161234567'], [$shape->direction, $shape->caller]);
    }

    public function testTheDidIsThatOfTheFirstInboundLegUnlessThePhoneSystemIsSure(): void
    {
        $legs = [
            [new CallEvent('c', Direction::In, CallState::Ringing, at: self::T, did: '74951112233'), self::T],
            [new CallEvent('c', Direction::In, CallState::Ringing, at: self::T + 5000, did: '74959999999'), self::T + 5000],
            [new CallEvent('c', Direction::In, CallState::Ended, final: true, at: self::T + 9000, did: '74958888888', answered: false, endedAt: self::T + 9000), self::T + 9000],
        ];

        self::assertSame('74951112233', self::shape($legs)->did);
        $legs[] = [new CallEvent('c', Direction::In, CallState::Ringing, at: self::T + 6000, did: '74957777777', didIsSure: true), self::T + 6000];
        self::assertSame('74957777777', self::shape($legs)->did);
    }

    public function testAClockThatIsAheadIsSetRight(): void
    {
        $ahead = 3 * Time::HOUR;
        $shape = self::shape(array_map(static fn (array $one): array => [$one[0], $one[1] - $ahead], self::answered()));

        self::assertSame(self::T - $ahead, $shape->startedAt);
        self::assertSame(self::T, $shape->vendorStartedAt);
        self::assertSame([42, 8, false], [$shape->talkSeconds, $shape->waitSeconds, $shape->isLate]);
    }

    public function testAnEventThatComesSomeHoursLateKeepsItsTime(): void
    {
        $shape = self::shape(array_map(static fn (array $one): array => [$one[0], $one[1] + 5 * Time::HOUR], self::answered()));

        self::assertSame(self::T, $shape->startedAt);
        self::assertFalse($shape->isLate);
    }

    public function testAnEventThatComesAfterMoreThanADayIsMarkedLate(): void
    {
        $shape = self::shape(array_map(static fn (array $one): array => [$one[0], $one[1] + 30 * Time::HOUR], self::answered()));

        self::assertTrue($shape->isLate);
        self::assertSame([self::T + 30 * Time::HOUR, self::T], [$shape->startedAt, $shape->vendorStartedAt]);
    }

    public function testWithoutAnyTimeTheCallIsWhenWeHeard(): void
    {
        $shape = self::shape([[self::event(CallState::Ended, null, final: true, answered: true), self::T]]);

        self::assertSame([self::T, self::T, self::T, 0], [$shape->startedAt, $shape->answeredAt, $shape->endedAt, $shape->talkSeconds]);
        self::assertNull($shape->vendorStartedAt);
    }

    public function testACallOfAListKeepsItsOwnStart(): void
    {
        foreach ([Way::List, Way::Import] as $way) {
            $shape = self::shape([self::listed(40 * Time::DAY, $way)]);

            self::assertSame([self::T, self::T + 9000, self::T + 60_000, 51, 9], [$shape->startedAt, $shape->answeredAt, $shape->endedAt, $shape->talkSeconds, $shape->waitSeconds]);
            self::assertSame([Direction::In, CallState::Ended, '79161234567', 'r1', false], [$shape->direction, $shape->state, $shape->caller, $shape->recording, $shape->isLate]);
        }
    }

    public function testAListThatSaysLengthsOnlyGivesTheEndToo(): void
    {
        $event = new CallEvent('c', Direction::In, CallState::Ended, true, caller: '', did: '74951112233', startedAt: self::T, answered: true, talkSeconds: 30, waitSeconds: 12);
        $shape = self::shape([[$event, self::T + 2 * Time::DAY, Way::List]]);

        self::assertSame([self::T, self::T + 12_000, self::T + 42_000, 30, 12], [$shape->startedAt, $shape->answeredAt, $shape->endedAt, $shape->talkSeconds, $shape->waitSeconds]);
    }

    public function testAListInTheFutureOrOfAClockThatWasNeverSetIsWhenWeHeard(): void
    {
        $ahead = self::shape([self::listed(-Time::HOUR)]);
        self::assertSame([self::T - Time::HOUR - 60_000, self::T - Time::HOUR, 51], [$ahead->startedAt, $ahead->endedAt, $ahead->talkSeconds]);

        $never = self::shape([[new CallEvent('c', Direction::In, CallState::Ended, true, startedAt: 5000, answered: false), self::T, Way::List]]);
        self::assertSame([self::T, 5000], [$never->startedAt, $never->vendorStartedAt]);
    }

    public function testWhatEventsSaidStaysAndAListFillsTheRest(): void
    {
        [$ringing, $answer, $end] = self::answered();
        $longer = [new CallEvent('c', Direction::In, CallState::Ended, true, caller: '79160000000', did: '74959999999', startedAt: self::T + 3000, answered: true, endedAt: self::T + 70_000, talkSeconds: 60, waitSeconds: 10, endReason: 'x', recording: 'r1'), self::T + Time::HOUR, Way::List];

        $whole = self::shape([$ringing, $answer, $end, $longer]);
        self::assertSame([self::T, self::T + 8000, self::T + 50_000, 42], [$whole->startedAt, $whole->answeredAt, $whole->endedAt, $whole->talkSeconds]);
        self::assertSame(['74951112233', 'r1', 'x'], [$whole->did, $whole->recording, $whole->endReason]);

        $cut = self::shape([$ringing, $longer]);
        self::assertSame([self::T, CallState::Ended, self::T + 70_000, 60], [$cut->startedAt, $cut->state, $cut->endedAt, $cut->talkSeconds]);
        self::assertSame('79160000000', $cut->caller, 'The closing words of a list overrule what an event only guessed.');
        self::assertSame('74951112233', $cut->did, 'The DID is that of the first inbound leg.');
    }

    public function testAListMakesARepairOnlyOfWhatEventsMissed(): void
    {
        [$ringing, $answer, $end] = self::answered();
        $list = [new CallEvent('c', Direction::In, CallState::Ended, true, startedAt: self::T, answered: true, endedAt: self::T + 50_500, talkSeconds: 43), self::T + Time::HOUR, Way::List];

        self::assertFalse(CallShape::isRepaired(self::facts([$ringing, $answer, $end])), 'No list.');
        self::assertFalse(CallShape::isRepaired(self::facts([$ringing, $answer, $end, $list])), 'A second more or less is no repair.');
        self::assertFalse(CallShape::isRepaired(self::facts([$ringing, $end, $list])), 'The closing words tell of the answer.');
        self::assertTrue(CallShape::isRepaired(self::facts([$list])), 'No event came.');
        self::assertTrue(CallShape::isRepaired(self::facts([$ringing, $answer, $list])), 'The end was missed.');
        self::assertFalse(CallShape::isRepaired(self::facts([[$list[0], $list[1], Way::Import]])), 'A file has no events to miss.');
    }

    public function testALateEventIsConfirmedByAListOrByItsSignature(): void
    {
        $late = static fn (array $one): array => [$one[0], $one[1] + 30 * Time::HOUR];
        $events = array_map($late, self::answered());
        self::assertTrue(self::shape($events)->isLate);

        $confirmed = self::shape([...$events, self::listed(40 * Time::HOUR)]);
        self::assertSame([false, self::T, 42], [$confirmed->isLate, $confirmed->startedAt, $confirmed->talkSeconds]);

        $vouched = self::shape(array_map(static fn (array $one): array => [$one[0], $one[1], Way::Vouched], $events));
        self::assertSame([false, self::T, self::T + 8000, self::T + 50_000], [$vouched->isLate, $vouched->startedAt, $vouched->answeredAt, $vouched->endedAt]);
    }

    public function testAClockOfWhichTheOffsetIsKnownIsSetRight(): void
    {
        foreach ([-3 * Time::HOUR, 3 * Time::HOUR, -50 * Time::HOUR] as $ahead) {
            $shape = self::shape(array_map(static fn (array $one): array => [$one[0], $one[1] - $ahead, Way::Live, $ahead], self::answered()));

            self::assertSame([self::T - $ahead, self::T, false, 42], [$shape->startedAt, $shape->vendorStartedAt, $shape->isLate, $shape->talkSeconds]);
        }
        $listed = self::shape([[self::listed()[0], self::T + Time::DAY, Way::List, -3 * Time::HOUR]]);
        self::assertSame([self::T + 3 * Time::HOUR, self::T], [$listed->startedAt, $listed->vendorStartedAt]);
    }

    public function testWhatComesAfterAnEndWithoutATimeMakesTheCallNoLonger(): void
    {
        $events = [
            [self::event(CallState::Ringing, self::T), self::T + 200],
            [self::event(CallState::Talking, null), self::T + 8200],
            [self::event(CallState::Ended, null, final: true), self::T + 50_200],
            [new CallEvent('c', Direction::Unknown, CallState::New, recording: 'r1'), self::T + 95_000],
        ];
        $shape = self::shape([...$events, [$events[2][0], self::T + 30 * Time::DAY]]);

        self::assertSame([self::T + 8200, self::T + 50_200, 42, 8], [$shape->answeredAt, $shape->endedAt, $shape->talkSeconds, $shape->waitSeconds]);
        self::assertEquals($shape, self::shape(array_reverse($events)));
    }

    public function testOnlyARecordingIsNoCallYet(): void
    {
        $shape = self::shape([[new CallEvent('c', Direction::Unknown, CallState::New, recording: 'r1'), self::T]]);

        self::assertSame([Direction::Unknown, 'r1'], [$shape->direction, $shape->recording]);
        self::assertFalse($shape->direction->isShown());
    }

    public function testWhatTheNetworkSendsBecomesCleanText(): void
    {
        $shape = self::shape([[new CallEvent('c', Direction::In, CallState::Ringing, caller: "\xFF\xFE\x00" . str_repeat('я', 500)), self::T]]);

        self::assertTrue(mb_check_encoding((string) $shape->caller, 'UTF-8'));
        self::assertLessThanOrEqual(191, mb_strlen((string) $shape->caller));
    }

    /** @return list<array{CallEvent, int}> event, when we heard */
    private static function answered(): array
    {
        return [
            [new CallEvent('c', Direction::In, CallState::Ringing, at: self::T, caller: '79161234567', did: '74951112233', startedAt: self::T), self::T],
            [self::event(CallState::Talking, self::T + 8000, answeredAt: self::T + 8000), self::T + 8000],
            [self::event(CallState::Ended, self::T + 50_000, final: true, answered: true, endedAt: self::T + 50_000, talk: 42), self::T + 50_000],
        ];
    }

    /** @return list<array{CallEvent, int}> */
    private static function missed(): array
    {
        return [
            [new CallEvent('c', Direction::In, CallState::Ringing, at: self::T, caller: '', did: '74951112233', startedAt: self::T), self::T + 100],
            [self::event(CallState::Ended, self::T + 20_000, final: true, answered: false, endedAt: self::T + 20_000, talk: 0), self::T + 20_300],
        ];
    }

    /** @return list<array{CallEvent, int}> */
    private static function mango(): array
    {
        return [
            [new CallEvent('c', Direction::In, CallState::Ringing, at: self::T, caller: '79161234567', did: '74951112233'), self::T + 400],
            [new CallEvent('c', Direction::In, CallState::Ringing, at: self::T + 3000, caller: '79161234567', did: 'sip:line@x'), self::T + 3100],
            [new CallEvent('c', Direction::In, CallState::Talking, at: self::T + 9000, caller: '79161234567', did: '74951112233', answeredAt: self::T + 9000), self::T + 9200],
            [new CallEvent('c', Direction::In, CallState::Ended, final: true, at: self::T + 60_000, caller: '79161234567', did: '74951112233', startedAt: self::T, answered: true, answeredAt: self::T + 9000, endedAt: self::T + 60_000, talkSeconds: 51, waitSeconds: 9, endReason: '1110'), self::T + 60_500],
            [new CallEvent('c', Direction::Unknown, CallState::New, recording: 'r1'), self::T + 90_000],
        ];
    }

    /** @return array{CallEvent, int, Way} */
    private static function listed(int $after = Time::HOUR, Way $way = Way::List): array
    {
        return [
            new CallEvent('c', Direction::In, CallState::Ended, final: true, at: self::T + 60_000, caller: '79161234567', did: '74951112233', startedAt: self::T, answered: true, answeredAt: self::T + 9000, endedAt: self::T + 60_000, talkSeconds: 51, waitSeconds: 9, recording: 'r1'),
            self::T + $after,
            $way,
        ];
    }

    /** @return list<array{CallEvent, int}> */
    private static function calledBack(): array
    {
        return [
            [new CallEvent('c', Direction::Callback, CallState::Ringing, at: self::T, did: '74951112233'), self::T],
            [new CallEvent('c', Direction::Callback, CallState::Talking, at: self::T + 6000, caller: '79161234567', answeredAt: self::T + 6000), self::T + 6000],
            [new CallEvent('c', Direction::Out, CallState::Ended, final: true, at: self::T + 30_000, caller: '79161234567', did: '74951112233', answered: true, endedAt: self::T + 30_000, talkSeconds: 24), self::T + 30_000],
        ];
    }

    public function testACallbackIsNoInboundCallWhateverTheClosingWordsSay(): void
    {
        $shape = self::shape(self::calledBack());

        self::assertSame([Direction::Callback, '79161234567'], [$shape->direction, $shape->caller]);
    }

    public function testAnEventsClaimOfACallbackYieldsToTheListThatSaysItCameIn(): void
    {
        $claim = [new CallEvent('c', Direction::Callback, CallState::Ended, final: true, at: self::T, caller: '79161234567', did: '74951112233'), self::T];
        $list = static fn (Direction $direction): array => [new CallEvent('c', $direction, CallState::Ended, final: true, at: self::T, caller: '79161234567', did: '74951112233'), self::T + Time::MINUTE, Way::List];

        self::assertSame(Direction::In, self::shape([$claim, $list(Direction::In)])->direction);
        self::assertSame(Direction::Callback, self::shape([$claim, $list(Direction::Out)])->direction);
        self::assertSame(Direction::Callback, self::shape([$claim, $list(Direction::In), $list(Direction::Callback)])->direction);
    }

    /** @return array{CallEvent, int, Way, int} */
    private static function randomEvent(): array
    {
        $time = static fn (): ?int => mt_rand(0, 3) === 0 ? null : self::T + mt_rand(-2, 2) * [1, Time::SECOND, Time::HOUR, Time::DAY, 400 * Time::DAY][mt_rand(0, 4)] * mt_rand(1, 9);
        $text = static fn (): ?string => [null, '', '79161234567', 'anonymous', 'sip:x@y', "a\u{301}"][mt_rand(0, 5)];
        $final = mt_rand(0, 2) === 0;

        return [new CallEvent(
            'c',
            Direction::cases()[mt_rand(0, 4)],
            $final ? CallState::Ended : CallState::cases()[mt_rand(0, 2)],
            $final,
            $time(),
            $text(),
            $text(),
            mt_rand(0, 4) === 0,
            $time(),
            $final ? [true, false, null][mt_rand(0, 2)] : null,
            $time(),
            $final ? $time() : null,
            $final && mt_rand(0, 1) === 0 ? mt_rand(0, 500) : null,
            $final && mt_rand(0, 1) === 0 ? mt_rand(0, 500) : null,
            ['', 'busy', 'noanswer'][mt_rand(0, 2)],
            [null, null, 'r1', 'r2'][mt_rand(0, 3)],
        ), self::T + mt_rand(0, 60_000), Way::cases()[mt_rand(0, 3)], mt_rand(0, 3) === 0 ? mt_rand(-1, 1) * 3 * Time::HOUR : 0];
    }

    private static function event(CallState $state, ?int $at, bool $final = false, ?bool $answered = null, ?int $answeredAt = null, ?int $endedAt = null, ?int $talk = null): CallEvent
    {
        return new CallEvent('c', Direction::In, $state, $final, $at, answered: $answered, answeredAt: $answeredAt, endedAt: $endedAt, talkSeconds: $talk);
    }

    /** @param array<array{0: CallEvent, 1: int, 2?: Way, 3?: int}> $events event, when we heard, how, by how much its clock is ahead */
    private static function shape(array $events): CallShape
    {
        return CallShape::of(self::facts($events));
    }

    /** @param array<array{0: CallEvent, 1: int, 2?: Way, 3?: int}> $events */
    private static function facts(array $events): CallFacts
    {
        $facts = null;
        foreach ($events as $one) {
            $new = CallFacts::of(...$one);
            $facts = $facts === null ? $new : CallFacts::fromJson($facts->toJson())->with($new);
        }
        self::assertNotNull($facts);

        return $facts;
    }
}
