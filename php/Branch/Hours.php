<?php

declare(strict_types=1);

namespace Ringwell\Branch;

use Ringwell\Time;

/**
 * When a branch is open: whenever the clock on its wall shows an hour of that day's. So in the night in which an hour comes
 * twice both are open or none, and of an hour that is skipped nothing is. Pure; all moments are UTC milliseconds.
 *
 * @phpstan-import-type Span from Branch
 */
final class Hours
{
    /** Closed for longer is closed until further notice. */
    private const LONGEST_DAYS = 60;

    /** Zones differ by quarters of an hour. */
    private const GRID = 15 * Time::MINUTE;

    /**
     * @param list<list<Span>>          $week seven days, Monday first
     * @param array<string, list<Span>> $days days with hours of their own, "2027-01-01" => none: closed
     */
    public function __construct(public readonly \DateTimeZone $zone, private readonly array $week, private readonly array $days = [])
    {
    }

    /** @return list<Span> of whatever is stored, in order; what is no span, or overlaps another, is left out */
    public static function spans(mixed $stored): array
    {
        $spans = [];
        foreach (is_array($stored) ? $stored : [] as $span) {
            $from = is_array($span) ? $span[0] ?? null : null;
            $to = is_array($span) ? $span[1] ?? null : null;
            if (is_int($from) && is_int($to) && $from >= 0 && $from < $to && $to <= 1440) {
                $spans[] = [$from, $to];
            }
        }
        sort($spans);
        $end = 0;

        return array_values(array_filter($spans, static function (array $span) use (&$end): bool {
            $isApart = $span[0] >= $end;
            $end = $isApart ? $span[1] : $end;

            return $isApart;
        }));
    }

    public function isOpen(int $at): bool
    {
        $wall = $this->wall($at);
        $minute = (int) $wall->format('G') * 60 + (int) $wall->format('i');
        foreach ($this->ofDay($wall) as [$from, $to]) {
            if ($minute >= $from && $minute < $to) {
                return true;
            }
        }

        return false;
    }

    /** @return ?int that moment itself where it is open; null: closed for two months and more */
    public function nextOpening(int $at): ?int
    {
        if ($this->isOpen($at)) {
            return $at;
        }
        $midnight = $this->wall($at)->setTime(0, 0);
        for ($ahead = 0; $ahead <= self::LONGEST_DAYS; $ahead++) {
            $openings = array_filter($this->openings($midnight->modify("+{$ahead} days")), fn (int $opening): bool => $opening >= $at && $this->isOpen($opening));
            if ($openings !== []) {
                return min($openings);
            }
        }

        return null;
    }

    /**
     * Times to be called at: full and half hours of the clock on the wall, all of them within the hours.
     *
     * @param  int       $lead not sooner than so many milliseconds after $from
     * @return list<int> in order
     */
    public function slots(int $from, int $count, int $lead = 15 * Time::MINUTE, int $stepMinutes = 30, int $days = 7): array
    {
        $slots = [];
        $first = $from + $lead;
        for ($at = $first + (self::GRID - $first % self::GRID) % self::GRID; $at <= $from + $days * Time::DAY && count($slots) < $count; $at += self::GRID) {
            if ((int) $this->wall($at)->format('i') % $stepMinutes === 0 && $this->isOpen($at)) {
                $slots[] = $at;
            }
        }

        return $slots;
    }

    /**
     * When it may begin to be open on that day: its opening times, by either reading of an hour that comes twice, and the
     * moment at which the clock is moved.
     *
     * @return list<int>
     */
    private function openings(\DateTimeImmutable $midnight): array
    {
        $starts = array_map(static fn (array $span): int => $midnight->setTime(intdiv($span[0], 60), $span[0] % 60)->getTimestamp(), $this->ofDay($midnight));
        // Where clocks are moved at midnight, the day begins at another hour.
        $starts[] = $midnight->getTimestamp();
        $next = $midnight->modify('+1 day')->getTimestamp();
        $known = $this->zone->getTransitions($midnight->getTimestamp(), $next);
        // A zone that is an offset alone has none.
        $moved = $known === false ? [] : array_slice($known, 1); // @phpstan-ignore identical.alwaysFalse
        foreach ($moved as $index => $transition) {
            $before = ($index === 0 ? $midnight->getOffset() : $moved[$index - 1]['offset']);
            foreach ($starts as $start) {
                $starts[] = $start + $before - $transition['offset'];
            }
            $starts[] = $transition['ts'];
        }

        return array_map(static fn (int $seconds): int => $seconds * Time::SECOND, $starts);
    }

    /** @return list<Span> */
    private function ofDay(\DateTimeImmutable $wall): array
    {
        return $this->days[$wall->format('Y-m-d')] ?? $this->week[(int) $wall->format('N') - 1] ?? [];
    }

    private function wall(int $at): \DateTimeImmutable
    {
        return (new \DateTimeImmutable('@' . (int) floor($at / Time::SECOND)))->setTimezone($this->zone);
    }
}
