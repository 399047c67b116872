<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

use Ringwell\Time;

/**
 * When calls of a connection usually come, learnt from its own last four weeks by weekday and hour of the site's zone; and
 * from that, whether a silence is longer than it should be. Pure.
 *
 * In each hour of the week the busiest of the four weeks is left out, so that one day of a campaign makes no rule; the mean
 * of the other three is what may be expected. Were calls to come by chance alone (Poisson), none in a time in which EXPECTED
 * usually come would happen once in three thousand such times.
 */
final class Habit
{
    public const WEEKS = 4;
    /** -ln of one in three thousand. */
    private const EXPECTED = 8.0;
    /** Fewer calls than these in four weeks are no habit. */
    private const LEAST_CALLS = 20;
    private const SHORTEST = Time::HOUR;
    private const HOURS_OF_WEEK = 168;
    /** A connection that has been silent for so long is no news. */
    private const LONGEST = 14 * Time::DAY;

    /** @param array<int, float> $rates hour of the week (0: Monday, midnight) => calls that may be expected in it */
    private function __construct(private readonly array $rates, public readonly int $lastCall)
    {
    }

    /**
     * @param  array<int, int> $hours beginning of an hour, in UTC milliseconds => calls that began in it
     * @param  int             $lastCall when the last of them began
     * @return ?self           null where there is no habit
     */
    public static function of(array $hours, int $lastCall, \DateTimeZone $zone): ?self
    {
        // The silence that is to be judged must not teach that silence is usual.
        $end = $lastCall + 1;
        $weeks = [];
        $calls = 0;
        foreach ($hours as $hour => $count) {
            $week = intdiv(max(0, $end - $hour), 7 * Time::DAY);
            if ($hour < $end && $week < self::WEEKS) {
                $slot = self::slot($hour, $zone);
                $weeks[$slot][$week] = ($weeks[$slot][$week] ?? 0) + $count;
                $calls += $count;
            }
        }
        if ($calls < self::LEAST_CALLS) {
            return null;
        }
        $rates = [];
        foreach ($weeks as $slot => $counts) {
            $rate = (array_sum($counts) - max($counts)) / (self::WEEKS - 1);
            // Once in four weeks is not usual.
            if (count($counts) > 1 && $rate > 0) {
                $rates[$slot] = round($rate, 3);
            }
        }

        return new self($rates, $lastCall);
    }

    /** Whether calls should have come by now. */
    public function isSilence(int $lastCall, int $now, \DateTimeZone $zone): bool
    {
        $long = $now - $lastCall;

        return $long >= self::SHORTEST && $long <= self::LONGEST && $this->expected($lastCall, $now, $zone) >= self::EXPECTED;
    }

    /** How many calls usually come in such a time. */
    public function expected(int $from, int $to, \DateTimeZone $zone): float
    {
        $sum = 0.0;
        for ($hour = $from - $from % Time::HOUR; $hour < $to; $hour += Time::HOUR) {
            $share = (min($to, $hour + Time::HOUR) - max($from, $hour)) / Time::HOUR;
            $sum += ($this->rates[self::slot($hour, $zone)] ?? 0.0) * $share;
        }

        return $sum;
    }

    public function toJson(): string
    {
        return (string) json_encode(['last' => $this->lastCall, 'rates' => (object) $this->rates]);
    }

    public static function fromJson(?string $json): ?self
    {
        $said = json_decode($json ?? '', true);
        if (! is_array($said) || ! is_int($said['last'] ?? null)) {
            return null;
        }
        $rates = [];
        foreach (is_array($said['rates'] ?? null) ? $said['rates'] : [] as $slot => $rate) {
            if ((int) $slot >= 0 && (int) $slot < self::HOURS_OF_WEEK && (is_int($rate) || is_float($rate)) && $rate > 0) {
                $rates[(int) $slot] = (float) $rate;
            }
        }

        return new self($rates, $said['last']);
    }

    private static function slot(int $hour, \DateTimeZone $zone): int
    {
        $local = (new \DateTimeImmutable('@' . intdiv($hour, Time::SECOND)))->setTimezone($zone);

        return ((int) $local->format('N') - 1) * 24 + (int) $local->format('G');
    }
}
