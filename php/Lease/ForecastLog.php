<?php

declare(strict_types=1);

namespace Ringwell\Lease;

use Ringwell\Db\Connection;
use Ringwell\Time;
use Ringwell\Visit\VisitStore;

/** What the log tells a forecast: a pool's latest visits, however many there were before. */
final class ForecastLog
{
    /** Enough for a standard error of half a point, and few enough for any host. */
    public const MOST_VISITS = 10_000;
    public const LONGEST = 28 * Time::DAY;

    private const GRANTED = "SELECT visit, at, kind FROM {exposures} WHERE pool_id = %d AND event = 'granted' AND at >= %d AND at < %d AND visit IS NOT NULL"
        . ' ORDER BY at DESC LIMIT %d';

    /** Of a visit's own events far fewer are kept: at most one activity a minute. */
    private const MOST_EVENTS = 100_000;

    public function __construct(private readonly Connection $db)
    {
    }

    /**
     * Of a visit that met an empty pool it is known when it came, which pages it opened, who it was and when he was last
     * there, and nothing else: it is taken to have tapped and called as one that was given a number, each of these in turn.
     *
     * @return list<ForecastVisit> by time
     */
    public function visits(int $poolId, int $now): array
    {
        $came = [];
        foreach (array_reverse($this->granted($poolId, $now - self::LONGEST, $now)) as $row) {
            $id = (int) $row['visit'];
            // Who was given one with a later page only was shown it only then.
            $came[$id] = ['at' => $came[$id]['at'] ?? (int) $row['at'], 'given' => $came[$id]['given'] ?? ($row['kind'] === 'pool' ? (int) $row['at'] : null)];
        }
        if ($came === []) {
            return [];
        }
        $given = $this->given($poolId, $came, $now);
        $pages = $this->pages($poolId, $now);
        $people = $this->people($poolId, $now);
        $times = array_count_values(array_column($people, 'visitor'));
        $models = array_values($given);
        $visits = [];
        $without = 0;
        foreach ($came as $id => ['at' => $at]) {
            $model = $given[$id] ?? ($models === [] ? null : $models[$without++ % count($models)]);
            if ($model !== null) {
                $further = array_values(array_unique(array_filter($pages[$id] ?? [], static fn (int $page): bool => $page > $at)));
                $visitor = $people[$id]['visitor'] ?? '';
                // Who came this once is no matter, and thousands of names would be.
                $visitor = ($times[$visitor] ?? 0) > 1 ? $visitor : '';
                $visits[] = isset($given[$id])
                    ? new ForecastVisit($at, max($at, $model->activeAt), $model->tappedAt, $model->calledAt, $model->isConfirmed, $further, $visitor)
                    : $model->movedTo($at, isset($people[$id]) ? self::lastThere($at, $people[$id]['seen']) : null, $further, $visitor);
            }
        }

        return $visits;
    }

    /**
     * @param  non-empty-array<int, array{at: int, given: ?int}> $came by visit
     * @return array<int, ForecastVisit> by visit: those with a number, as they were with it
     */
    private function given(int $poolId, array $came, int $now): array
    {
        $from = min(array_column($came, 'at'));
        $active = $this->moments($poolId, 'active', $from, $now);
        $tapped = $this->moments($poolId, 'tap', $from, $now) + $this->moments($poolId, 'copy', $from, $now);
        $called = $this->moments($poolId, 'called', $from, $now);
        $confirmed = $this->moments($poolId, 'confirmed', $from, $now);
        $given = [];
        foreach ($came as $id => ['given' => $at]) {
            if ($at !== null) {
                $given[$id] = new ForecastVisit(
                    $at,
                    max($at, $active[$id][1] ?? $at),
                    $tapped[$id][0] ?? null,
                    $called[$id][0] ?? null,
                    isset($confirmed[$id]) || isset($active[$id]),
                );
            }
        }

        return $given;
    }

    /** @return array<int, list<int>> visit => when it opened a page, by time; the latest pages only where there are too many */
    private function pages(int $poolId, int $now): array
    {
        $pages = [];
        // A visit that was given many numbers has its pages but once.
        $rows = $this->db->rows(
            'SELECT p.visit, p.at FROM (SELECT DISTINCT visit FROM (' . self::GRANTED . ') l) g JOIN ' . VisitStore::PAGES . ' ON p.visit = g.visit ORDER BY p.at DESC LIMIT %d',
            [...$this->ofGranted($poolId, $now), self::MOST_EVENTS],
        );
        foreach (array_reverse($rows) as $row) {
            $pages[(int) $row['visit']][] = (int) $row['at'];
        }

        return $pages;
    }

    /** @return array<int, array{visitor: string, seen: int}> by visit: whose it was, and when he was last there */
    private function people(int $poolId, int $now): array
    {
        $people = [];
        foreach ($this->db->rows('SELECT v.id, v.visitor, v.seen_at FROM (' . self::GRANTED . ') g JOIN ' . VisitStore::TABLE . ' ON v.id = g.visit', $this->ofGranted($poolId, $now)) as $row) {
            $people[(int) $row['id']] = ['visitor' => (string) $row['visitor'], 'seen' => (int) $row['seen_at']];
        }

        return $people;
    }

    /** A sign of life is written once a minute: the last one came half a minute later in the mean. */
    private static function lastThere(int $at, int $seenAt): int
    {
        return $seenAt > $at ? $seenAt + intdiv(Time::MINUTE, 2) : $at;
    }

    /** @return list<int> */
    private function ofGranted(int $poolId, int $now): array
    {
        return [$poolId, $now - self::LONGEST, $now, self::MOST_VISITS];
    }

    /** @return list<array<string, string|null>> the latest first */
    private function granted(int $poolId, int $from, int $to): array
    {
        return $this->db->rows(self::GRANTED, [$poolId, $from, $to, self::MOST_VISITS]);
    }

    /** @return array<int, array{int, int}> visit => when it did so first and last; the latest events only where there are too many */
    private function moments(int $poolId, string $event, int $from, int $to): array
    {
        $moments = [];
        $rows = $this->db->rows(
            'SELECT visit, MIN(at - ago) AS first, MAX(at - ago) AS last FROM'
            . ' (SELECT visit, at, ago FROM {exposures} WHERE pool_id = %d AND event = %s AND at >= %d AND at < %d AND visit IS NOT NULL'
            . ' ORDER BY at DESC LIMIT %d) latest GROUP BY visit',
            [$poolId, $event, $from, $to, self::MOST_EVENTS],
        );
        foreach ($rows as $row) {
            $moments[(int) $row['visit']] = [(int) $row['first'], (int) $row['last']];
        }

        return $moments;
    }
}
