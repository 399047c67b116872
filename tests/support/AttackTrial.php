<?php

declare(strict_types=1);

namespace Ringwell\Tests\Support;

use Ringwell\Lease\Alarm;
use Ringwell\Lease\Claimant;
use Ringwell\Lease\ExposureEvent;
use Ringwell\Lease\Kept;
use Ringwell\Lease\LeaseDesk;
use Ringwell\Lease\LeaseRow;
use Ringwell\Lease\Pool;
use Ringwell\Lease\Standing;
use Ringwell\Lease\Stays;
use Ringwell\Page\PageSigns;
use Ringwell\SetClock;
use Ringwell\Time;

/**
 * A pool of ten numbers with 40 real visits an hour, by a clock that is set. By day: two hours, the second of which
 * somebody tries to keep the numbers from them. By night: he begins at midnight (in Moscow; midnight in UTC, at which
 * networks are told apart anew, comes three hours later), one patient an hour comes until 8, and then 40; the hour after
 * 8 is counted. He knows all that a page knows and is never slow. With the same seed the same visitors come at the same
 * moments, whatever he does.
 *
 * Real visits: at random moments (Poisson), lognormal length with a median of 2 min and sigma 1, input after 3 s and
 * every 30 s, a page every 60 s, 5 % tap at the end; one in ten leaves after 4 s without any sign. Each has a network of
 * its own.
 *
 * @phpstan-import-type Minute from Alarm
 */
final class AttackTrial
{
    public const NUMBERS = 10;
    private const PER_HOUR = 40;
    private const PER_HOUR_BY_NIGHT = 1;
    private const NIGHT = 8 * Time::HOUR;
    private const MIDNIGHT = Moment::T0 - Moment::T0 % Time::DAY + Time::DAY - 3 * Time::HOUR;
    private const TICK = 2 * Time::SECOND;

    private readonly MemoryLeaseStore $store;
    private readonly SetClock $clock;
    private readonly LeaseDesk $desk;
    private readonly Stays $stays;

    /** When the first visitors come, the attack begins, the counted hour begins and ends. */
    private readonly int $starts;
    private readonly int $begins;
    private readonly int $opens;
    private readonly int $ends;

    /** @var array<int, Minute> */
    private array $minutes = [];

    /** @var array<string, true> leases that were tapped */
    private array $tapped = [];

    /** @var array<int, true> visits that were given no number of the pool */
    private array $withNone = [];

    private int $watched = 0;

    /** @var array<int, int> visitor => number, of the real ones */
    private array $shown = [];

    private int $came = 0;
    private int $covered = 0;
    private int $lost = 0;
    private ?int $told = null;
    private ?int $shared = null;

    /** @param ?Attacker $attacker null: how it is without one */
    public function __construct(
        private readonly int $seed,
        private readonly Pool $pool,
        private readonly ?Attacker $attacker,
        private readonly bool $isByNight = false,
    ) {
        $this->begins = $isByNight ? self::MIDNIGHT : Moment::T0 + Time::HOUR;
        $this->starts = $this->begins - Time::HOUR;
        $this->opens = $this->begins + ($isByNight ? self::NIGHT : 0);
        $this->ends = $this->opens + Time::HOUR;
        $this->stays = new Stays();
        $this->store = new MemoryLeaseStore();
        $this->clock = new SetClock($this->starts);
        $this->desk = new LeaseDesk($this->store, $this->clock, static fn (): int => 0);
        for ($number = 1; $number <= self::NUMBERS; $number++) {
            $this->store->addNumber($pool->id, $number);
        }
    }

    /**
     * Real visits of the counted hour; minutes from the beginning until the owner is told, and since when
     * one network had held its share of the pool by then.
     *
     * @return array{came: int, covered: int, lost: int, told: ?int, shared: ?int}
     */
    public function run(): array
    {
        $visits = $this->visits();
        for ($now = $this->starts; $now < $this->ends; $now += self::TICK) {
            while ($visits !== [] && $visits[0][0] < $now + self::TICK) {
                [$at, $what, $visitor] = array_shift($visits);
                $this->clock->set($at);
                $this->live($what, $visitor);
            }
            if ($now >= $this->begins && ! $this->isAsleep($now)) {
                $this->clock->set($now + self::TICK - 1);
                $this->attacker?->strike($this, $this->clock->now());
            }
            $this->watch();
        }

        return ['came' => $this->came, 'covered' => $this->covered, 'lost' => $this->lost, 'told' => $this->told, 'shared' => $this->shared];
    }

    /** In the middle of the night he tries every ten seconds only: that changes nothing but how long this takes. */
    private function isAsleep(int $now): bool
    {
        $isDeep = $this->isByNight && $now > $this->begins + 20 * Time::MINUTE && $now < $this->opens - 20 * Time::MINUTE;

        return $isDeep && intdiv($now, self::TICK) % 5 !== 0;
    }

