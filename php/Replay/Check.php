<?php

declare(strict_types=1);

namespace Ringwell\Replay;

use Ringwell\Lease\LeaseRow;
use Ringwell\Time;

/** Compares the row of a number with what the log replays to. Pure. */
final class Check
{
    /**
     * @param  ?LeaseRow         $row as it is stored, null where there is none
     * @return list<Fault>
     */
    public static function differences(State $state, ?LeaseRow $row): array
    {
        if ($row === null) {
            return $state->rev === 0 ? [] : [self::fault(Fault::BEHIND, $state, "rev {$state->rev}", '-')];
        }
        if ($row->rev < $state->rev) {
            return [self::fault(Fault::BEHIND, $state, "rev {$state->rev}", "rev {$row->rev}")];
        }
        if ($row->lease !== $state->lease || $row->visit !== $state->visit) {
            $isLogged = $row->lease === null;

            return [new Fault(
                $isLogged ? Fault::NOT_IN_ROW : Fault::NOT_LOGGED,
                $state->numberId,
                $row->rev,
                $isLogged ? $state->visit : $row->visit,
                $state->lease ?? '-',
                $row->lease ?? '-',
            )];
        }
        $faults = $state->visit === null ? [] : self::ofLease($state, $row);
        if (! self::isHoldRight($state, $row)) {
            $faults[] = self::fault(Fault::DIFFERENT, $state, "hold_until {$state->holdUntil}", "hold_until {$row->holdUntil}");
        }

        return $faults;
    }

    /** @return list<Fault> */
    private static function ofLease(State $state, LeaseRow $row): array
    {
        // A giving that was forgotten with its visit tells nothing of what it set.
        $isWhole = $state->givenAt !== null;
        $pairs = [
            'pool_id' => [$state->poolId, $row->poolId, true],
            'given_at' => [$state->givenAt, $row->givenAt, $isWhole && ! self::ranAhead($state, $row)],
            'confirmed' => [(int) $state->confirmed, (int) $row->confirmed, $isWhole],
            'protected_at' => [$state->protectedAt, $row->protectedAt, $isWhole && ! self::ranAhead($state, $row)],
            'active_at' => [self::minute($state->activeAt), self::minute($row->activeAt), $isWhole && ! self::ranAhead($state, $row)],
        ];
        $faults = [];
        foreach ($pairs as $name => [$log, $is, $isKnown]) {
            if ($isKnown && $log !== $is) {
                $faults[] = self::fault(Fault::DIFFERENT, $state, "{$name} " . ($log ?? '-'), "{$name} " . ($is ?? '-'));
            }
        }

        return $faults;
    }

    /** What the log does not know is less than a minute, and never of the past: a hold only grows. */
    private static function isHoldRight(State $state, LeaseRow $row): bool
    {
        $behind = $state->holdUntil === null ? 0 : $row->holdUntil - $state->holdUntil;

        return ($behind >= 0 && $behind < Time::MINUTE) || self::ranAhead($state, $row);
    }

    /**
     * Whether the last event was written by a clock that ran more than a day ahead: reading the row has mended its
     * moments and its hold since then (LeaseRow::readAt).
     */
    private static function ranAhead(State $state, LeaseRow $row): bool
    {
        $last = max($row->givenAt, $row->viewedAt ?? 0, $row->activeAt ?? 0);

        return $state->visit !== null && $state->at > $last + Time::DAY;
    }

    private static function minute(?int $at): ?int
    {
        return $at === null ? null : intdiv($at, Time::MINUTE);
    }

    private static function fault(string $kind, State $state, string $log, string $row): Fault
    {
        return new Fault($kind, $state->numberId, $state->rev, $state->visit, $log, $row);
    }
}
