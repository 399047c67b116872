<?php

declare(strict_types=1);

namespace Ringwell\Tests\Support;

use Ringwell\Lease\Alarm;
use Ringwell\Lease\ExposureEvent;
use Ringwell\Lease\LeaseDesk;
use Ringwell\Lease\LeaseRow;
use Ringwell\Lease\PageSigns;
use Ringwell\Lease\Pool;
use Ringwell\Lease\Standing;
use Ringwell\SetClock;
use Ringwell\Time;

/**
 * Two hours of a pool of ten numbers with 40 real visits an hour, by a clock that is set: the second hour somebody tries
 * to keep the numbers from them. He knows all that a page knows and is never slow. With the same seed the same visitors
 * come at the same moments, whatever he does.
 *
 * Real visits: at random moments (Poisson), lognormal length with a median of 2 min and sigma 1, input after 3 s and
 * every 30 s, a page every 60 s, 5 % tap at the end; one in ten leaves after 4 s without any sign. Each has a network of
 * its own.
 */
final class AttackTrial
{
    public const NUMBERS = 10;
    private const PER_HOUR = 40;
    private const BEGINS = Moment::T0 + Time::HOUR;
    private const ENDS = Moment::T0 + 2 * Time::HOUR;
    private const TICK = 2 * Time::SECOND;

    private readonly MemoryLeaseStore $store;
    private readonly SetClock $clock;
    private readonly LeaseDesk $desk;

    /** @var array<int, array{granted: int, confirmed: int, refused: int}> by minute */
    private array $minutes = [];

    /** @var array<int, int> visitor => number, of the real ones */
    private array $shown = [];

    private int $came = 0;
    private int $covered = 0;
    private int $lost = 0;
    private ?int $told = null;

    /** @param ?Attacker $attacker null: how it is without one */
    public function __construct(private readonly int $seed, private readonly Pool $pool, private readonly ?Attacker $attacker)
    {
        $this->store = new MemoryLeaseStore();
        $this->clock = new SetClock(Moment::T0);
        $this->desk = new LeaseDesk($this->store, $this->clock);
        for ($number = 1; $number <= self::NUMBERS; $number++) {
            $this->store->addNumber($pool->id, $number);
        }
    }

    /** @return array{came: int, covered: int, lost: int, told: ?int} real visits of the attacked hour; minutes until the owner is told */
    public function run(): array
    {
        $visits = $this->visits();
        for ($now = Moment::T0; $now < self::ENDS; $now += self::TICK) {
            while ($visits !== [] && $visits[0][0] < $now + self::TICK) {
                [$at, $what, $visitor] = array_shift($visits);
                $this->clock->set($at);
                $this->live($what, $visitor);
            }
            if ($now >= self::BEGINS) {
                $this->clock->set($now + self::TICK - 1);
                $this->attacker?->strike($this, $this->clock->now());
            }
            $this->watch();
        }

        return ['came' => $this->came, 'covered' => $this->covered, 'lost' => $this->lost, 'told' => $this->told];
    }

    /** @return ?LeaseRow null: the default number */
    public function claim(string $visitor, int $visit, string $network): ?LeaseRow
    {
        $claim = $this->desk->claim($this->pool, $visitor, $visit, 1, $network);
        if ($claim->cause === 'network') {
            $this->count('refused');
        }

        return $claim->row;
    }

    /** @param list<string> $types of events on the page, just now */
    public function say(int $number, string $visitor, string $network, array $types): ?LeaseRow
    {
        $signs = new PageSigns($this->pool, array_map(static fn (string $type): array => ['type' => $type, 'ago' => 0], array_combine($types, $types)), 1, $network, $this->clock->now());

        return $this->desk->change($number, $visitor, $signs->change(...), $signs->events(...), $this->pool, $network);
    }

    private function live(string $what, int $visitor): void
    {
        $id = sprintf('%032x', $visitor);
        $network = sprintf('%032x', 1_000_000 + $visitor);
        if ($what === 'page') {
            $row = $this->claim($id, $visitor, $network);
            if (! array_key_exists($visitor, $this->shown)) {
                $isCounted = $this->clock->now() >= self::BEGINS;
                $this->came += $isCounted ? 1 : 0;
                $this->covered += $isCounted && $row !== null ? 1 : 0;
                $this->shown[$visitor] = $row->numberId ?? 0;
            }

            return;
        }
        if ($this->shown[$visitor] !== 0 && $this->say($this->shown[$visitor], $id, $network, [$what]) === null) {
            $this->lost += $this->clock->now() >= self::BEGINS ? 1 : 0;
            $this->shown[$visitor] = 0;
        }
    }

    /** @return list<array{int, string, int}> when, what, who; in order */
    private function visits(): array
    {
        mt_srand($this->seed);
        $fraction = static fn (): float => (mt_rand(0, 0x7FFFFFFE) + 0.5) / 0x7FFFFFFF;
        $visits = [];
        for ($at = Moment::T0, $visitor = 1; $at < self::ENDS; $visitor++) {
            $at += (int) (-log($fraction()) * Time::HOUR / self::PER_HOUR);
            $normal = sqrt(-2 * log($fraction())) * cos(2 * M_PI * $fraction());
            $length = (int) (2 * Time::MINUTE * exp($normal));
            [$bounces, $taps] = [$fraction() < 0.1, $fraction() < 0.05];
            $visits[] = [$at, 'page', $visitor];
            if ($bounces) {
                continue;
            }
            for ($active = 3 * Time::SECOND; $active < $length; $active += 30 * Time::SECOND) {
                $visits[] = [$at + $active, 'active', $visitor];
            }
            for ($page = Time::MINUTE; $page < $length; $page += Time::MINUTE) {
                $visits[] = [$at + $page, 'page', $visitor];
            }
            if ($taps) {
                $visits[] = [$at + $length, 'tap', $visitor];
            }
        }
        usort($visits, static fn (array $a, array $b): int => $a[0] <=> $b[0]);

        return array_values(array_filter($visits, static fn (array $visit): bool => $visit[0] < self::ENDS));
    }

    /** What the owner would be told, looked at once a minute. */
    private function watch(): void
    {
        foreach ($this->store->log as $event) {
            if ($event->event === ExposureEvent::GRANTED || $event->event === ExposureEvent::CONFIRMED) {
                $this->count($event->event === ExposureEvent::GRANTED ? 'granted' : 'confirmed');
            }
            if ($event->event === ExposureEvent::GRANTED && $event->cause === 'network') {
                $this->count('refused');
            }
        }
        $this->store->log = [];
        $now = $this->clock->now();
        if ($now >= self::BEGINS && $this->told === null && (Alarm::latest($this->minutes, $now) !== null || $this->isHeldByOne($now))) {
            $this->told = intdiv($now - self::BEGINS, Time::MINUTE);
        }
    }

    private function isHeldByOne(int $now): bool
    {
        $held = array_filter($this->store->rows, static fn (LeaseRow $row): bool => $row->holdUntil > $now);
        $networks = array_count_values(array_filter(array_map(static fn (LeaseRow $row): ?string => $row->network, $held), is_string(...)));

        return count($this->store->rows) - count($held) < Standing::scarce(self::NUMBERS)
            && $networks !== [] && max($networks) >= Standing::cap(self::NUMBERS);
    }

    /** @param 'granted'|'confirmed'|'refused' $what */
    private function count(string $what): void
    {
        $minute = intdiv($this->clock->now(), Time::MINUTE);
        $this->minutes[$minute] ??= ['granted' => 0, 'confirmed' => 0, 'refused' => 0];
        $this->minutes[$minute][$what]++;
    }
}
