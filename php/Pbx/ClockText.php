<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

/** A phone system's wrong clock in words, with what is probably wrong: hours that are whole are a time zone, not a clock. */
final class ClockText
{
    private const HALF_HOUR = 30;

    /** @param int $ahead minutes, below 0 where the clock is behind */
    public static function of(int $ahead): string
    {
        $minutes = abs($ahead);
        $isZone = ClockLag::isZone($minutes);
        $span = Span::of($isZone ? (int) round($minutes / self::HALF_HOUR) * self::HALF_HOUR : $minutes);
        $what = $ahead > 0
            /* translators: %s: "3 hours" */
            ? sprintf(__('The clock of the phone system is %s fast.', 'ringwell'), $span)
            /* translators: %s: "3 hours" */
            : sprintf(__('The clock of the phone system is %s slow.', 'ringwell'), $span);

        return $what . ' ' . ($isZone
            ? __('Probably the time zone is wrong: look for it here and in the phone system.', 'ringwell')
            : __('Set it by NTP.', 'ringwell'));
    }
}
