<?php

declare(strict_types=1);

namespace Ringwell\Lease;

use Ringwell\Db\Connection;
use Ringwell\Time;
use Ringwell\Visit\VisitStore;

/** What the log tells of a pool's latest visits, however many there were before. */
final class PoolLog
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

    /** @return list<array{visit: int, at: int, isGiven: bool}> by time: who wanted a number, and whether it was one of the pool */
    public function granted(int $poolId, int $now): array
    {
        return array_map(
            static fn (array $row): array => ['visit' => (int) $row['visit'], 'at' => (int) $row['at'], 'isGiven' => $row['kind'] === 'pool'],
            array_reverse($this->db->rows(self::GRANTED, self::ofGranted($poolId, $now))),
        );
    }

    /** @return array<int, array{int, int}> visit => when it did so first and last; the latest events only where there are too many */
    public function moments(int $poolId, string $event, int $from, int $to): array
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

    /** @return array<int, list<int>> visit => when it opened a page, by time; the latest pages only where there are too many */
    public function pages(int $poolId, int $now): array
    {
        $pages = [];
        // A visit that was given many numbers has its pages but once.
        $rows = $this->db->rows(
            'SELECT p.visit, p.at FROM (SELECT DISTINCT visit FROM (' . self::GRANTED . ') l) g JOIN ' . VisitStore::PAGES . ' ON p.visit = g.visit ORDER BY p.at DESC LIMIT %d',
            [...self::ofGranted($poolId, $now), self::MOST_EVENTS],
        );
        foreach (array_reverse($rows) as $row) {
            $pages[(int) $row['visit']][] = (int) $row['at'];
        }

        return $pages;
    }

    /** @return array<int, array{visitor: string, seen: int}> by visit: whose it was, and when he was last there */
    public function people(int $poolId, int $now): array
    {
        $people = [];
        foreach ($this->db->rows('SELECT v.id, v.visitor, v.seen_at FROM (' . self::GRANTED . ') g JOIN ' . VisitStore::TABLE . ' ON v.id = g.visit', self::ofGranted($poolId, $now)) as $row) {
            $people[(int) $row['id']] = ['visitor' => (string) $row['visitor'], 'seen' => (int) $row['seen_at']];
        }

        return $people;
    }

    /** @return list<int> */
    private static function ofGranted(int $poolId, int $now): array
    {
        return [$poolId, $now - self::LONGEST, $now, self::MOST_VISITS];
    }
}
