<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Callback;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Call\Stage;
use Ringwell\Call\Unreached;
use Ringwell\Callback\Callback;
use Ringwell\Callback\CallbackStore;
use Ringwell\Callback\Desk;
use Ringwell\Callback\OrdersToFetch;
use Ringwell\Callback\State;
use Ringwell\Callback\TryStore;
use Ringwell\Pbx\NotRung;
use Ringwell\Pbx\RingOrder;
use Ringwell\Pbx\Rung;
use Ringwell\Request\When;
use Ringwell\Tests\Integration\Support\Interrupted;
use Ringwell\Tests\Integration\Support\SecondConnection;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Time;

/** A patient is rung once, in his time, and where that can't be, staff are told. */
final class CallbackTest extends TestCase
{
    use RingingClinic;

    private const PATIENT = RingingPhoneSystem::PATIENT;
    private const SITE = RingingPhoneSystem::SITE;

    protected function isWrapped(): bool
    {
        return false;
    }

    protected function setUp(): void
    {
        parent::setUp();
        $this->openRingingClinic();
    }

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

    public function testAProcessThatDiesBetweenCommandAndAnswerRingsNobodyTwice(): void
    {
        $this->ask();
        // All that it had done by then.
        $try = $this->services->callbackTries()->claim($this->callbackOf(), $this->connection, $this->services->callbackSettings(), $this->clock->now());
        self::assertNotNull($try);
        $this->work();
        self::assertSame(['asked', ''], $this->standing());
        $this->clock->advance(Desk::SILENT + 1);
        $this->work();

        self::assertSame(['task', 'unknown'], $this->standing());
        self::assertCount(1, $this->mails);
        $this->clock->advance(Time::HOUR);
        $this->work();
        self::assertSame([], $this->system->orders);
        self::assertCount(1, $this->mails);
    }

    public function testAnErrorInsteadOfAnAnswerRingsNobodyTwiceAndALateEventTakesItOn(): void
    {
        $this->system->answer = static fn () => throw new \Error('Out of memory');
        $this->ask();
        $this->work();
        self::assertSame(['task', 'unknown'], $this->standing());
        $this->ask();
        $this->work();
        self::assertCount(1, $this->system->orders, 'Asked for again, it still may be ringing.');

        $command = $this->system->last()->command;
        $this->hear($command, Stage::PatientRings);
        self::assertSame(['patient', ''], $this->standing());
        $this->hear($command, Stage::Talking, isOver: true);
        self::assertSame(['done', ''], $this->standing());
    }

    public function testNewsOfAnEndThatComesTwiceOrLateChangesNothing(): void
    {
        $this->ask();
        $this->work();
        $first = $this->system->last()->command;
        $this->hear($first, Stage::PatientRings, Unreached::PatientSilent, true);
        $next = $this->callbackOf()->nextAt;
        $this->clock->advance(Time::MINUTE);
        $this->hear($first, Stage::PatientRings, Unreached::PatientSilent, true);
        $this->hear($first, Stage::ClinicRings);
        self::assertSame(['waiting', 'patient_silent', $next], [...$this->standing(), $this->callbackOf()->nextAt]);

        $this->clock->advance(Time::MINUTE);
        $this->work();
        $this->hear($this->system->last()->command, Stage::ClinicRings);
        $this->hear($first, Stage::PatientRings, Unreached::PatientSilent, true);
        self::assertSame(['clinic', ''], $this->standing(), 'The first try tells nothing of the second.');
    }

    public function testAnotherConnectionsWordOfOurOrderIsNone(): void
    {
        $this->ask();
        $this->work();
        $command = $this->system->last()->command;
        $ours = $this->connection;
        $this->connection = $this->services->connections()->add('Other', 'ringing', true, [], []);
        $this->hear($command, Stage::Talking, isOver: true, caller: '+79160000009');
        self::assertSame(['asked', ''], $this->standing());
        $rows = $this->services->db()->rows('SELECT id FROM {calls} WHERE connection_id = %d', [$this->connection]);
        $call = $this->services->calls()->find((int) ($rows[0]['id'] ?? 0));
        self::assertNotNull($call);
        self::assertNull($this->services->orderedVisits()->visitOf($call));

        $this->connection = $ours;
        $this->hear($command, Stage::Talking, isOver: true);
        self::assertSame(['done', ''], $this->standing());
    }

