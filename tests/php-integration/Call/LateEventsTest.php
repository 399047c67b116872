<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Call;

use Ringwell\Call\Applied;
use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Call\Report;
use Ringwell\Call\Way;
use Ringwell\Tests\Integration\Lease\Clinic;
use Ringwell\Tests\Integration\Pbx\PhoneSystem;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Tests\Support\ClinicPlan;
use Ringwell\Time;

/** What is told more than a day late is no call until somebody confirms it who may be late. */
final class LateEventsTest extends TestCase
{
    use Clinic;
    use PhoneSystem;

    private const T = self::START;
    private const HEARD = self::T + 30 * Time::HOUR;

    protected function setUp(): void
    {
        parent::setUp();
        $this->openClinic();
        $this->clock->set(self::HEARD);
    }

    public function testWhereAListCanBeAskedALateEventMakesNoCallUntilItTells(): void
    {
        $held = $this->record(Way::Live, self::HEARD, true);
        self::assertNull($held->callId);
        self::assertSame([['direction' => 'held']], $this->services->db()->rows('SELECT direction FROM {calls}'));
        self::assertSame([], $this->services->db()->rows('SELECT call_id FROM {attributions}'));

        $confirmed = $this->record(Way::List, self::HEARD + Time::HOUR);
        self::assertSame(Applied::REPAIRED, $confirmed->what);
        $call = $this->services->calls()->find((int) $confirmed->callId);
        self::assertSame([self::T, false, 42], [$call?->startedAt, $call?->isLate, $call?->talkSeconds]);
        self::assertNotNull($this->services->attributions()->find((int) $confirmed->callId));

        $again = $this->record(Way::Live, self::HEARD + 2 * Time::HOUR, true);
        self::assertSame($confirmed->callId, $again->callId);
    }

    public function testAListThatToldBeforeLeavesNothingToBeHeld(): void
    {
        $first = $this->record(Way::List, self::HEARD);

        self::assertSame($first->callId, $this->record(Way::Live, self::HEARD + Time::HOUR, true)->callId);
    }

    public function testASignedDeliveryCountsHoweverLate(): void
    {
        $vouched = $this->record(Way::Vouched, self::HEARD, true);
        $call = $this->services->calls()->find((int) $vouched->callId);

        self::assertSame([self::T, false, 42], [$call?->startedAt, $call?->isLate, $call?->talkSeconds]);
    }

    public function testWhereNobodyCanConfirmItItIsACallMarkedLate(): void
    {
        $late = $this->record(Way::Live, self::HEARD, false);
        $call = $this->services->calls()->find((int) $late->callId);

        self::assertTrue($call?->isLate);
    }

    public function testACallThatWasShownIsNotTakenBack(): void
    {
        $this->services->callRecorder()->apply(1, new CallEvent('c', Direction::In, CallState::Ringing, caller: '79161234567', did: ClinicPlan::OWN), self::T);

        self::assertNotNull($this->record(Way::Live, self::HEARD, true)->callId);
    }

    public function testWhatNobodyConfirmsIsForgotten(): void
    {
        $this->record(Way::Live, self::HEARD, true);
        $this->clock->advance(13 * Time::DAY);
        $this->services->callRecorder()->settleWaiting();
        self::assertCount(1, $this->services->db()->rows('SELECT id FROM {calls}'));
        $this->clock->advance(2 * Time::DAY);
        $this->services->callRecorder()->settleWaiting();

        self::assertSame([], $this->services->db()->rows('SELECT id FROM {calls}'));
    }

    public function testAnOldCallOfAListIsTiedToWhatItsNumberWasThen(): void
    {
        $monthBefore = self::HEARD - 30 * Time::DAY;
        $event = new CallEvent('old', Direction::In, CallState::Ended, true, caller: '79161234567', did: ClinicPlan::STATIC, startedAt: $monthBefore, answered: false);
        $applied = $this->services->callRecorder()->applyPulled(1, $event, self::HEARD);
        $answer = $this->services->attributions()->find((int) $applied->callId)?->answer;

        self::assertSame('unknown_number', $answer?->rule, 'The number had no role yet when it rang.');
    }

    /** As it comes in by the door: Mango has a list, an own PBX has none and no signature that may be late. */
    public function testTheInboxKnowsWhoMayBeLate(): void
    {
        $t = time() - 30 * 3600;
        $mango = $this->connectMango();
        $this->postMango($mango, '/events/summary', ['entry_id' => 'e1', 'call_direction' => 1, 'from' => ['number' => '79161234567'], 'to' => ['extension' => '101'], 'line_number' => ClinicPlan::STATIC, 'create_time' => $t, 'talk_time' => $t + 9, 'end_time' => $t + 60]);
        $own = $this->connect('own');
        $this->post($own, ['event' => 'end', 'id' => '7.1', 'did' => ClinicPlan::OWN, 'from' => '79161234567', 'status' => 'ANSWER', 'talk' => 9, 'total' => 12, 't' => $t]);
        $this->workOff();

        self::assertSame([['held', '1'], ['in', '1']], array_map(static fn (array $row): array => [$row['direction'], $row['late']], $this->rowsOf('calls')));
        self::assertCount(2, $this->rowsOf('inbox'), 'What is held back is kept all the same.');
    }

    private function record(Way $way, int $at, bool $canBeConfirmed = false): Applied
    {
        $event = new CallEvent('c', Direction::In, CallState::Ended, true, self::T + 50_000, '79161234567', ClinicPlan::OWN, startedAt: self::T, answered: true, answeredAt: self::T + 8000, endedAt: self::T + 50_000, talkSeconds: 42);

        return $this->services->callRecorder()->record(new Report(1, $event, $at, $way, 0, $canBeConfirmed));
    }
}
