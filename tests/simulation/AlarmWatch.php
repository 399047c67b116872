<?php

declare(strict_types=1);

namespace Ringwell\Tests\Simulation;

use Ringwell\Lease\Alarm;
use Ringwell\Lease\ExposureEvent;
use Ringwell\Lease\Kept;
use Ringwell\Lease\LeaseRow;
use Ringwell\Lease\Stays;
use Ringwell\Time;

/**
 * Looks each minute whether the owner would be told that somebody takes his numbers. Each visitor has a network of his
 * own, or belongs to one of those that have this share of all visitors.
 *
 * @phpstan-import-type Minute from Alarm
 */
final class AlarmWatch
{
    /** What began so soon after the last one is the same to the owner. */
    private const APART = 30;

    /** What is older than this can be in no alarm of now. */
    private const RECENT = 20;

    /** @var array<int, Minute> the latest */
    private array $minutes = [];

    /** @var array<int, true> visits that were given none */
    private array $withNone = [];

    /** @var array<string, true> leases that were tapped */
    private array $tapped = [];

    /** @var list<string> the latest leases with a call */
    private array $called = [];

    private readonly Stays $stays;
    private int $watched = 0;

    /** @var array<string, int> kind => the last minute in which it was told */
    private array $last = [];

    /** @var array<string, array{times: int, minutes: int}> by kind */
    private array $told = [];

    /** @param list<float> $networks shares */
    public function __construct(private readonly array $networks, private readonly bool $hearsCalls, private readonly int $numbers)
    {
        $this->stays = new Stays();
    }

    public function networkOf(string $visitor): string
    {
        $left = crc32("network of {$visitor}") / 0x100000000;
        foreach ($this->networks as $index => $share) {
            $left -= $share;
            if ($left < 0) {
                return "operator {$index}";
            }
        }

        return "own {$visitor}";
    }

    /**
     * Everything up to now has happened.
     *
     * @param array<int, LeaseRow> $rows
     */
    public function look(array $rows, int $now): void
    {
        for ($minute = max($this->watched + 1, intdiv($now, Time::MINUTE) - self::RECENT); $minute <= intdiv($now, Time::MINUTE); $minute++) {
            $this->watched = $minute;
            $this->lookAt($rows, $minute * Time::MINUTE);
        }
    }

    /** @param list<ExposureEvent> $events that were logged just now */
    public function note(array $events, int $now): void
    {
        foreach ($events as $event) {
            $this->stays->add($event->numberId, $event->event, $event->at);
            $isTap = in_array($event->event, [ExposureEvent::TAP, ExposureEvent::COPY], true);
            if ($event->event === ExposureEvent::GRANTED || $event->event === ExposureEvent::CONFIRMED) {
                $this->count($event->event, $now);
            } elseif ($isTap && ! isset($this->tapped[(string) $event->lease])) {
                $this->tapped[(string) $event->lease] = true;
                $this->count('tapped', $now);
            } elseif ($event->event === ExposureEvent::CALLED && $this->hearsCalls) {
                $this->called = array_slice([...$this->called, (string) $event->lease], -200);
                $this->count('called', $now);
            }
            if ($event->cause === 'network') {
                $this->count('refused', $now);
            }
        }
    }

    public function withNone(int $visit, string $cause, int $now): void
    {
        if (! isset($this->withNone[$visit])) {
            $this->withNone[$visit] = true;
            if ($cause === 'network') {
                $this->count('refused', $now);
            }
        }
    }

    /** @return array<string, array{times: int, minutes: int}> kind => how often it began, for how many minutes it was told */
    public function told(): array
    {
        return $this->told;
    }

    /** @param array<int, LeaseRow> $rows */
    private function lookAt(array $rows, int $now): void
    {
        $minute = intdiv($now, Time::MINUTE);
        $this->minutes = array_filter($this->minutes, static fn (int $at): bool => $at >= $minute - self::RECENT, ARRAY_FILTER_USE_KEY);
        $kept = Kept::of(array_values($rows), $this->stays, $this->called, $this->numbers, $now);
        $alarm = Alarm::latest($this->minutes, $now);
        $kind = match (true) {
            $kept !== null => $kept->isOfOneNetwork ? 'one network' : 'kept',
            $alarm !== null && $alarm->until >= $now - Time::MINUTE => $alarm->kind,
            default => null,
        };
        if ($kind !== null) {
            $this->told[$kind] ??= ['times' => 0, 'minutes' => 0];
            $this->told[$kind]['times'] += $minute - ($this->last[$kind] ?? -self::APART) >= self::APART ? 1 : 0;
            $this->told[$kind]['minutes']++;
            $this->last[$kind] = $minute;
        }
    }

    /** @param key-of<Minute> $what */
    private function count(string $what, int $now): void
    {
        $minute = intdiv($now, Time::MINUTE);
        $this->minutes[$minute] ??= Alarm::NOTHING;
        $this->minutes[$minute][$what]++;
    }
}
