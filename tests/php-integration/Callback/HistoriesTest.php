<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Callback;

use PHPUnit\Framework\AssertionFailedError;
use Ringwell\Call\Stage;
use Ringwell\Call\Unreached;
use Ringwell\Callback\State;
use Ringwell\Callback\TryStore;
use Ringwell\Pbx\NotRung;
use Ringwell\Pbx\RingOrder;
use Ringwell\Pbx\Rung;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Time;

/**
 * Random histories of requests, cancellations, staff, events in any order, errors and a queue that sleeps. Whatever happens, the
 * phone system is never told to ring whom it must not, more often than it may, two at once for a phone, at night, or anything
 * twice. A failure prints its seed: RINGWELL_SEED=… repeats it, and looks elsewhere.
 */
final class HistoriesTest extends TestCase
{
    use RingingClinic;

    private const STEPS = 60;
    private const HISTORIES = 12;
    private const AT_ONCE = 2;
    private const PER_PHONE = 2;
    private const PER_DAY = 5;
    /** So many phones that the day's cap is met before each one's own is. */
    private const MAY = ['+79161234501', '+79161234502', '+74951234503', '+79161234504', '+79161234505', '+79161234506', '+79161234507', '+79161234508'];
    private const MUST_NOT = ['+79401234567', '+14155550123', RingingPhoneSystem::SITE, '+79541234567', '+74951112299', '+79161110001'];

    /** @var list<array{at: int, order: RingOrder}> */
    private array $rung = [];

    /** @var list<string> */
    private array $faults = [];

    /** @var array<string, string> command => phone, of what the phone system has under way */
    private array $underWay = [];

    /** @var list<array{string, string, ?Stage, ?Unreached, bool}> news that is yet to come */
    private array $late = [];

    protected function setUp(): void
    {
        parent::setUp();
        $this->openRingingClinic();
        $this->set(['at_once' => self::AT_ONCE, 'per_phone' => self::PER_PHONE, 'per_day' => self::PER_DAY, 'staff_phones' => ['+79161110001']]);
        $branches = $this->services->branches()->read();
        // A clinic whose own mobile is rung first in one branch.
        $rows = array_map(static fn ($branch): array => $branch->toArray(), array_values($branches->branches));
        $rows[1]['clinic'] = '+74951112299';
        $this->services->branches()->save($branches->with($rows, []));
    }

    public function testWhatMustNeverBeRungIsNot(): void
    {
        $given = (int) getenv('RINGWELL_SEED');
        $seed = $given > 0 ? $given : 1;
        [$rung, $capped] = [0, 0];
        for ($history = 0; $history < self::HISTORIES; $history++) {
            mt_srand($seed + $history);
            $this->begin();
            try {
                for ($step = 0; $step < self::STEPS; $step++) {
                    $this->step();
                    self::assertSame([], $this->faults);
                }
            } catch (\Throwable $error) {
                self::fail('RINGWELL_SEED=' . ($seed + $history) . ": {$error->getMessage()}\n{$error->getTraceAsString()}");
            }
            $rung += count($this->rung);
            $capped += (int) $this->services->db()->rows("SELECT COUNT(*) AS n FROM {callbacks} WHERE reason = 'capped'")[0]['n'];
        }
        self::assertGreaterThan(self::HISTORIES, $rung, "RINGWELL_SEED={$seed}: hardly anybody was ever rung.");
        self::assertGreaterThan(0, $capped, "RINGWELL_SEED={$seed}: no limit of a day was ever met.");
    }

    private function begin(): void
    {
        foreach (['callbacks', 'callback_tries', 'calls'] as $table) {
            $this->wpdb->query("DELETE FROM `{$this->wpdb->prefix}ringwell_{$table}`");
        }
        $this->clock->set(intdiv(self::START, Time::DAY) * Time::DAY + 10 * Time::HOUR);
        [$this->rung, $this->underWay, $this->late] = [[], [], []];
        $this->system->answer = fn (RingOrder $order): Rung => $this->answer($order);
    }

