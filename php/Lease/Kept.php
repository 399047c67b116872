<?php

declare(strict_types=1);

namespace Ringwell\Lease;

use Ringwell\Time;

/**
 * Whether numbers of a pool are kept for eight minutes and more by visitors who are still busy, or who tapped and did not
 * call: the share of one network (Standing::cap), or half of the pool. Patients stay two minutes in the median, and call
 * within seconds of a tap; one may stay long, two of one network at once are rare where no operator has a fifth of the
 * visitors (docs/algorithm/attacks.md says how often). Pure.
 *
 * Whoever never asks for more than he may have is refused nothing and leaves no trace in what Alarm counts.
 */
final class Kept
{
    public const SINCE = 8 * Time::MINUTE;

    /** Input comes every half minute from a page that is in use. */
    private const BUSY = 2 * Time::MINUTE;

    private const FEWEST = 5;

    /**
     * @param bool $isOfOneNetwork whether one network keeps them
     * @param int  $count          how many numbers are kept
     * @param int  $since          when the first of them was given, UTC milliseconds
     */
    private function __construct(
        public readonly bool $isOfOneNetwork,
        public readonly int $count,
        public readonly int $since,
    ) {
    }

    /**
     * @param list<LeaseRow> $rows    of one pool
     * @param Stays          $stays   of their numbers
     * @param list<string>   $called  leases that a call was tied to
     * @param int            $numbers of the pool
     */
    public static function of(array $rows, Stays $stays, array $called, int $numbers, int $now): ?self
    {
        $kept = array_values(array_filter($rows, static fn (LeaseRow $row): bool => self::isKept($row, $stays->since($row), $called, $now)));
        $networks = [];
        foreach ($kept as $row) {
            $networks[$row->network ?? ''][] = $row;
        }
        unset($networks['']);
        usort($networks, static fn (array $a, array $b): int => count($b) <=> count($a));
        $most = $networks[0] ?? [];

        return match (true) {
            count($most) >= Standing::cap($numbers) => self::told(true, $most, $stays),
            count($kept) >= max(self::FEWEST, intdiv($numbers + 1, 2)) => self::told(false, $kept, $stays),
            default => null,
        };
    }

    /** @param list<string> $called */
    private static function isKept(LeaseRow $row, int $since, array $called, int $now): bool
    {
        $isBusy = $row->activeAt !== null && $row->activeAt >= $now - self::BUSY;
        $waits = $row->protectedAt !== null && ! in_array($row->lease, $called, true);

        return $row->confirmed && $row->isHeld($now) && $since <= $now - self::SINCE && ($isBusy || $waits);
    }

    /** @param list<LeaseRow> $rows */
    private static function told(bool $isOfOneNetwork, array $rows, Stays $stays): self
    {
        return new self($isOfOneNetwork, count($rows), min([PHP_INT_MAX, ...array_map($stays->since(...), $rows)]));
    }
}
