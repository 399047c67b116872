<?php

declare(strict_types=1);

namespace Ringwell\Queue;

use Ringwell\Time;

/**
 * When the queue should run next, and when it did. Pure.
 *
 * WP-Cron looks at its tasks when WordPress is asked for something; page caches and the fast door answer without it, and on
 * many hosts nobody else asks. So whatever door is asked looks here.
 */
final class Turn
{
    /** WP-Cron goes first: only what it left undone is anybody else's. */
    private const GRACE = 30 * Time::SECOND;
    /** At most once a minute. */
    public const APART = Time::MINUTE;
    /** What nobody foresaw (an event whose worker died) waits no longer than this where there are connections. */
    private const WITH_CONNECTIONS = 5 * Time::MINUTE;
    private const WITHOUT = Time::HOUR;
    /** A time further ahead was written by a clock that was wrong. */
    private const FURTHEST = 2 * Time::HOUR;

    /** @param list<?int> $due when each kind of work is due next; null: nothing waits */
    public static function next(array $due, bool $hasConnections, int $now): int
    {
        $waits = array_filter($due, is_int(...));
        $latest = $now + ($hasConnections ? self::WITH_CONNECTIONS : self::WITHOUT);

        return max($now + self::APART, min([$latest, ...array_map(static fn (int $at): int => $at + self::GRACE, $waits)]));
    }

    /** @param ?int $dueAt as it was stored; null: never */
    public static function isDue(?int $dueAt, int $now): bool
    {
        return $dueAt === null || $dueAt <= $now || $dueAt > $now + self::FURTHEST;
    }

    /**
     * Whether a request to ourselves leads to nothing here: the last one was not followed by any work. Some hosts forbid such
     * requests, or a password stands before the site.
     */
    public static function isDeaf(?int $kickedAt, ?int $workedAt): bool
    {
        return $kickedAt !== null && ($workedAt ?? 0) < $kickedAt;
    }
}
