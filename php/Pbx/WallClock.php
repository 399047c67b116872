<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

use Ringwell\Time;

/**
 * Reads the times of phone systems that write what the clock on their wall shows, mostly without saying where it hangs.
 *
 * Where clocks go forward an hour is skipped: a time in it is read as by a clock that nobody had moved yet. Where they go
 * back an hour comes twice: it is read as the first, so that a call is never later than it was. Pure.
 */
final class WallClock
{
    private const DAY_FIRST = '/^(?<d>\d{2})\.(?<m>\d{2})\.(?<y>\d{4})';
    private const YEAR_FIRST = '/^(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})';
    private const TIME = '[ T](?<h>\d{2}):(?<i>\d{2})(?::(?<s>\d{2})(?:[.,](?<f>\d{1,9}))?)?';
    private const PLACE = '\s?(?<z>Z|[+-]\d{2}(?::?\d{2})?)?$/D';
    private const COMPACT = '/^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})T?(?<h>\d{2})(?<i>\d{2})(?<s>\d{2})(?<z>Z|[+-]\d{2}(?::?\d{2})?)?$/D';

    /** No clock was moved twice within two days of a call. */
    private const NEAR = 86_400;

    /**
     * "2026-11-22 10:15:07", with or without seconds and their fractions, with "T" for the space, "22.11.2026 10:15:07" and
     * "20261122T101507". A text that ends in "Z" or an offset says itself where its clock hangs.
     *
     * @param  string $zone "Europe/Moscow", or an offset: "+03:00"
     * @return ?int   UTC milliseconds; null where the text is no time, or the zone none
     */
    public static function utc(string $text, string $zone): ?int
    {
        $said = self::parts(trim($text));
        if ($said === null) {
            return null;
        }
        $wall = gmmktime($said['h'], $said['i'], $said['s'], $said['m'], $said['d'], $said['y']);
        $place = self::zone($said['place'] === '' ? $zone : $said['place']);

        return $wall === false || $place === null ? null : self::moment($wall, $place) * Time::SECOND + $said['milliseconds'];
    }

    /** What that clock shows, for asking: "2026-11-22 10:15:07", cut to the second; '' where the zone is none. */
    public static function text(int $utc, string $zone): string
    {
        $place = self::zone($zone);
        if ($place === null) {
            return '';
        }
        $seconds = intdiv($utc - (($utc % Time::SECOND) + Time::SECOND) % Time::SECOND, Time::SECOND);

        return (new \DateTimeImmutable("@{$seconds}"))->setTimezone($place)->format('Y-m-d H:i:s');
    }

    public static function isZone(string $name): bool
    {
        return self::zone($name) !== null;
    }

    /** @return ?array{y: int, m: int, d: int, h: int, i: int, s: int, milliseconds: int, place: string} */
    private static function parts(string $text): ?array
    {
        foreach ([self::YEAR_FIRST . self::TIME . self::PLACE, self::DAY_FIRST . self::TIME . self::PLACE, self::COMPACT] as $form) {
            if (preg_match($form, $text, $match) !== 1) {
                continue;
            }
            $said = [
                'y' => (int) $match['y'], 'm' => (int) $match['m'], 'd' => (int) $match['d'],
                'h' => (int) $match['h'], 'i' => (int) $match['i'], 's' => (int) ($match['s'] ?? 0),
                'milliseconds' => (int) substr(str_pad($match['f'] ?? '', 3, '0'), 0, 3),
                'place' => $match['z'] ?? '',
            ];
            $isTime = $said['h'] < 24 && $said['i'] < 60 && $said['s'] < 60;

            return $isTime && checkdate($said['m'], $said['d'], $said['y']) ? $said : null;
        }

        return null;
    }

    /** @param int $wall the clock's reading, in seconds, as if it hung in Greenwich */
    private static function moment(int $wall, \DateTimeZone $place): int
    {
        $before = self::offset($wall - self::NEAR, $place);
        $right = [];
        foreach ([$before, self::offset($wall + self::NEAR, $place)] as $offset) {
            if (self::offset($wall - $offset, $place) === $offset) {
                $right[] = $wall - $offset;
            }
        }

        return $right === [] ? $wall - $before : min($right);
    }

    private static function offset(int $seconds, \DateTimeZone $place): int
    {
        return $place->getOffset(new \DateTimeImmutable("@{$seconds}"));
    }

    private static function zone(string $name): ?\DateTimeZone
    {
        if (preg_match('#^([A-Za-z][A-Za-z0-9_+/-]{0,40}|[+-]\d{2}(:?\d{2})?)$#D', $name) !== 1) {
            return null;
        }
        try {
            return new \DateTimeZone($name);
        } catch (\Exception) {
            return null;
        }
    }
}
