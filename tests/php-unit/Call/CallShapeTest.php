<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Call;

use PHPUnit\Framework\TestCase;
use Ringwell\Call\CallEvent;
use Ringwell\Call\CallFacts;
use Ringwell\Call\CallShape;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
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

    /** Every order, every doubling and every subset that holds the closing words end in one and the same call. */
    public function testOrderAndRepetitionMakeNoDifference(): void
    {
        mt_srand(7);
        foreach ([self::answered(), self::missed(), self::mango(), self::calledBack()] as $events) {
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
            [$event, $at] = self::randomEvent();
            $facts = CallFacts::of($event, $at);

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

    /** @return array{CallEvent, int} */
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
        ), self::T + mt_rand(0, 60_000)];
    }

    private static function event(CallState $state, ?int $at, bool $final = false, ?bool $answered = null, ?int $answeredAt = null, ?int $endedAt = null, ?int $talk = null): CallEvent
    {
        return new CallEvent('c', Direction::In, $state, $final, $at, answered: $answered, answeredAt: $answeredAt, endedAt: $endedAt, talkSeconds: $talk);
    }

    /** @param array<array{CallEvent, int}> $events */
    private static function shape(array $events): CallShape
    {
        $facts = null;
        foreach ($events as [$event, $receivedAt]) {
            $new = CallFacts::of($event, $receivedAt);
            $facts = $facts === null ? $new : CallFacts::fromJson($facts->toJson())->with($new);
        }
        self::assertNotNull($facts);

        return CallShape::of($facts);
    }
}
