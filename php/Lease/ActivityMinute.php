<?php

declare(strict_types=1);

namespace Ringwell\Lease;

use Ringwell\Time;

/**
 * Activity goes into the log at most once a minute; the row itself always knows the last of it. So what a replay of the
 * log says of a row may be behind it by less than a minute, and never by more: a write that changes anything else is logged.
 */
final class ActivityMinute
{
    public static function begins(?int $lastActiveAt, int $at): bool
    {
        return $lastActiveAt === null || intdiv($at, Time::MINUTE) > intdiv($lastActiveAt, Time::MINUTE);
    }

    /** Whether a write leaves no line in the log. */
    public static function isQuiet(LeaseRow $before, LeaseRow $after): bool
    {
        return [$before->visit, $before->lease, $before->confirmed, $before->protectedAt] === [$after->visit, $after->lease, $after->confirmed, $after->protectedAt]
            && $after->holdUntil - $before->holdUntil < Time::MINUTE
            && ($after->activeAt === $before->activeAt || ($after->activeAt !== null && ! self::begins($before->activeAt, $after->activeAt)));
    }
}
