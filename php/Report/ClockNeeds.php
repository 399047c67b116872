<?php

declare(strict_types=1);

namespace Ringwell\Report;

use Ringwell\Privacy\ClockWatch;
use Ringwell\Time;

/**
 * A server's clock that is wrong, or was: until it is right nothing old is deleted.
 *
 * @phpstan-import-type Need from Needs
 */
final class ClockNeeds
{
    /** @return list<Need> */
    public static function of(ClockWatch $watch): array
    {
        if ($watch->isApart()) {
            $days = intdiv(abs($watch->drift), Time::DAY);

            return [self::need('clocks_apart', sprintf(
                /* translators: %d: number of days, at least 1 */
                _n('The clocks of the web server and of the database are %d day apart. Until they agree, old visits are not deleted. Ask your host to set them.', 'The clocks of the web server and of the database are %d days apart. Until they agree, old visits are not deleted. Ask your host to set them.', $days, 'ringwell'),
                $days,
            ), null)];
        }
        if (! $watch->hasJumped()) {
            return [];
        }
        $days = intdiv(abs((int) $watch->jump), Time::DAY);
        $words = $watch->jump > 0
            /* translators: 1: number of days, 2: a date like 2026-11-22 */
            ? _n('The server believes that it is %2$s: its clock went on by %1$d day at once, or scheduled tasks stood still for so long. To be safe, old visits are not deleted for three days. If the date is wrong, ask your host to set the clock.', 'The server believes that it is %2$s: its clock went on by %1$d days at once, or scheduled tasks stood still for so long. To be safe, old visits are not deleted for three days. If the date is wrong, ask your host to set the clock.', $days, 'ringwell')
            /* translators: 1: number of days, 2: a date like 2026-11-22 */
            : _n('The server\'s clock was set back by %1$d day, to %2$s. To be safe, old visits are not deleted for three days.', 'The server\'s clock was set back by %1$d days, to %2$s. To be safe, old visits are not deleted for three days.', $days, 'ringwell');

        return [self::need('clock_jumped', sprintf($words, $days, gmdate('Y-m-d', intdiv($watch->at, Time::SECOND))), $watch->since)];
    }

    /** @return Need */
    private static function need(string $code, string $text, ?int $since): array
    {
        return [
            'code' => $code,
            'text' => $text,
            'since' => Time::isoOrNull($since),
            'button' => __('Look at the settings', 'ringwell'),
            'path' => 'settings',
        ];
    }
}
