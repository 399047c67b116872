<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Callback;

use Ringwell\Branch\Branches;
use Ringwell\Branch\BranchStore;
use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Call\Stage;
use Ringwell\Call\Unreached;
use Ringwell\Callback\Callback;
use Ringwell\Callback\CallbackSettings;
use Ringwell\Callback\CallbackTry;
use Ringwell\Request\Order;
use Ringwell\Services;
use Ringwell\Time;

/**
 * A clinic that can ring: open from nine to six each day (UTC), with two branches of one phone system.
 *
 * @phpstan-require-extends \Ringwell\Tests\Integration\TestCase
 */
trait RingingClinic
{
    private RingingPhoneSystem $system;
    private int $connection;
    private int $requests = 0;

    /** @var list<array<string, mixed>> */
    private array $mails = [];

    /** What is claimed is committed. */
    protected function isWrapped(): bool
    {
        return false;
    }

    protected function setUp(): void
    {
        parent::setUp();
        $this->openRingingClinic();
    }

    private function openRingingClinic(): void
    {
        $this->system = new RingingPhoneSystem();
        add_filter('ringwell_pbx_adapters', fn (array $adapters): array => [...$adapters, $this->system]);
        add_filter('pre_wp_mail', function (mixed $isSent, array $mail): bool {
            $this->mails[] = $mail;

            return true;
        }, 10, 2);
        $this->services = new Services($this->wpdb, $this->clock);
        // A day at ten o'clock.
        $this->clock->set(intdiv(self::START, Time::DAY) * Time::DAY + 10 * Time::HOUR);
        $this->connection = $this->services->connections()->add('Phone', 'ringing', true, [], []);
        $this->services->targets()->add('Main', RingingPhoneSystem::SITE, null);
        $branch = ['name' => 'Centre', 'zone' => 'UTC', 'week' => array_fill(0, 7, [[540, 1080]]), 'connection' => $this->connection, 'clinic' => '101', 'number' => '', 'staff' => ['desk@clinic.test']];
        $this->services->branches()->save(Branches::of(null, '')->with([['id' => 1] + $branch, ['name' => 'North', 'clinic' => '102'] + $branch], []));
    }

    protected function tearDown(): void
    {
        delete_option(CallbackSettings::OPTION);
        delete_option(BranchStore::OPTION);
        parent::tearDown();
    }

    /** @param array<string, mixed> $changes */
    private function set(array $changes): void
    {
        update_option(CallbackSettings::OPTION, $this->services->callbackSettings()->with($changes)->toArray());
    }

    private function ask(string $phone = RingingPhoneSystem::PATIENT, ?int $wishedAt = null, bool $mayRing = true, ?string $cancel = null, int $branch = 1, bool $isAnswered = false, ?int $visit = null): int
    {
        $this->requests++;
        $this->services->callbackOrders()->order(new Order(
            $this->requests,
            $phone,
            $branch,
            $wishedAt,
            $visit,
            $mayRing,
            '',
            $cancel === null ? null : hash('sha256', $cancel),
            $this->clock->now(),
        ));
        if ($isAnswered) {
            $this->services->callbackAfterAnswer()->run();
        }

        return $this->requests;
    }

    private function work(): void
    {
        $this->services->callbackDesk()->run();
    }

    private function callbackOf(string $phone = RingingPhoneSystem::PATIENT): Callback
    {
        $id = max([0, ...$this->services->callbacks()->ofPhone($phone)]);

        return $this->services->callbacks()->find($id) ?? self::fail('There is no callback.');
    }

    private function lastTry(string $phone = RingingPhoneSystem::PATIENT): CallbackTry
    {
        $tries = $this->services->callbackTries()->ofCallback($this->callbackOf($phone)->id);

        return $tries[count($tries) - 1] ?? self::fail('It was never rung.');
    }

    /** @return array{string, string} state, reason */
    private function standing(string $phone = RingingPhoneSystem::PATIENT): array
    {
        $callback = $this->callbackOf($phone);

        return [$callback->state->value, $callback->reason->value ?? ''];
    }

    /** What the phone system tells of a call that it was told to make. */
    private function hear(?string $command, ?Stage $stage, ?Unreached $unreached = null, bool $isOver = false, string $caller = RingingPhoneSystem::PATIENT): void
    {
        $now = $this->clock->now();
        $hasTalked = $stage === Stage::Talking;
        $this->services->callRecorder()->apply($this->connection, new CallEvent(
            'call-' . ($command ?? $caller),
            $command === null ? Direction::Out : Direction::Callback,
            $isOver ? CallState::Ended : ($hasTalked ? CallState::Talking : CallState::Ringing),
            final: $isOver,
            at: $now,
            caller: $caller,
            did: RingingPhoneSystem::SITE,
            startedAt: $now,
            answered: $isOver ? $hasTalked : null,
            answeredAt: $hasTalked ? $now : null,
            endedAt: $isOver ? $now : null,
            command: $command,
            stage: $stage,
            unreached: $unreached,
        ), $now);
    }
}
