<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Callback;

use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Call\Stage;
use Ringwell\Pbx\NotRung;
use Ringwell\Pbx\Rung;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Time;

/** The call that came of an order is found, whatever the phone system can say of it. */
final class FollowerTest extends TestCase
{
    use RingingClinic;

    private const PATIENT = RingingPhoneSystem::PATIENT;
    private const SITE = RingingPhoneSystem::SITE;

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

    public function testWhereEventsNameTheOrderAloneThePatientIsKnownByIt(): void
    {
        $this->ask();
        $this->work();
        $command = $this->system->last()->command;
        $tell = fn (string $call, string $order, int $connection): ?string => $this->services->calls()->find((int) $this->services->callRecorder()->apply(
            $connection,
            new CallEvent($call, Direction::Callback, CallState::Ringing, at: $this->clock->now(), command: $order, stage: Stage::ClinicRings),
            $this->clock->now(),
        ))?->caller;
        $other = $this->services->connections()->add('Other', 'ringing', true, [], []);

        self::assertSame(self::PATIENT, $tell('a', $command, $this->connection));
        self::assertNull($tell('b', $command, $other), 'It was given no such order.');
        self::assertNull($tell('c', 'rw' . str_repeat('0', 24), $this->connection));
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
}