    public function testSamePhoneTwiceIsOneCallback(): void
    {
        $this->ask();
        $this->ask();
        $this->work();
        $this->work();

        self::assertCount(1, $this->system->orders);
        self::assertCount(1, $this->services->callbacks()->ofPhone(self::PATIENT));
    }

    public function testSamePhoneTwiceAtOnceIsOneCallback(): void
    {
        $second = SecondConnection::open($this->wpdb);
        $db = new Interrupted($this->services->transactionalDb(), 'INSERT INTO {callbacks}', function () use ($second): void {
            $rival = new CallbackStore($second);
            self::assertNotNull($rival->add($this->waiting()));
        });
        self::assertNull((new CallbackStore($db))->add($this->waiting()));
        self::assertTrue($db->wasInterrupted());
    }

    public function testTwoWorkersAtOnceRingOnce(): void
    {
        $this->ask();
        $second = SecondConnection::open($this->wpdb);
        $callback = $this->callbackOf();
        $settings = $this->services->callbackSettings();
        $theirs = null;
        // On SQLite nobody else can write inside of a transaction; MariaDB lets the second wait at the turnstile.
        $db = new Interrupted($this->services->transactionalDb(), 'START TRANSACTION', function () use ($second, $callback, $settings, &$theirs): void {
            $theirs = (new TryStore($second))->claim($callback, $this->connection, $settings, $this->clock->now());
        });
        self::assertNull((new TryStore($db))->claim($callback, $this->connection, $settings, $this->clock->now()));
        self::assertNotNull($theirs);
        self::assertCount(1, $this->services->callbackTries()->ofCallback($callback->id));
    }

    public function testACancelThatComesWithTheClaimWinsOrLosesWhole(): void
    {
        $this->ask();
        $callback = $this->callbackOf();
        $db = new Interrupted($this->services->transactionalDb(), 'START TRANSACTION', function () use ($callback): void {
            self::assertTrue($this->services->callbackSettler()->change($callback, $callback->over(State::Cancelled, $this->clock->now())));
        });
        self::assertNull((new TryStore($db))->claim($callback, $this->connection, $this->services->callbackSettings(), $this->clock->now()));
        $this->work();
        self::assertSame([['cancelled', ''], []], [$this->standing(), $this->system->orders]);

        $this->ask('+79161234568');
        $before = $this->callbackOf('+79161234568');
        $this->work();
        self::assertFalse($this->services->callbackSettler()->change($before, $before->over(State::Cancelled, $this->clock->now())), 'It rings already.');
    }

    public function testNoMoreThanSoManyAtOnce(): void
    {
        foreach (['1', '2', '3'] as $n) {
            $this->ask("+7916123450{$n}");
        }
        $this->work();
        self::assertCount(2, $this->system->orders);
        self::assertEquals(When::now(1), $this->services->callbackOrders()->promise(1, null), 'Nobody sees by it what became of his own request.');
        $this->clock->advance(CallbackStore::COUNTED_AFTER);
        self::assertEquals(When::now(4), $this->services->callbackOrders()->promise(1, null), 'One is before the next, and two ring.');
        $this->hear($this->system->orders[0]->command, Stage::Talking, isOver: true, caller: '+79161234501');
        $this->work();

        self::assertSame(['+79161234501' => 1, '+79161234502' => 1, '+79161234503' => 1], $this->system->rung());
    }

    public function testAPhoneIsRungOnlySoOftenInADay(): void
    {
        $this->set(['per_phone' => 2]);
        foreach ([1, 2, 3] as $round) {
            $this->ask();
            $this->work();
            self::assertCount(min(2, $round), $this->system->orders);
            if ($round < 3) {
                $this->hear($this->system->last()->command, Stage::Talking, isOver: true);
            }
            $this->clock->advance(Time::MINUTE);
        }

        self::assertSame(['task', 'capped'], $this->standing());
        $this->clock->advance(Time::DAY);
        $this->ask();
        $this->work();
        self::assertCount(3, $this->system->orders);
    }

