<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Callback;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Call\Direction;
use Ringwell\Call\Stage;
use Ringwell\Call\Unreached;
use Ringwell\Pbx\NotRung;
use Ringwell\Pbx\RingOrder;
use Ringwell\Request\When;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Time;

/** A patient is rung, and where that can't be, staff are told. */
final class CallbackTest extends TestCase
{
    use RingingClinic;

    private const PATIENT = RingingPhoneSystem::PATIENT;
    private const SITE = RingingPhoneSystem::SITE;

    public function testAPhoneSystemIsToldWhereItsEventsGoIfItCanReachUs(): void
    {
        $address = static fn (): string => 'https://clinic.example/?rest_route=/ringwell/v1/connections/1/events/abc';
        add_filter('rest_url', $address);
        $this->ask();
        $this->work();
        remove_filter('rest_url', $address);

        self::assertSame($address(), $this->system->last()->eventsUrl);
    }

    public function testTheClinicIsRungThenThePatientAndBothTalk(): void
    {
        self::assertEquals(When::now(1), $this->services->callbackOrders()->promise(1, null));
        $this->ask();
        self::assertSame(['waiting', ''], $this->standing());
        $this->work();
        $order = $this->system->last();
        self::assertSame(['101', self::PATIENT, self::SITE], [$order->clinic, $order->patient, $order->number]);
        self::assertMatchesRegularExpression(RingOrder::COMMAND, $order->command);
        self::assertSame(['asked', ''], $this->standing());

        foreach ([Stage::ClinicRings, Stage::ClinicAnswered, Stage::PatientRings, Stage::Talking] as $n => $stage) {
            $this->clock->advance(5 * Time::SECOND);
            $this->hear($order->command, $stage);
            self::assertSame([['clinic', ''], ['clinic_answered', ''], ['patient', ''], ['talking', '']][$n], $this->standing());
        }
        $this->clock->advance(Time::MINUTE);
        $this->hear($order->command, Stage::Talking, isOver: true);

        self::assertSame(['done', ''], $this->standing());
        self::assertSame($this->callbackOf()->askedAt + 20 * Time::SECOND, $this->callbackOf()->talkingAt);
        self::assertSame('talked', $this->lastTry()->result);
        $call = $this->services->calls()->find((int) $this->lastTry()->callId);
        self::assertSame([Direction::Callback, $order->command], [$call?->direction, $call?->command]);
        self::assertSame([], $this->mails);
        self::assertNull($this->services->callbacks()->openOf(self::PATIENT), 'He may ask again.');
        $this->work();
        self::assertCount(1, $this->system->orders);
    }

    /** @return array<string, array{Unreached, ?Stage}> */
    public static function silences(): array
    {
        return [
            'the clinic does not pick up' => [Unreached::ClinicSilent, Stage::ClinicRings],
            'the clinic is busy' => [Unreached::ClinicBusy, null],
            'the patient does not pick up' => [Unreached::PatientSilent, Stage::PatientRings],
            'the patient is busy' => [Unreached::PatientBusy, Stage::ClinicAnswered],
        ];
    }

    #[DataProvider('silences')]
    public function testWhoIsNotReachedIsRungAgainByScheduleThenItIsATask(Unreached $who, ?Stage $stage): void
    {
        $this->ask();
        foreach ([2, 10] as $pause) {
            $this->work();
            $this->hear($this->system->last()->command, $stage, $who, true);
            self::assertSame(['waiting', $who->value], $this->standing());
            self::assertSame($this->clock->now() + $pause * Time::MINUTE, $this->callbackOf()->nextAt);
            $this->clock->advance($pause * Time::MINUTE - 1);
            $count = count($this->system->orders);
            $this->work();
            self::assertCount($count, $this->system->orders, 'Not yet.');
            $this->clock->advance(1);
        }
        $this->work();
        self::assertSame([], $this->mails);
        $this->hear($this->system->last()->command, $stage, $who, true);

        self::assertSame(['task', $who->value], $this->standing());
        self::assertCount(3, $this->system->orders);
        self::assertSame([['desk@clinic.test']], array_column($this->mails, 'to'));
        self::assertStringContainsString('+7 916 123-45-67', (string) $this->mails[0]['message']);
    }

