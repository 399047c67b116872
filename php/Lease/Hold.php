<?php

declare(strict_types=1);

namespace Ringwell\Lease;

use Ringwell\Time;

/**
 * How long nobody can take a number: pure, a row in, a row out.
 *
 * Confirmed: hold_until = max(what it was, given + hold, last activity + 2 min, tap + protection, tied call + call
 * protection). Until a lease is confirmed, hold_until = max(what it was, given + 60 s), whatever else is heard; what is
 * heard is kept, and counts from the moment of confirmation. Nothing ever shortens a hold. `rev` is left alone: the
 * store counts it with the write.
 *
 * `$hasRoom` is false where the visitor's network holds its share of the pool already (Cap). A hold that runs is then
 * not made longer, and a number that nobody holds is not held anew: it stays with its visitor until somebody needs it.
 */
final class Hold
{
    public const AFTER_ACTIVITY = 2 * Time::MINUTE;

    /** A page that shows no sign of a person for this long is nobody's. */
    public const UNCONFIRMED = Time::MINUTE;

    /** Beats of a page that was opened this long ago extend nothing: a forgotten tab must not keep a number. */
    public const LONGEST_PAGE = 2 * Time::HOUR;

    /** The number goes to another visitor, or for the first time to anybody. */
    public static function give(LeaseRow $row, string $visitor, int $visit, string $lease, int $now, ?string $network = null, bool $hasRoom = true): LeaseRow
    {
        $until = max($row->holdUntil, $now + ($hasRoom ? self::UNCONFIRMED : 0));

        return new LeaseRow(
            $row->numberId,
            $row->poolId,
            $row->rev,
            $visitor,
            $visit,
            $lease,
            $now,
            $until,
            false,
            null,
            $now,
            $now,
            $until > $now ? $network : null,
        );
    }

    /**
     * The same visitor opened a page: the same number again. With a new visit it is a new lease, given now and to be
     * confirmed anew; within the visit the page counts as activity.
     */
    public static function renew(Pool $pool, LeaseRow $row, int $visit, string $lease, int $now, ?string $network = null, bool $hasRoom = true): LeaseRow
    {
        if ($row->visit !== $visit) {
            return self::give($row, (string) $row->visitor, $visit, $lease, $now, $network, $hasRoom);
        }

        return self::hold($pool, $row, $now, $hasRoom, $row->confirmed, $row->protectedAt, $now, max($now, $row->activeAt ?? 0), $network);
    }

    /** Input on the page at `$at`: confirms, and is activity. */
    public static function active(Pool $pool, LeaseRow $row, int $at, int $now, ?string $network = null, bool $hasRoom = true): LeaseRow
    {
        if ($row->viewedAt === null || $at > $row->viewedAt + self::LONGEST_PAGE) {
            return $row;
        }

        return self::hold($pool, $row, $now, $hasRoom, true, $row->protectedAt, $row->viewedAt, max($at, $row->activeAt ?? 0), $network);
    }

    /** The page was looked at for ten seconds: confirms, but is no activity. */
    public static function seen(Pool $pool, LeaseRow $row, int $now, ?string $network = null, bool $hasRoom = true): LeaseRow
    {
        return $row->confirmed ? $row : self::hold($pool, $row, $now, $hasRoom, true, $row->protectedAt, $row->viewedAt, $row->activeAt, $network);
    }

    /** The number was tapped or copied at `$at`: a call may come. One protection a lease; later ones are activity. */
    public static function tapped(Pool $pool, LeaseRow $row, int $at, int $now, ?string $network = null, bool $hasRoom = true): LeaseRow
    {
        $activeAt = $row->viewedAt === null || $at > $row->viewedAt + self::LONGEST_PAGE ? $row->activeAt : max($at, $row->activeAt ?? 0);

        return self::hold($pool, $row, $now, $hasRoom, $row->confirmed, $row->protectedAt ?? $at, $row->viewedAt, $activeAt, $network);
    }

    /**
     * A call was tied to this visitor: he may call again. Not to an unconfirmed lease: whoever flits through a pool is
     * the last one who was shown each of its numbers, and would be given a day's hold by other people's calls.
     */
    public static function called(Pool $pool, LeaseRow $row, int $at): LeaseRow
    {
        return $row->confirmed
            ? self::changed($row, max($row->holdUntil, $at + $pool->callProtectionMinutes * Time::MINUTE), true, $row->protectedAt, $row->viewedAt, $row->activeAt, $row->network)
            : $row;
    }

    private static function hold(
        Pool $pool,
        LeaseRow $row,
        int $now,
        bool $hasRoom,
        bool $confirmed,
        ?int $protectedAt,
        ?int $viewedAt,
        ?int $activeAt,
        ?string $network,
    ): LeaseRow {
        $until = match (true) {
            ! $confirmed => $row->holdUntil,
            $hasRoom => self::whole($pool, $row, $protectedAt, $activeAt),
            default => max($row->holdUntil, min($now, (int) $activeAt)),
        };

        // A number that nobody holds counts to no network.
        return self::changed($row, $until, $confirmed, $protectedAt, $viewedAt, $activeAt, $until > $now ? self::countsTo($row, $network, $now) : null);
    }

    /**
     * The network to whose share a hold counts: the one where it began. Networks are told apart by a key of the day;
     * what was written under yesterday's would count to nobody, and whoever keeps his numbers over midnight could take
     * a new share every night. So the first sign of a new day (UTC) counts it to where that came from.
     *
     * @param ?string $network of whoever asks now
     */
    public static function countsTo(LeaseRow $row, ?string $network, int $now): ?string
    {
        $isOfToday = intdiv($row->activeAt ?? $row->givenAt, Time::DAY) >= intdiv($now, Time::DAY);

        return $row->holdUntil > $now && $isOfToday ? $row->network : $network;
    }

    private static function whole(Pool $pool, LeaseRow $row, ?int $protectedAt, ?int $activeAt): int
    {
        $start = $pool->holdFrom === Pool::FROM_ACTIVITY ? max($row->givenAt, (int) $activeAt) : $row->givenAt;

        return max(
            $row->holdUntil,
            $start + $pool->hold(),
            (int) $activeAt + self::AFTER_ACTIVITY,
            $protectedAt === null ? 0 : $protectedAt + $pool->protectionMinutes * Time::MINUTE,
        );
    }

    private static function changed(
        LeaseRow $row,
        int $holdUntil,
        bool $confirmed,
        ?int $protectedAt,
        ?int $viewedAt,
        ?int $activeAt,
        ?string $network,
    ): LeaseRow {
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
            $viewedAt,
            $activeAt,
            $network,
        );
    }
}