    /** @return ?LeaseRow null: the default number */
    public function claim(string $visitor, int $visit, string $network): ?LeaseRow
    {
        $claim = $this->desk->claim($this->pool, new Claimant($visitor, $visit, 1, $this->today($network)));
        if ($claim->row === null && ! isset($this->withNone[$visit])) {
            // As in the log: once a visit.
            $this->withNone[$visit] = true;
            if ($claim->cause === 'network') {
                $this->count('refused');
            }
        }

        return $claim->row;
    }

    /** @param list<string> $types of events on the page, just now */
    public function say(int $number, string $visitor, string $network, array $types): ?LeaseRow
    {
        $network = $this->today($network);
        $signs = new PageSigns($this->pool, array_map(static fn (string $type): array => ['type' => $type, 'ago' => 0], array_combine($types, $types)), 1, $network, $this->clock->now());

        return $this->desk->change($number, $visitor, $signs->change(...), $signs->events(...), $this->pool, $network);
    }

    public function heldUntil(int $number): int
    {
        return $this->store->rows[$number]->holdUntil;
    }

    /** Each day networks are told apart by another key. */
    private function today(string $network): string
    {
        return $network . intdiv($this->clock->now(), Time::DAY);
    }

    private function live(string $what, int $visitor): void
    {
        $id = sprintf('%032x', $visitor);
        $network = sprintf('%032x', 1_000_000 + $visitor);
        if ($what === 'page') {
            $row = $this->claim($id, $visitor, $network);
            if (! array_key_exists($visitor, $this->shown)) {
                $isCounted = $this->clock->now() >= $this->opens;
                $this->came += $isCounted ? 1 : 0;
                $this->covered += $isCounted && $row !== null ? 1 : 0;
                $this->shown[$visitor] = $row->numberId ?? 0;
            }

            return;
        }
        if ($this->shown[$visitor] !== 0 && $this->say($this->shown[$visitor], $id, $network, [$what]) === null) {
            $this->lost += $this->clock->now() >= $this->opens ? 1 : 0;
            $this->shown[$visitor] = 0;
        }
    }

    /** @return list<array{int, string, int}> when, what, who; in order */
    private function visits(): array
    {
        mt_srand($this->seed);
        $fraction = static fn (): float => (mt_rand(0, 0x7FFFFFFE) + 0.5) / 0x7FFFFFFF;
        $visits = [];
        for ($at = $this->starts, $visitor = 1; $at < $this->ends; $visitor++) {
            $at += (int) (-log($fraction()) * Time::HOUR / self::PER_HOUR);
            if ($this->isByNight && $at < $this->opens && $fraction() > self::PER_HOUR_BY_NIGHT / self::PER_HOUR) {
                continue;
            }
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

        return array_values(array_filter($visits, fn (array $visit): bool => $visit[0] < $this->ends));
    }

    /** What the owner would be told, looked at once a minute. Nobody has connected a phone system. */
    private function watch(): void
    {
        foreach ($this->store->log as $event) {
            $this->note($event);
        }
        $this->store->log = [];
        $now = $this->clock->now();
        $minute = intdiv($now, Time::MINUTE);
        if ($now < $this->begins || $this->told !== null || $minute === $this->watched) {
            return;
        }
        $this->watched = $minute;
        $this->shared = $this->isShareHeld($now) ? $this->shared ?? intdiv($now - $this->begins, Time::MINUTE) : null;
        if (Alarm::latest($this->minutes, $now) !== null || Kept::of(array_values($this->store->rows), $this->stays, [], self::NUMBERS, $now) !== null) {
            $this->told = intdiv($now - $this->begins, Time::MINUTE);
        }
    }

    private function isShareHeld(int $now): bool
    {
        $held = array_filter($this->store->rows, static fn (LeaseRow $row): bool => $row->isHeld($now) && $row->network !== null);
        $networks = array_count_values(array_map(static fn (LeaseRow $row): string => (string) $row->network, $held));

        return $networks !== [] && max($networks) >= Standing::cap(self::NUMBERS);
    }

    private function note(ExposureEvent $event): void
    {
        $this->stays->add($event->numberId, $event->event, $event->at);
        if ($event->event === ExposureEvent::GRANTED) {
            $this->count('granted');
            if ($event->cause === 'network') {
                $this->count('refused');
            }
        } elseif ($event->event === ExposureEvent::CONFIRMED) {
            $this->count('confirmed');
        } elseif (in_array($event->event, [ExposureEvent::TAP, ExposureEvent::COPY], true) && ! isset($this->tapped[(string) $event->lease])) {
            $this->tapped[(string) $event->lease] = true;
            $this->count('tapped');
        }
    }

    /** @param key-of<Minute> $what */
    private function count(string $what): void
    {
        $minute = intdiv($this->clock->now(), Time::MINUTE);
        $this->minutes[$minute] ??= Alarm::NOTHING;
        $this->minutes[$minute][$what]++;
    }
}
