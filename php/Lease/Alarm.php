<?php

declare(strict_types=1);

namespace Ringwell\Lease;

use Ringwell\Time;

/**
 * Whether somebody takes a pool's numbers who does not mean to call, as the last day's log tells it: in ten minutes
 * either 30 % of the leases (ten at least) showed no sign of a person, or as many visitors were refused because their
 * networks held their share already. Pure.
 *
 * @phpstan-type Minute array{granted: int, confirmed: int, refused: int}
 */
final class Alarm
{
    public const UNCONFIRMED = 'unconfirmed';
    public const NETWORK = 'network';

    private const WINDOW = 10;
    private const SHARE = 0.3;
    private const FEWEST = 10;

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
        foreach ([self::UNCONFIRMED, self::NETWORK] as $kind) {
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
            if ($count < self::FEWEST || $count <= self::SHARE * $all) {
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
        [$granted, $confirmed, $refused] = [0, 0, 0];
        for ($minute = $end - self::WINDOW + 1; $minute <= $end; $minute++) {
            $of = $minutes[$minute] ?? ['granted' => 0, 'confirmed' => 0, 'refused' => 0];
            $granted += $minute > $last - self::GRACE ? 0 : $of['granted'];
            $confirmed += $of['confirmed'];
            $refused += $of['refused'];
        }

        return $kind === self::UNCONFIRMED ? [max(0, $granted - $confirmed), $granted] : [$refused, $granted + $refused];
    }

    /** @param array<int, Minute> $minutes */
    private static function firstWithin(string $kind, array $minutes, int $end): int
    {
        for ($minute = $end - self::WINDOW + 1; $minute < $end; $minute++) {
            $of = $minutes[$minute] ?? null;
            if ($of !== null && ($kind === self::NETWORK ? $of['refused'] : $of['granted'] - $of['confirmed']) > 0) {
                return $minute;
            }
        }

        return $end;
    }
}