    public function testAllTogetherAreRungOnlySoOftenInADay(): void
    {
        $this->set(['per_day' => 2, 'at_once' => 5]);
        foreach (['1', '2', '3'] as $n) {
            $this->ask("+7916123450{$n}");
        }
        $this->work();

        self::assertCount(2, $this->system->orders);
        self::assertSame(['task', 'capped'], $this->standing('+79161234503'));
    }

    #[DataProvider('forbidden')]
    public function testNobodyWhoMayNotBeRungIsPromisedMinutes(string $phone): void
    {
        // Who tries out a phone learns nothing of whether it is the clinic's.
        self::assertEquals($phone === self::SITE ? When::now(1) : When::staff(), $this->services->callbackOrders()->promise(1, null, $phone));
        self::assertEquals(When::now(1), $this->services->callbackOrders()->promise(1, null, self::PATIENT));
    }

    public function testWhereAllOfADayWereRungNoMinutesArePromised(): void
    {
        $this->set(['per_day' => 1, 'per_phone' => 1]);
        $this->ask();
        $this->work();
        $tomorrow = $this->clock->now() + Time::DAY;

        self::assertEquals(When::staff(), $this->services->callbackOrders()->promise(1, null, '+79161234568'));
        self::assertEquals(When::at($tomorrow), $this->services->callbackOrders()->promise(1, $tomorrow, self::PATIENT));
    }

