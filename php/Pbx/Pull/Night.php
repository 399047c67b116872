<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Pull;

use Ringwell\Time;

/** The quiet hours of the site's zone, when three days are asked for once more. Pure. */
final class Night
{
    private const FROM_HOUR = 3;
    private const MINUTES = 120;
    /** Neighbours are this many minutes apart, so that a dozen connections don't ask at once. */
    private const APART = 7;

    /** When the next night pull of this connection is: always later than now, at most a day and the hour of a changing clock away. */
    public static function next(int $connectionId, int $now, \DateTimeZone $zone): int
    {
        $minute = ($connectionId * self::APART) % self::MINUTES;
        $today = (new \DateTimeImmutable('@' . intdiv($now, Time::SECOND)))->setTimezone($zone);
        foreach (['today', 'tomorrow', '+2 days'] as $day) {
            $at = $today->modify($day)->setTime(self::FROM_HOUR, $minute)->getTimestamp() * Time::SECOND;
            if ($at > $now) {
                return $at;
            }
        }

        return $now + Time::DAY;
    }
}
