<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

/** A length of time in words: "17 minutes", "5 hours 30 minutes", "3 days". */
final class Span
{
    private const DAY = 24 * 60;

    public static function of(int $minutes): string
    {
        if ($minutes >= 2 * self::DAY) {
            $days = intdiv($minutes, self::DAY);

            /* translators: %d: number of days */
            return sprintf(_n('%d day', '%d days', $days, 'ringwell'), $days);
        }
        $hours = intdiv($minutes, 60);
        $rest = $minutes % 60;
        /* translators: %d: number of hours */
        $inHours = sprintf(_n('%d hour', '%d hours', $hours, 'ringwell'), $hours);
        /* translators: %d: number of minutes */
        $inMinutes = sprintf(_n('%d minute', '%d minutes', $rest, 'ringwell'), $rest);

        return match (true) {
            $hours === 0 => $inMinutes,
            $rest === 0 => $inHours,
            default => "{$inHours} {$inMinutes}",
        };
    }
}
