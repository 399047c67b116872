<?php

declare(strict_types=1);

namespace Ringwell\Number;

use Ringwell\Time;

/** What an owner hears of a number that a visitor has right now. */
final class HeldText
{
    /**
     * @param int $until end of the hold, UTC milliseconds
     * @param int $now   likewise
     */
    public static function until(int $until, int $now): string
    {
        return sprintf(
            /* translators: %s: time of day, or day and time */
            __('A visitor has this number right now: it is held until %s. Taken out, it goes from their page, but they may still call it.', 'ringwell'),
            self::moment($until, $now),
        );
    }

    /** In the site's zone and its own way of writing; the day only where it is another one. */
    private static function moment(int $at, int $now): string
    {
        $seconds = intdiv($at, Time::SECOND);
        $day = (string) wp_date(self::format('date_format'), $seconds);
        $time = (string) wp_date(self::format('time_format'), $seconds);

        return $day === wp_date(self::format('date_format'), intdiv($now, Time::SECOND)) ? $time : "{$day}, {$time}";
    }

    private static function format(string $option): string
    {
        $format = get_option($option);

        return is_string($format) ? $format : 'Y-m-d H:i';
    }
}
