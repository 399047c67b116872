<?php

declare(strict_types=1);

namespace Ringwell\Lease;

use Ringwell\Time;

/** Activity goes into the log at most once a minute; the row itself always knows the last of it. */
final class ActivityMinute
{
    public static function begins(?int $lastActiveAt, int $at): bool
    {
        return $lastActiveAt === null || intdiv($at, Time::MINUTE) > intdiv($lastActiveAt, Time::MINUTE);
    }
}
