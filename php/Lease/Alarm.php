<?php

declare(strict_types=1);

namespace Ringwell\Lease;

use Ringwell\Time;

/**
 * Whether somebody takes a pool's numbers who does not mean to call, as the last day's log tells it. Pure. Of ten minutes
 * it looks at
 *
 *  - leases that showed no sign of a person: 30 % of them, ten at least;
 *  - visitors who were refused because their networks held their share already: 30 % of all, ten at least;
 *  - leases whose number was tapped or copied, and no call came: 30 % of the confirmed ones, five at least. Of patients
 *    one in twenty taps.
 *
 * Who asks for no more than he may have, and keeps that, is seen by Kept.
 *
 * @phpstan-type Minute array{granted: int, confirmed: int, refused: int, tapped: int, called: int}
 */
final class Alarm
{
    public const UNCONFIRMED = 'unconfirmed';
    public const NETWORK = 'network';
    public const TAPPED = 'tapped';

    /** @var Minute */
    public const NOTHING = ['granted' => 0, 'confirmed' => 0, 'refused' => 0, 'tapped' => 0, 'called' => 0];

    private const WINDOW = 10;
    private const SHARE = 0.3;
    private const FEWEST = [self::UNCONFIRMED => 10, self::NETWORK => 10, self::TAPPED => 5];

    /** A visitor who came just now had no time yet to show himself. */
    private const GRACE = 1;

    /** @param int $since and $until in UTC milliseconds, $count and $all of the worst ten minutes between them */
    private function __construct(
        public readonly string $kind,
        public readonly int $since,
        public readonly int $until,
        public readonly int $count,
        public readonly int $all,
    ) {
    }

    /**
     * @param  array<int, Minute> $minutes of one pool, by minutes since 1970
     * @return ?self the latest, null where there was none
     */
    public static function latest(array $minutes, int $now): ?self
    {
        ksort($minutes);
        $last = intdiv($now, Time::MINUTE);
        $latest = null;
        foreach (array_keys(self::FEWEST) as $kind) {
            $alarm = self::ofKind($kind, $minutes, $last);
            $latest = $alarm !== null && ($latest === null || $alarm->until > $latest->until) ? $alarm : $latest;
        }

        return $latest;
    }

    /** @param array<int, Minute> $minutes in order */
    private static function ofKind(string $kind, array $minutes, int $last): ?self
    {
        $alarm = null;
        foreach (array_keys($minutes) as $end) {
            [$count, $all] = self::window($kind, $minutes, $end, $last);
            if ($count < self::FEWEST[$kind] || $count <= self::SHARE * $all) {
                continue;
            }
            $since = ($end - self::WINDOW + 1) * Time::MINUTE;
            $goesOn = $alarm !== null && $since <= $alarm->until + Time::MINUTE;
            $isWorse = ! $goesOn || $count > $alarm->count;
            $alarm = new self(
                $kind,
                $goesOn ? $alarm->since : self::firstWithin($kind, $minutes, $end) * Time::MINUTE,
                $end * Time::MINUTE,
                $isWorse ? $count : $alarm->count,
                $isWorse ? $all : $alarm->all,
            );
        }

        return $alarm;
    }

    /**
     * @param  array<int, Minute> $minutes
     * @return array{int, int} how many, of how many
     */
    private static function window(string $kind, array $minutes, int $end, int $last): array
    {
        $sum = self::NOTHING;
        for ($minute = $end - self::WINDOW + 1; $minute <= $end; $minute++) {
            foreach ($minutes[$minute] ?? [] as $what => $times) {
                $sum[$what] += $what === 'granted' && $minute > $last - self::GRACE ? 0 : $times;
            }
        }

        return [self::countOf($kind, $sum), match ($kind) {
            self::UNCONFIRMED => $sum['granted'],
            self::NETWORK => $sum['granted'] + $sum['refused'],
            default => $sum['confirmed'],
        }];
    }

    /** @param Minute $of one minute or the sum of several */
    private static function countOf(string $kind, array $of): int
    {
        return max(0, match ($kind) {
            self::UNCONFIRMED => $of['granted'] - $of['confirmed'],
            self::NETWORK => $of['refused'],
            default => $of['tapped'] - $of['called'],
        });
    }

    /** @param array<int, Minute> $minutes */
    private static function firstWithin(string $kind, array $minutes, int $end): int
    {
        for ($minute = $end - self::WINDOW + 1; $minute < $end; $minute++) {
            if (isset($minutes[$minute]) && self::countOf($kind, $minutes[$minute]) > 0) {
                return $minute;
            }
        }

        return $end;
    }
}