    public function testWhoWouldNotBeRungBeforeClosingIsRungWhenTheClinicOpensAgain(): void
    {
        $closes = $this->clock->now() + 8 * Time::HOUR;
        $opens = $closes + 15 * Time::HOUR;
        $this->clock->set($closes - 30 * Time::SECOND);
        self::assertEquals(When::at($opens), $this->services->callbackOrders()->promise(1, null, self::PATIENT));
        $this->ask();
        $this->work();
        self::assertSame([], $this->system->orders);
        $this->clock->set($opens);
        $this->work();

        self::assertSame([self::PATIENT => 1], $this->system->rung());
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

    public function testAQueueThatSleptOverNightRingsNobody(): void
    {
        $this->ask();
        $this->clock->advance(14 * Time::HOUR);
        $this->work();

        self::assertSame([], $this->system->orders);
        self::assertSame(['task', 'too_late'], $this->standing());
        self::assertCount(1, $this->mails);
    }

    public function testOutsideHoursItIsRungWhenTheClinicOpensOrAtTheWishedTime(): void
    {
        $this->clock->advance(10 * Time::HOUR);
        $opens = intdiv($this->clock->now(), Time::DAY) * Time::DAY + Time::DAY + 9 * Time::HOUR;
        self::assertEquals(When::at($opens), $this->services->callbackOrders()->promise(1, null));
        $this->ask();
        $this->ask('+79161234568', $opens + 2 * Time::HOUR);
        $this->work();
        self::assertSame([], $this->system->orders);
        $this->clock->set($opens);
        $this->work();
        self::assertSame([self::PATIENT => 1], $this->system->rung());
        $this->clock->set($opens + 2 * Time::HOUR);
        $this->work();

        self::assertSame([self::PATIENT => 1, '+79161234568' => 1], $this->system->rung());
    }

    public function testARetryThatWouldComeAfterHoursIsNone(): void
    {
        $this->clock->advance(8 * Time::HOUR - 2 * Time::MINUTE);
        $this->ask();
        $this->work();
        $this->hear($this->system->last()->command, Stage::ClinicRings, Unreached::ClinicSilent, true);
        $this->clock->advance(3 * Time::MINUTE);
        $this->work();

        self::assertCount(1, $this->system->orders);
        self::assertSame(['task', 'too_late'], $this->standing());
    }

    /** @return array<string, array{string}> */
    public static function forbidden(): array
    {
        return [
            'the site’s own' => [self::SITE],
            'another country' => ['+14155550123'],
            'Kazakhstan' => ['+77011234567'],
            'Abkhazia' => ['+79401234567'],
            'a satellite' => ['+79541234567'],
            'a paid service' => ['+78091234567'],
            'no phone' => ['+7916'],
        ];
    }

    #[DataProvider('forbidden')]
    public function testWhoMayNotBeRungIsStaffs(string $phone): void
    {
        $this->ask($phone);
        $this->work();

        self::assertSame([['task', 'not_allowed'], []], [$this->standing($phone), $this->system->orders]);
    }

    public function testAPhoneThatBecameForbiddenIsNotRungEither(): void
    {
        $this->ask();
        $this->set(['denied' => ['7916']]);
        $this->work();

        self::assertSame([['task', 'not_allowed'], []], [$this->standing(), $this->system->orders]);
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

    public function testABridgeFetchesAnOrderOnce(): void
    {
        $this->system->answer = static fn (): Rung => Rung::leftToFetch();
        $this->ask();
        $this->work();
        self::assertSame([], $this->fetch()->fetch($this->connection + 1));
        $orders = $this->fetch()->fetch($this->connection);
        self::assertEquals($this->system->orders, $orders);
        self::assertSame([], $this->fetch()->fetch($this->connection), 'Never again.');
        $this->clock->advance(2 * Time::MINUTE);
        $this->hear($orders[0]->command, Stage::Talking, isOver: true);

        self::assertSame(['done', ''], $this->standing());
    }

    public function testAnOrderThatNobodyFetchedNeverRang(): void
    {
        $this->system->answer = static fn (): Rung => Rung::leftToFetch();
        $this->ask();
        $this->work();
        $this->clock->advance(Desk::FETCHED_WITHIN + 1);
        self::assertSame([], $this->fetch()->fetch($this->connection));
        $this->work();
        self::assertSame(['waiting', 'unreachable'], $this->standing());
        self::assertSame([], $this->fetch()->fetch($this->connection));
        $this->clock->advance(2 * Time::MINUTE);
        $this->work();

        self::assertCount(1, $this->fetch()->fetch($this->connection));
    }

    public function testAnOrderThatWasFetchedAndNeverHeardOfIsUnknown(): void
    {
        $this->system->answer = static fn (): Rung => Rung::leftToFetch();
        $this->ask();
        $this->work();
        $this->fetch()->fetch($this->connection);
        $this->clock->advance(Desk::SILENT + 1);
        $this->work();

        self::assertSame(['task', 'unknown'], $this->standing());
    }

    public function testAPhoneSystemThatCannotCarryTheCommandIsFollowedByPhoneAndTime(): void
    {
        $this->system->knowsCommand = false;
        $this->ask();
        $this->hear(null, Stage::Talking, isOver: true, caller: '+79990000000');
        $this->work();
        $this->clock->advance(10 * Time::SECOND);
        $this->hear(null, Stage::ClinicRings);
        self::assertSame(['clinic', ''], $this->standing());
        $this->hear(null, Stage::Talking, isOver: true);

        self::assertSame(['done', ''], $this->standing());
    }

    public function testOneThatCarriesTheCommandIsNeverFollowedByPhone(): void
    {
        $this->ask();
        $this->work();
        $this->clock->advance(10 * Time::SECOND);
        $this->hear(null, Stage::Talking, isOver: true);

        self::assertSame(['asked', ''], $this->standing());
    }

    public function testTheCallIsFoundByTheNameThatThePhoneSystemGaveIt(): void
    {
        $this->system->answer = static fn (): Rung => Rung::taken('call-' . self::PATIENT);
        $this->ask();
        $this->work();
        $this->hear(null, Stage::Talking, isOver: true);

        self::assertSame(['done', ''], $this->standing());
    }

    public function testAListThatShowsTheCallTakesAnUnknownOneOn(): void
    {
        $this->system->refuses(NotRung::UNKNOWN);
        $this->ask();
        $this->work();
        $now = $this->clock->now();
        $this->clock->advance(Time::DAY);
        $this->services->callRecorder()->applyPulled($this->connection, new CallEvent(
            'listed',
            Direction::Callback,
            CallState::Ended,
            final: true,
            caller: self::PATIENT,
            did: self::SITE,
            startedAt: $now,
            answered: true,
            answeredAt: $now + 9000,
            endedAt: $now + 60_000,
            command: $this->system->last()->command,
        ), $this->clock->now());

        self::assertSame(['done', ''], $this->standing());
        self::assertSame($now + 9000, $this->callbackOf()->talkingAt);
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

    private function fetch(): OrdersToFetch
    {
        return $this->services->ordersToFetch();
    }

    private function waiting(): Callback
    {
        $now = $this->clock->now();

        return new Callback(0, null, null, self::PATIENT, 1, '', State::Waiting, null, '', $now, $now, $now + Time::HOUR, $now);
    }
}