    private function step(): void
    {
        $phone = mt_rand(0, 3) === 0 ? self::one(self::MUST_NOT) : self::one(self::MAY);
        match (mt_rand(0, 11)) {
            0, 1, 2 => $this->ask($phone, mt_rand(0, 3) === 0 ? $this->clock->now() + mt_rand(-1, 20) * Time::HOUR : null, mt_rand(0, 5) > 0, branch: mt_rand(1, 2), isAnswered: mt_rand(0, 1) === 1),
            3, 4, 5 => $this->work(),
            6, 7, 8 => $this->news(),
            9 => $this->staff($phone),
            10 => $this->set(['on' => mt_rand(0, 4) > 0]),
            default => null,
        };
        $this->clock->advance((mt_rand(0, 24) === 0 ? 9 * 3600 : self::one([0, 5, 30, 60, 180, 700, 1800])) * Time::SECOND);
    }

    private function answer(RingOrder $order): Rung
    {
        $this->forgetEndless();
        try {
            $this->check($order, $this->clock->now());
        } catch (AssertionFailedError $fault) {
            // The desk would take it for an error of the phone system's.
            $this->faults[] = $fault->getMessage();
        }
        $this->rung[] = ['at' => $this->clock->now(), 'order' => $order];

        return match (mt_rand(0, 7)) {
            0 => throw new NotRung(self::one([NotRung::REFUSED, NotRung::TOO_OFTEN, NotRung::UNREACHABLE]), 'no'),
            1 => throw new NotRung(NotRung::UNKNOWN, 'nobody knows'),
            2 => throw new \Error('it died'),
            default => $this->rings($order),
        };
    }

    /** The phone system is told to ring: what must hold. */
    private function check(RingOrder $order, int $now): void
    {
        self::assertContains($order->patient, self::MAY);
        self::assertTrue($this->services->callbackSettings()->on, 'It was switched off.');
        $hour = intdiv($now % Time::DAY, Time::HOUR);
        self::assertTrue($hour >= 9 && $hour < 18, "It rang at {$hour}.");
        self::assertNotContains($order->command, array_map(static fn (array $one): string => $one['order']->command, $this->rung), 'One order, twice.');
        $day = array_filter($this->rung, static fn (array $one): bool => $one['at'] > $now - Time::DAY);
        self::assertLessThan(self::PER_DAY, count($day));
        self::assertLessThan(self::PER_PHONE, count(array_filter($day, static fn (array $one): bool => $one['order']->patient === $order->patient)));
        self::assertNotContains($order->patient, $this->underWay, 'Two at once for one phone.');
        self::assertLessThan(self::AT_ONCE, count($this->underWay));
    }

    private function rings(RingOrder $order): Rung
    {
        $this->underWay[$order->command] = $order->patient;
        $end = self::one([[Stage::Talking, null], [Stage::PatientRings, Unreached::PatientSilent], [Stage::ClinicAnswered, Unreached::PatientBusy], [Stage::ClinicRings, Unreached::ClinicSilent], [null, Unreached::Failed]]);
        $story = [[$order->command, $order->patient, Stage::ClinicRings, null, false], [$order->command, $order->patient, ...$end, true]];
        if (mt_rand(0, 1) === 1) {
            $story[] = $story[mt_rand(0, 1)];
        }
        array_push($this->late, ...$story);

        return Rung::taken();
    }

    /** One piece of news that has not been told yet, whichever. */
    private function news(): void
    {
        if ($this->late === []) {
            return;
        }
        $n = mt_rand(0, count($this->late) - 1);
        [$command, $phone, $stage, $unreached, $isOver] = $this->late[$n];
        array_splice($this->late, $n, 1);
        $this->hear($command, $stage, $unreached, $isOver, $phone);
        if ($isOver) {
            unset($this->underWay[$command]);
        }
    }

    private function staff(string $phone): void
    {
        $ids = $this->services->callbacks()->ofPhone($phone);
        $callback = $ids === [] ? null : $this->services->callbacks()->find(max($ids));
        if ($callback === null) {
            return;
        }
        if (mt_rand(0, 1) === 1) {
            $this->services->cancelDesk()->cancel($callback);
        } elseif (in_array($callback->state, [State::Task, State::Waiting], true)) {
            $this->services->callbackSettler()->change($callback, $callback->waits($this->clock->now())->with(['notAfter' => $this->clock->now() + Time::HOUR]));
        }
    }

    /** What the desk itself holds for over: silent for minutes, or ringing for hours. Staff who ring again know the patient may have been rung. */
    private function forgetEndless(): void
    {
        foreach ($this->underWay as $command => $phone) {
            $try = $this->services->callbackTries()->byCommand($command);
            if ($try === null || ! $try->isOpen() || $try->askedAt <= $this->clock->now() - TryStore::LONGEST) {
                unset($this->underWay[$command]);
            }
        }
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
