<?php

declare(strict_types=1);

namespace Ringwell\Forecast;

use Ringwell\Time;

/**
 * How long callers wait between seeing a number and ringing it, before a site has learnt its own: pure.
 *
 * A mixture fitted to the two figures that CoMagic published of its clients' first calls (habr.com/ru/articles/286750):
 * 91.4 % come within 30 minutes of the visit, 1.6 % on the days 2 to 7.
 *
 *     share   time
 *     80 %    exponential, mean 6 min       \ the page may still be before them: these may tap
 *     15 %    exponential, mean 20 min      /
 *     3.4 %   exponential, mean 4 h
 *     1.6 %   evenly over the days 2 to 7
 */
final class CallWait
{
    /** How many of the callers may still have the page before them. */
    public const ON_PAGE = 0.95;

    /** How many visits lead to a call, and how many tap the number without ever calling. */
    public const CALLERS = 0.05;
    public const STRAY_TAPS = 0.015;

    private const FAST = [[0.8, 6 * Time::MINUTE], [0.15, 20 * Time::MINUTE]];
    private const SLOW = [[0.034, 4 * Time::HOUR]];
    private const LATE = 0.016;

    /**
     * Share of the callers who did not tap that ring within `$wait`: (1 − τ)·F_fast + F_slow, over its own whole.
     *
     * @param float $tappers τ: how many of those who have the page before them tap before they ring
     * @param float $wait    milliseconds
     */
    public static function withoutTap(float $tappers, float $wait): float
    {
        $late = max(0.0, min(1.0, ($wait - Time::DAY) / (6 * Time::DAY)));
        $sum = (1 - $tappers) * self::within(self::FAST, $wait) + self::within(self::SLOW, $wait) + self::LATE * $late;

        return $sum / (1 - $tappers * self::ON_PAGE);
    }

    /**
     * How many callers tap, from how many visits do: a tap is a caller's, or a stray one.
     *
     * @param float $visits share of the visits that tapped or copied the number
     */
    public static function tappers(float $visits): float
    {
        return max(0.0, min(0.9, ($visits - self::STRAY_TAPS) / (self::CALLERS * self::ON_PAGE)));
    }

    /** P(a visit that tapped calls): callers who tap ÷ all who tap. */
    public static function callsAfterTap(float $tappers): float
    {
        $callers = self::CALLERS * self::ON_PAGE * $tappers;

        return $callers / ($callers + self::STRAY_TAPS);
    }

    /** P(a visit that did not tap calls). */
    public static function callsWithoutTap(float $tappers): float
    {
        $tapped = self::CALLERS * self::ON_PAGE * $tappers;

        return (self::CALLERS - $tapped) / (1 - $tapped);
    }

    /** @param list<array{float, int}> $parts share, mean */
    private static function within(array $parts, float $wait): float
    {
        $sum = 0.0;
        foreach ($parts as [$share, $mean]) {
            $sum += $share * (1 - exp(-$wait / $mean));
        }

        return $sum;
    }
}
