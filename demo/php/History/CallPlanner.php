<?php

declare(strict_types=1);

namespace Ringwell\Demo\History;

use Ringwell\Demo\Clinic;

/** Invents calls: visitors who ring, people who know the number otherwise, second tries, and the clinic ringing back. */
final class CallPlanner
{
    private const DAY = 86_400_000;
    private const MINUTE = 60_000;
    /** Calls a day by people who saw the number on the door, on a card, in their contacts. */
    private const FROM_OUTSIDE = 0.42;
    /** Calls a day to pool numbers by people who never saw the site: former owners' customers, wrong numbers. */
    private const STRAY = 0.07;
    private const HIDDEN = 0.04;
    /** Days before now on which the phone system's events did not arrive, and from when to when. */
    private const SILENT = [23, 9 * 60 + 30, 18 * 60];

    /** @var list<PlannedCall> */
    private array $calls = [];
    /** @var array<int, string> by visitor */
    private array $phones = [];
    private int $ids = 0;

    public function __construct(private readonly Dice $dice, private readonly int $now)
    {
    }

    /**
     * @param  list<PlannedVisit> $visits
     * @return array{list<PlannedVisit>, list<PlannedCall>} visits get the taps that lead to calls
     */
    public function plan(array $visits, int $from, float $scale): array
    {
        $ways = Channel::all();
        foreach ($visits as $index => $visit) {
            $isNow = $visit->startedAt > $this->now - 40 * self::MINUTE;
            if ($isNow || $visit->deeds === []) {
                continue;
            }
            // Who looks at night mostly waits for the morning, and then rings without looking again.
            $keenness = Clinic::isOpen($visit->endsAt()) ? 1.35 : 0.3;
            if ($this->dice->chance($ways[$visit->channel]->calls * $keenness)) {
                $visits[$index] = $this->calling($index, $visit);
            } elseif ($visit->isPhone() && $this->dice->chance(0.02)) {
                $visits[$index] = $visit->alsoDoing([[$visit->endsAt() + 3000, 'tap']]);
            }
        }
        $this->outsiders($from, $scale);
        $visits = $this->justNow($visits);
        $calls = array_values(array_filter($this->calls, fn (PlannedCall $call): bool => $call->endsAt() < $this->now && ! $this->isSilent($call->at)));
        usort($calls, static fn (PlannedCall $a, PlannedCall $b): int => $a->at <=> $b->at);

        return [$visits, $calls];
    }

    private function calling(int $index, PlannedVisit $visit): PlannedVisit
    {
        $readAt = $visit->endsAt() + $this->dice->between(2, 40) * 1000;
        $later = $this->dice->chance(0.12);
        $at = $later ? $readAt + $this->dice->between(20, 600) * self::MINUTE : $readAt + $this->dice->between(6, 40) * 1000;
        $caller = $this->dice->chance(self::HIDDEN) ? '' : $this->phones[$visit->visitor] ??= Patients::phone($this->dice);
        $this->ring($at, $index, '', $caller);
        if ($later || $readAt >= $this->now) {
            return $visit;
        }

        return match (true) {
            $visit->isPhone() && $this->dice->chance(0.72) => $visit->alsoDoing([[$at - 5500, 'tap']]),
            $this->dice->chance(0.15) => $visit->alsoDoing([[$readAt - 1000, 'copy']]),
            default => $visit,
        };
    }

    private function outsiders(int $from, float $scale): void
    {
        for ($day = $from; $day < $this->now; $day += self::DAY) {
            for ($i = $this->dice->count(self::FROM_OUTSIDE * $scale); $i > 0; $i--) {
                $this->ring($this->timeOfDay($day), null, Clinic::OWN_NUMBER, Patients::phone($this->dice));
            }
            for ($i = $this->dice->count(self::STRAY * $scale); $i > 0; $i--) {
                $this->ring($this->timeOfDay($day), null, $this->dice->pick([...Clinic::YANDEX_POOL, ...Clinic::GOOGLE_POOL]), Patients::phone($this->dice));
            }
        }
    }

    /** One call with all that follows from it. */
    private function ring(int $at, ?int $visit, string $number, string $caller, int $depth = 0): void
    {
        $call = $this->call($at, $visit, $number, $caller);
        $this->calls[] = $call;
        if ($caller === '' || $depth > 2) {
            return;
        }
        if ($call->talk > 0) {
            if ($this->dice->chance(0.13)) {
                $this->ring($at + $this->dice->between(1, 9) * self::DAY + $this->dice->between(-90, 90) * self::MINUTE, $visit, $number, $caller, 3);
            }

            return;
        }
        if ($this->dice->chance(0.45)) {
            $this->ring($call->endsAt() + $this->dice->between(1, 14) * self::MINUTE, $visit, $number, $caller, $depth + 1);

            return;
        }
        if ($this->dice->chance(0.85)) {
            $this->ringBack($call);
        }
    }

    private function call(int $at, ?int $visit, string $number, string $caller): PlannedCall
    {
        $isTaken = Clinic::isOpen($at) && $this->dice->chance(0.88);
        $wait = $isTaken ? $this->dice->between(3, 22) : $this->dice->between(9, 48);
        $talk = $isTaken ? 18 + $this->dice->waiting(120) : 0;

        return new PlannedCall(++$this->ids, $at, $visit, $number, $caller, $wait, min(1500, $talk));
    }

    /** As soon as somebody is at the desk. */
    private function ringBack(PlannedCall $missed): void
    {
        $at = $missed->endsAt() + $this->dice->between(2, 45) * self::MINUTE;
        for ($hours = 0; ! Clinic::isOpen($at) && $hours < 24; $hours++) {
            $at += 60 * self::MINUTE;
        }
        $this->calls[] = new PlannedCall(++$this->ids, $at, null, Clinic::OWN_NUMBER, $missed->caller, $this->dice->between(6, 20), 20 + $this->dice->waiting(80), true);
    }

    /**
     * Two calls of the last quarter of an hour: one that was answered, one that still waits to be rung back.
     *
     * @param  list<PlannedVisit> $visits
     * @return list<PlannedVisit>
     */
    private function justNow(array $visits): array
    {
        $recent = array_keys(array_filter($visits, fn (PlannedVisit $visit): bool => $visit->startedAt > $this->now - 36 * self::MINUTE && $visit->channel !== 'straight'));
        if (count($recent) < 5) {
            return $visits;
        }
        foreach ([[$recent[0], 31, 7, 96], [$recent[2], 14, 11, 143], [$recent[4], 6, 26, 0]] as [$index, $ago, $wait, $talk]) {
            $at = $this->now - $ago * self::MINUTE;
            $this->calls[] = new PlannedCall(++$this->ids, $at, $index, '', Patients::phone($this->dice), $wait, $talk);
            $visits[$index] = $visits[$index]->alsoDoing([[$at - 6000, 'tap']]);
        }

        return array_values($visits);
    }

    private function isSilent(int $at): bool
    {
        [$ago, $from, $to] = self::SILENT;
        $today = intdiv($this->now + Clinic::UTC_OFFSET, self::DAY);
        $local = $at + Clinic::UTC_OFFSET;
        $minute = intdiv($local % self::DAY, self::MINUTE);

        return intdiv($local, self::DAY) === $today - $ago && $minute >= $from && $minute < $to;
    }

    private function timeOfDay(int $day): int
    {
        $midnight = intdiv($day + Clinic::UTC_OFFSET, self::DAY) * self::DAY - Clinic::UTC_OFFSET;

        return $midnight + $this->dice->between(8 * 60, 20 * 60 + 40) * self::MINUTE + $this->dice->between(0, 59_000);
    }
}
