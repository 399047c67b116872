<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Callback;

use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Call\LegReport;
use Ringwell\Call\Stage;
use Ringwell\Call\Unreached;
use Ringwell\Call\Way;
use Ringwell\Callback\Callback;
use Ringwell\Callback\CallbackTry;
use Ringwell\Pbx\NotRung;
use Ringwell\Pbx\Rung;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Time;

/**
 * News of an ordered call that is rubbish, late, twice, out of order, of another call, of another phone system or of no order at all:
 * nothing of it has the patient rung twice at once, undoes what is known, or is an error. RINGWELL_SEED=… looks elsewhere.
 */
final class NewsFuzzTest extends TestCase
{
    use RingingClinic;

    private const STORIES = 15;
    private const STEPS = 30;

    /** @var array<int, CallbackTry> */
    private array $tries = [];

    private ?Callback $before = null;

    private int $other;

    /** @var list<CallEvent> */
    private array $said = [];

    protected function isWrapped(): bool
    {
        return false;
    }

    protected function setUp(): void
    {
        parent::setUp();
        $this->openRingingClinic();
        $this->other = $this->services->connections()->add('Other', 'ringing', true, [], []);
        $this->set(['per_phone' => 20, 'pauses' => [1, 1, 2]]);
    }

    public function testNoNewsEverRingsTwiceOrGoesBack(): void
    {
        $given = (int) getenv('RINGWELL_SEED');
        $seed = $given > 0 ? $given : 7;
        $ended = [];
        for ($story = 0; $story < self::STORIES; $story++) {
            mt_srand($seed + $story);
            $this->begin($story);
            try {
                for ($step = 0; $step < self::STEPS; $step++) {
                    $this->step();
                    $this->check();
                }
            } catch (\Throwable $error) {
                self::fail('RINGWELL_SEED=' . ($seed + $story) . ": {$error->getMessage()}\n{$error->getTraceAsString()}");
            }
            $ended[$this->standing()[0]] = true;
        }
        self::assertGreaterThan(1, count($ended), 'All stories ended alike.');
    }

    private function begin(int $story): void
    {
        foreach (['callbacks', 'callback_tries', 'calls', 'call_legs'] as $table) {
            $this->wpdb->query("DELETE FROM `{$this->wpdb->prefix}ringwell_{$table}`");
        }
        [$this->tries, $this->before, $this->said, $this->system->orders] = [[], null, [], []];
        $this->system->knowsCommand = $story % 3 !== 0;
        $this->system->answer = static fn (): Rung => match (mt_rand(0, 4)) {
            0 => throw new NotRung(NotRung::UNKNOWN, ''),
            1 => Rung::taken('call-a'),
            default => Rung::taken(),
        };
        $this->clock->set(intdiv(self::START, Time::DAY) * Time::DAY + 10 * Time::HOUR);
        $this->ask();
        $this->work();
    }

    private function step(): void
    {
        if (mt_rand(0, 4) === 0) {
            $this->work();
            $this->clock->advance(self::one([0, Time::SECOND, Time::MINUTE, 4 * Time::MINUTE]));

            return;
        }
        $event = $this->said !== [] && mt_rand(0, 3) === 0 ? self::one($this->said) : $this->news();
        $this->said[] = $event;
        $connection = mt_rand(0, 5) === 0 ? $this->other : $this->connection;
        if (mt_rand(0, 5) === 0) {
            $this->services->callRecorder()->applyPulled($connection, $event, $this->clock->now(), Way::List);
        } else {
            $this->services->callRecorder()->apply($connection, $event, $this->clock->now());
        }
    }

    private function news(): CallEvent
    {
        $now = $this->clock->now();
        $times = [null, $now, $now - Time::SECOND, $now - Time::DAY, $now + Time::HOUR, 0, -1];
        $orders = array_map(static fn ($order): string => $order->command, $this->system->orders);

        return new CallEvent(
            self::one(['call-a', 'call-b', 'call-c', str_repeat('x', 300)]),
            self::one(Direction::cases()),
            self::one(CallState::cases()),
            final: mt_rand(0, 2) === 0,
            at: self::one($times),
            caller: self::one([RingingPhoneSystem::PATIENT, RingingPhoneSystem::PATIENT, null, '', '101', '+79160000000', "\xff<b>"]),
            did: self::one([RingingPhoneSystem::SITE, null, '', 'line']),
            startedAt: self::one($times),
            answered: self::one([null, true, false]),
            answeredAt: self::one($times),
            endedAt: self::one($times),
            talkSeconds: self::one([null, 0, 30, 100_000]),
            waitSeconds: self::one([null, 0, 5]),
            leg: mt_rand(0, 1) === 0 ? null : new LegReport(self::one(['a', 'b']), self::one(CallState::cases()), self::one(['101', '', '+79161234567'])),
            command: self::one([...$orders, ...$orders, null, 'rw' . str_repeat('0', 24), '', 'rw', str_repeat('z', 200)]),
            stage: self::one([null, ...Stage::cases()]),
            unreached: self::one([null, null, null, ...Unreached::cases()]),
        );
    }

    private function check(): void
    {
        $callback = $this->callbackOf();
        $tries = $this->services->callbackTries()->ofCallback($callback->id);
        self::assertCount(count($tries), $this->system->orders, 'Each try is asked for once.');
        self::assertLessThanOrEqual(1, count(array_filter($tries, static fn (CallbackTry $try): bool => $try->isOpen())), 'Two at once.');
        foreach ($tries as $try) {
            $known = $this->tries[$try->id] ?? $try;
            foreach (['clinicAt', 'clinicAnsweredAt', 'patientAt', 'talkingAt', 'callId'] as $fact) {
                self::assertTrue($known->{$fact} === null || $known->{$fact} === $try->{$fact}, "{$fact} is known no more.");
            }
            self::assertGreaterThanOrEqual($known->stage()?->rank() ?? 0, $try->stage()?->rank() ?? 0, 'It went back.');
            self::assertTrue(! $known->hasTalked() || $try->hasTalked(), 'They have talked.');
            $this->tries[$try->id] = $try;
        }
        if ($this->before !== null) {
            self::assertTrue(! $this->before->state->isOver() || $this->before->state === $callback->state, 'It was over.');
            self::assertGreaterThanOrEqual($this->before->tries, $callback->tries);
        }
        self::assertSame(count($tries), $callback->tries);
        $this->before = $callback;
    }

    /**
     * @template T
     * @param  non-empty-list<T> $of
     * @return T
     */
    private static function one(array $of): mixed
    {
        return $of[mt_rand(0, count($of) - 1)];
    }
}
