<?php

declare(strict_types=1);

namespace Ringwell\Lease;

use Ringwell\Time;

/**
 * How long nobody can take a number: pure, a row in, a row out.
 *
 * hold_until = max(what it was, given + hold, last activity + 2 min, tap + protection, tied call + call protection).
 * Nothing ever shortens it. `rev` is left alone: the store counts it with the write.
 */
final class Hold
{
    public const AFTER_ACTIVITY = 2 * Time::MINUTE;

    /** Beats of a page that was opened this long ago extend nothing: a forgotten tab must not keep a number. */
    public const LONGEST_PAGE = 2 * Time::HOUR;

    /** The number goes to another visitor, or for the first time to anybody. */
    public static function give(Pool $pool, LeaseRow $row, string $visitor, int $visit, string $lease, int $now, ?string $network = null): LeaseRow
    {
        return new LeaseRow(
            $row->numberId,
            $row->poolId,
            $row->rev,
            $visitor,
            $visit,
            $lease,
            $now,
            max($row->holdUntil, $now + $pool->hold(), $now + self::AFTER_ACTIVITY),
            false,
            null,
            $now,
            $now,
            $network,
        );
    }

    /** The same visitor opened a page: the same number again. Given counts anew with each new visit. */
    public static function renew(Pool $pool, LeaseRow $row, int $visit, string $lease, int $now, ?string $network = null): LeaseRow
    {
        $newVisit = $row->visit !== $visit;
        $givenAt = $newVisit ? $now : $row->givenAt;

        return new LeaseRow(
            $row->numberId,
            $row->poolId,
            $row->rev,
            $row->visitor,
            $visit,
            $newVisit ? $lease : $row->lease,
            $givenAt,
            max($row->holdUntil, self::fromStart($pool, $givenAt, $now), $now + self::AFTER_ACTIVITY),
            ! $newVisit && $row->confirmed,
            $newVisit ? null : $row->protectedAt,
            $now,
            $now,
            $newVisit ? $network : $row->network,
        );
    }

    /** Input on the page at `$at`. */
    public static function active(Pool $pool, LeaseRow $row, int $at): LeaseRow
    {
        if ($row->viewedAt === null || $at > $row->viewedAt + self::LONGEST_PAGE) {
            return $row;
        }
        $at = max($at, $row->activeAt ?? 0);

        return self::changed(
            $row,
            max($row->holdUntil, self::fromStart($pool, $row->givenAt, $at), $at + self::AFTER_ACTIVITY),
            $row->protectedAt,
            $at,
            true,
        );
    }

    /** The page was looked at for ten seconds: the visitor is real, but that is no activity. */
    public static function seen(LeaseRow $row): LeaseRow
    {
        return self::changed($row, $row->holdUntil, $row->protectedAt, $row->activeAt, true);
    }

    /** The number was tapped or copied at `$at`: a call may come. One protection a lease. */
    public static function tapped(Pool $pool, LeaseRow $row, int $at): LeaseRow
    {
        $row = self::active($pool, $row, $at);
        if ($row->protectedAt !== null) {
            return $row;
        }

        return self::changed($row, max($row->holdUntil, $at + $pool->protectionMinutes * Time::MINUTE), $at, $row->activeAt, $row->confirmed);
    }

    /** A call was tied to this visitor: he may call again. */
    public static function called(Pool $pool, LeaseRow $row, int $at): LeaseRow
    {
        return self::changed($row, max($row->holdUntil, $at + $pool->callProtectionMinutes * Time::MINUTE), $row->protectedAt, $row->activeAt, $row->confirmed);
    }

    private static function fromStart(Pool $pool, int $givenAt, int $activeAt): int
    {
        return ($pool->holdFrom === Pool::FROM_ACTIVITY ? $activeAt : $givenAt) + $pool->hold();
    }

    private static function changed(LeaseRow $row, int $holdUntil, ?int $protectedAt, ?int $activeAt, bool $confirmed): LeaseRow
    {
        return new LeaseRow(
            $row->numberId,
            $row->poolId,
            $row->rev,
            $row->visitor,
            $row->visit,
            $row->lease,
            $row->givenAt,
            $holdUntil,
            $confirmed,
            $protectedAt,
            $row->viewedAt,
            $activeAt,
            $row->network,
        );
    }
}
