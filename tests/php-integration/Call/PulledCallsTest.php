<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Call;

use Ringwell\Call\Applied;
use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Call\LegReport;
use Ringwell\Call\Way;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Time;

/** Calls of the phone system's own list, beside its events. */
final class PulledCallsTest extends TestCase
{
    private const T = self::START;

    public function testACallOnlyTheListKnowsIsCreatedOnceAndKeepsItsStart(): void
    {
        $now = self::T + 3 * Time::DAY;
        $applied = $this->pull(self::listed(), $now);
        $again = $this->pull(self::listed(), $now + 10 * Time::MINUTE);

        self::assertSame([Applied::CREATED, Applied::UNCHANGED], [$applied->what, $again->what]);
        self::assertSame($applied->callId, $again->callId);
        $call = $this->services->calls()->find((int) $applied->callId);
        self::assertNotNull($call);
        self::assertSame([self::T, false, true, 'answered', 42], [$call->startedAt, $call->isLate, $call->isRepaired, $call->result(), $call->talkSeconds]);
        $rows = $this->services->db()->rows('SELECT COUNT(*) AS calls, MAX(rev) AS rev FROM {calls}');
        $rev = $rows[0]['rev'] ?? null;
        $this->pull(self::listed(), $now + Time::DAY);
        self::assertSame([['calls' => '1', 'rev' => $rev]], $this->services->db()->rows('SELECT COUNT(*) AS calls, MAX(rev) AS rev FROM {calls}'), 'What is read again is not written again.');
    }

    public function testAListEndsACallWhoseEndGotLost(): void
    {
        $id = $this->services->callRecorder()->apply(1, new CallEvent('c', Direction::In, CallState::Ringing, at: self::T, caller: '79161234567', did: '74951112233', startedAt: self::T), self::T);
        $applied = $this->pull(self::listed(), self::T + Time::HOUR);

        self::assertSame([Applied::REPAIRED, $id], [$applied->what, $applied->callId]);
        $call = $this->services->calls()->find((int) $id);
        self::assertNotNull($call);
        self::assertSame([self::T, self::T + 50_000, 42, true], [$call->startedAt, $call->endedAt, $call->talkSeconds, $call->isRepaired]);
    }

    public function testAListThatComesBeforeTheEventsMakesNoMarkOnceTheyAreThere(): void
    {
        $first = $this->pull(self::listed(), self::T + 55_000);
        $event = new CallEvent('c', Direction::In, CallState::Ended, true, self::T + 50_000, '79161234567', '74951112233', startedAt: self::T, answered: true, endedAt: self::T + 50_000, talkSeconds: 42);
        $this->services->callRecorder()->apply(1, $event, self::T + 60_000);
        $call = $this->services->calls()->find((int) $first->callId);

        self::assertNotNull($call);
        self::assertFalse($call->isRepaired);
        self::assertSame([['calls' => '1']], $this->services->db()->rows('SELECT COUNT(*) AS calls FROM {calls}'));
    }

    public function testAnImportIsNoRepair(): void
    {
        $applied = $this->services->callRecorder()->applyPulled(1, self::listed(), self::T + 400 * Time::DAY, Way::Import);
        $call = $this->services->calls()->find((int) $applied->callId);

        self::assertSame([Applied::CREATED, self::T, false], [$applied->what, $call?->startedAt, $call?->isRepaired]);
    }

    public function testLegsOfAListAreKeptOnce(): void
    {
        $leg = new LegReport('l1', CallState::Ended, '101');
        $event = new CallEvent('c', Direction::In, CallState::Ended, true, self::T + 50_000, '79161234567', '74951112233', startedAt: self::T, answered: false, leg: $leg);
        $id = (int) $this->pull($event, self::T + Time::HOUR)->callId;
        $again = $this->pull($event, self::T + 2 * Time::HOUR);

        self::assertSame(Applied::UNCHANGED, $again->what);
        self::assertSame(['101'], array_column($this->services->calls()->legs($id), 'party'));
    }

    public function testAnInternalCallOfAListIsNoCall(): void
    {
        $applied = $this->pull(new CallEvent('c', Direction::Internal, CallState::Ended, true, caller: '101', startedAt: self::T), self::T + Time::HOUR);

        self::assertNull($applied->callId);
    }

    private function pull(CallEvent $event, int $now): Applied
    {
        return $this->services->callRecorder()->applyPulled(1, $event, $now);
    }

    private static function listed(): CallEvent
    {
        return new CallEvent('c', Direction::In, CallState::Ended, true, caller: '79161234567', did: '74951112233', startedAt: self::T, answered: true, answeredAt: self::T + 8000, endedAt: self::T + 50_000, talkSeconds: 42, waitSeconds: 8);
    }
}
