<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Callback;

use Ringwell\Call\Stage;
use Ringwell\Call\Unreached;
use Ringwell\Callback\Callback;
use Ringwell\Callback\CallbackStore;
use Ringwell\Callback\Desk;
use Ringwell\Callback\State;
use Ringwell\Callback\TryStore;
use Ringwell\Tests\Integration\Support\Interrupted;
use Ringwell\Tests\Integration\Support\SecondConnection;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Time;

/** Whatever dies, comes twice, late or at the same moment: nobody is rung twice. */
final class AtMostOnceTest extends TestCase
{
    use RingingClinic;

    private const PATIENT = RingingPhoneSystem::PATIENT;

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

    private function waiting(): Callback
    {
        $now = $this->clock->now();

        return new Callback(0, null, null, self::PATIENT, 1, '', State::Waiting, null, '', $now, $now, $now + Time::HOUR, $now);
    }
}
