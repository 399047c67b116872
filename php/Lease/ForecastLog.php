<?php

declare(strict_types=1);

namespace Ringwell\Lease;

use Ringwell\Db\Connection;
use Ringwell\Time;

/** What the log tells a forecast: a pool's latest visits, however many there were before. */
final class ForecastLog
{
    /** Enough for a standard error of half a point, and few enough for any host. */
    public const MOST_VISITS = 10_000;
    public const LONGEST = 28 * Time::DAY;

    /** Of a visit's own events far fewer are kept: at most one activity a minute. */
    private const MOST_EVENTS = 100_000;

    public function __construct(private readonly Connection $db)
    {
    }

    /**
     * Of a visit that met an empty pool the log knows only that it came; it is taken to have behaved as the last one
     * before it that was given a number. Those before the first of these are left out.
     *
     * @return list<ForecastVisit> by time
     */
    public function visits(int $poolId, int $now): array
    {
        $granted = array_reverse($this->granted($poolId, $now - self::LONGEST, $now));
        if ($granted === []) {
            return [];
        }
        $from = (int) $granted[0]['at'];
        $active = $this->moments($poolId, 'active', $from, $now);
        $tapped = $this->moments($poolId, 'tap', $from, $now) + $this->moments($poolId, 'copy', $from, $now);
        $called = $this->moments($poolId, 'called', $from, $now);
        $confirmed = $this->moments($poolId, 'confirmed', $from, $now);
        $visits = $seen = [];
        $model = null;
        foreach ($granted as $row) {
            $id = (int) $row['visit'];
            $at = (int) $row['at'];
            if (isset($seen[$id])) {
                continue;
            }
            $seen[$id] = true;
            if ($row['kind'] === 'pool') {
                $model = new ForecastVisit(
                    $at,
                    max($at, $active[$id][1] ?? $at),
                    $tapped[$id][0] ?? null,
                    $called[$id][0] ?? null,
                    isset($confirmed[$id]) || isset($active[$id]),
                );
                $visits[] = $model;
            } elseif ($model !== null) {
                $visits[] = $model->movedTo($at);
            }
        }

        return $visits;
    }

    /** @return list<array<string, string|null>> the latest first */
    private function granted(int $poolId, int $from, int $to): array
    {
        return $this->db->rows(
            "SELECT visit, at, kind FROM {exposures} WHERE pool_id = %d AND event = 'granted' AND at >= %d AND at < %d AND visit IS NOT NULL"
            . ' ORDER BY at DESC LIMIT %d',
            [$poolId, $from, $to, self::MOST_VISITS],
        );
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
