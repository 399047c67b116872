<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Any;

use Ringwell\Pbx\WallClock;
use Ringwell\Time;

/**
 * Reads a time in whatever form a phone system nobody knows yet, or a spreadsheet that had its export in hand, writes it.
 * Pure.
 */
final class AnyTime
{
    /** Digits of an epoch of this age (2001 to 2286) => how many of it make a millisecond, as a power of ten. */
    private const EPOCHS = [10 => -3, 13 => 0, 16 => 3, 19 => 6];
    /** 2001-09-09, where epoch seconds get their tenth digit, and 2100-01-01: outside of them is no time of a call. */
    private const FIRST = 1_000_000_000_000;
    private const LAST = 4_102_444_800_000;

    private const CLOCK = '(?<h>\d{1,2}):(?<i>\d{2})(?::(?<s>\d{2})(?<f>[.,]\d{1,9})?)?(?:\s?(?<half>[AaPp])\.?[Mm]\.?)?';
    private const PLACE = '\s*(?:\(?(?<z>Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)\)?)?';
    private const YEAR_FIRST = '(?<y>\d{4})[-\/.](?<m>\d{1,2})[-\/.](?<d>\d{1,2})';
    private const DAY_FIRST = '(?<d>\d{1,2})[-\/.](?<m>\d{1,2})[-\/.](?<y>\d{4}|\d{2})';
    private const MONTH_NAMED = '(?:[A-Za-z]{3},?\s+)?(?<d>\d{1,2})[\s-](?<name>[A-Za-z]{3})[a-z]*[\s-](?<y>\d{4})';
    private const BETWEEN = '(?:T|,?\s+|,)';
    private const MONTHS = ['jan' => 1, 'feb' => 2, 'mar' => 3, 'apr' => 4, 'may' => 5, 'jun' => 6, 'jul' => 7, 'aug' => 8, 'sep' => 9, 'oct' => 10, 'nov' => 11, 'dec' => 12];

    /**
     * @param  string $zone where the clock hangs, if the text doesn't say so
     * @return ?int   UTC milliseconds
     */
    public static function utc(?string $text, string $zone): ?int
    {
        $text = trim($text ?? '');
        $time = self::epoch($text) ?? WallClock::utc($text, $zone) ?? self::written($text, $zone);

        return $time === null || $time < self::FIRST || $time > self::LAST ? null : $time;
    }

    private static function epoch(string $text): ?int
    {
        if (preg_match('/^(\d{10}|\d{13}|\d{16}|\d{19})(?:[.,](\d{1,9}))?$/D', $text, $match) !== 1) {
            return null;
        }
        $power = self::EPOCHS[strlen($match[1])];
        if ($power >= 0) {
            return intdiv((int) $match[1], 10 ** $power);
        }

        return (int) $match[1] * Time::SECOND + (int) substr(str_pad($match[2] ?? '', 3, '0'), 0, 3);
    }

    private static function written(string $text, string $zone): ?int
    {
        foreach ([self::YEAR_FIRST, self::DAY_FIRST, self::MONTH_NAMED] as $day) {
            if (preg_match('/^' . $day . self::BETWEEN . self::CLOCK . self::PLACE . '$/D', $text, $match) === 1) {
                return WallClock::utc(self::plain($match), $zone);
            }
        }

        return null;
    }

    /**
     * @param  array<array-key, string> $said
     * @return string as WallClock reads it
     */
    private static function plain(array $said): string
    {
        $half = strtolower($said['half'] ?? '');
        [$day, $month] = [(int) $said['d'], (int) ($said['m'] ?? self::MONTHS[strtolower($said['name'] ?? '')] ?? 0)];
        // Only Americans put the month first, and only they count to twelve twice; a thirteenth month gives them away too.
        if (strlen($said['y']) === 4 && ! str_starts_with($said[0], $said['y']) && isset($said['m']) && ($month > 12 || ($half !== '' && str_contains($said[0], '/')))) {
            [$day, $month] = [$month, $day];
        }
        $hour = (int) $said['h'] % ($half === '' ? 100 : 12) + ($half === 'p' ? 12 : 0);
        $year = strlen($said['y']) === 2 ? "20{$said['y']}" : $said['y'];
        $place = str_replace(['UTC', 'GMT'], 'Z', $said['z'] ?? '');
        $second = ($said['s'] ?? '') === '' ? '00' : $said['s'];

        return sprintf('%s-%02d-%02d %02d:%s:%s%s%s', $year, $month, $day, $hour, $said['i'], $second, $said['f'] ?? '', $place);
    }
}