    public function testWhatCouldNotRingIsStaffs(): void
    {
        $this->ask();
        $this->work();
        $this->hear($this->system->last()->command, null, Unreached::Failed, true);

        self::assertSame(['task', 'failed'], $this->standing());
    }

    /** @return array<string, array{string, string}> what the phone system says, what becomes of it */
    public static function refusals(): array
    {
        return [
            'it refuses' => [NotRung::REFUSED, 'task'],
            'it takes no more just now' => [NotRung::TOO_OFTEN, 'waiting'],
            'the keys are wrong' => [NotRung::WRONG_KEYS, 'task'],
            'it knows no such line' => [NotRung::NO_SUCH_LINE, 'task'],
            'it is down' => [NotRung::UNREACHABLE, 'waiting'],
            'no answer came' => [NotRung::UNKNOWN, 'task'],
        ];
    }

    #[DataProvider('refusals')]
    public function testARefusalIsTriedAgainOnlyWhereItCanHelp(string $reason, string $state): void
    {
        $this->system->refuses($reason);
        $this->ask();
        $this->work();

        self::assertSame([$state, $reason], $this->standing());
        self::assertSame('It said so', $this->callbackOf()->detail);
        self::assertCount($state === 'task' ? 1 : 0, $this->mails);
        $this->clock->advance(Time::HOUR);
        $this->work();
        self::assertCount($state === 'task' ? 1 : 2, $this->system->orders);
    }

    public function testSwitchedOffNobodyIsRung(): void
    {
        $this->ask();
        $this->set(['on' => false]);
        $this->work();
        $this->ask('+79161234568', isAnswered: true);
        $this->work();

        self::assertSame([], $this->system->orders);
        self::assertSame([['task', 'off'], ['task', 'off']], [$this->standing(), $this->standing('+79161234568')]);
        self::assertEquals(When::staff(), $this->services->callbackOrders()->promise(1, null));
        self::assertCount(2, $this->mails);
    }

    public function testWithoutAProofOrASystemItIsStaffs(): void
    {
        $this->ask(mayRing: false);
        self::assertSame(['task', 'unproved'], $this->standing());
        $this->ask();
        self::assertSame(['waiting', ''], $this->standing(), 'Asked for again with one.');
        $this->system->canRing = false;
        $this->work();

        self::assertSame([['task', 'no_system'], []], [$this->standing(), $this->system->orders]);
        self::assertEquals(When::staff(), $this->services->callbackOrders()->promise(1, null));
    }

    public function testAnErasedCallerLeavesNoCallback(): void
    {
        $this->ask();
        $this->work();
        $this->hear($this->system->last()->command, Stage::Talking, isOver: true);
        $this->ask('+79161234568');
        $call = $this->services->calls()->find((int) $this->lastTry()->callId);
        self::assertNotNull($call);
        $this->services->callEraser()->eraseCallerOf($call);

        self::assertSame([], $this->services->callbacks()->ofPhone(self::PATIENT));
        self::assertSame(['1'], array_column($this->services->db()->rows('SELECT COUNT(*) AS n FROM {callbacks}'), 'n'));
        self::assertSame([], $this->services->db()->rows('SELECT id FROM {callback_tries}'));
    }

    public function testItIsRungRightAfterTheVisitorHasHisAnswer(): void
    {
        $this->ask();
        self::assertSame([], $this->system->orders);
        $this->services->callbackAfterAnswer()->run();
        self::assertCount(1, $this->system->orders);
        $this->services->callbackAfterAnswer()->run();

        self::assertCount(1, $this->system->orders);
    }

    public function testTheQueueIsSetGoingForWhatComesLater(): void
    {
        $this->services->turns()->plan($this->clock->now() + Time::HOUR);
        $this->ask();
        $this->work();
        $this->hear($this->system->last()->command, Stage::ClinicRings, Unreached::ClinicSilent, true);
        $this->services->turns()->plan($this->clock->now() + Time::HOUR);
        $this->hear($this->system->last()->command, Stage::PatientRings, Unreached::PatientSilent, true);
        self::assertSame($this->clock->now() + Time::HOUR, $this->services->turns()->dueAt(), 'It was known before.');
        $this->clock->advance(2 * Time::MINUTE);
        $this->work();
        $this->hear($this->system->last()->command, Stage::ClinicRings, Unreached::ClinicSilent, true);

        self::assertSame($this->callbackOf()->nextAt, $this->services->turns()->dueAt());
    }
}
