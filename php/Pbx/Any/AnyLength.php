<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Any;

/** Reads how long something took: "42", "42.6", "0:42", "00:01:05", "1 мин 5 сек", "1h 2m 3s". Pure. */
final class AnyLength
{
    /** Longer is no call: it is a time of day, or an id in the wrong place. */
    private const LONGEST = 7 * 86_400;

    private const UNITS = '/^(?:(?<h>\d{1,3})\s*(?:h|hrs?|hours?|ч|час\w*)\.?)?\s*(?:(?<m>\d{1,5})\s*(?:m|mins?|minutes?|м|мин\w*)\.?)?\s*(?:(?<s>\d{1,6})\s*(?:s|secs?|seconds?|с|сек\w*)\.?)?$/Diu';

    /** @param bool $inMilliseconds what a bare number counts */
    public static function seconds(?string $text, bool $inMilliseconds = false): ?int
    {
        $text = trim($text ?? '');
        $seconds = match (true) {
            $text === '' => null,
            preg_match('/^\d{1,12}(?:[.,]\d{1,9})?$/D', $text) === 1 => (int) round((float) str_replace(',', '.', $text) / ($inMilliseconds ? 1000 : 1)),
            preg_match('/^(?:(\d{1,3}):)?(\d{1,4}):(\d{2})(?:[.,]\d{1,9})?$/D', $text, $clock) === 1 => (int) $clock[1] * 3600 + (int) $clock[2] * 60 + (int) $clock[3],
            preg_match(self::UNITS, $text, $said) === 1 => (int) ($said['h'] ?? 0) * 3600 + (int) ($said['m'] ?? 0) * 60 + (int) ($said['s'] ?? 0),
            default => null,
        };

        return $seconds === null || $seconds > self::LONGEST ? null : $seconds;
    }
}
