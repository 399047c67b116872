<?php

declare(strict_types=1);

namespace Ringwell\Forecast;

use Ringwell\Lease\PoolLog;
use Ringwell\Time;

/** What the log tells a forecast: a pool's latest visits, and what each of them would do with a number. */
final class PastVisits
{
    public function __construct(private readonly PoolLog $log)
    {
    }

    /**
     * Of a visit that met an empty pool it is known when it came, which pages it opened, who it was and when he was last
     * there, and nothing else: it is taken to have tapped and called as one that was given a number, each of these in turn.
     *
     * @return list<PastVisit> by time
     */
    public function latest(int $poolId, int $now): array
    {
        $came = [];
        foreach ($this->log->granted($poolId, $now) as ['visit' => $id, 'at' => $at, 'isGiven' => $isGiven]) {
            // Who was given one with a later page only was shown it only then.
            $came[$id] = ['at' => $came[$id]['at'] ?? $at, 'given' => $came[$id]['given'] ?? ($isGiven ? $at : null)];
        }
        if ($came === []) {
            return [];
        }
        $given = $this->given($poolId, $came, $now);
        $pages = $this->log->pages($poolId, $now);
        $people = $this->log->people($poolId, $now);
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
                    ? new PastVisit($at, max($at, $model->activeAt), $model->tappedAt, $model->calledAt, $model->isConfirmed, $further, $visitor)
                    : $model->movedTo($at, isset($people[$id]) ? self::lastThere($at, $people[$id]['seen']) : null, $further, $visitor);
            }
        }

        return $visits;
    }

    /**
     * @param  non-empty-array<int, array{at: int, given: ?int}> $came by visit
     * @return array<int, PastVisit> by visit: those with a number, as they were with it
     */
    private function given(int $poolId, array $came, int $now): array
    {
        $from = min(array_column($came, 'at'));
        $active = $this->log->moments($poolId, 'active', $from, $now);
        $tapped = $this->log->moments($poolId, 'tap', $from, $now) + $this->log->moments($poolId, 'copy', $from, $now);
        $called = $this->log->moments($poolId, 'called', $from, $now);
        $confirmed = $this->log->moments($poolId, 'confirmed', $from, $now);
        $given = [];
        foreach ($came as $id => ['given' => $at]) {
            if ($at !== null) {
                $given[$id] = new PastVisit(
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

    /** A sign of life is written once a minute: the last one came half a minute later in the mean. */
    private static function lastThere(int $at, int $seenAt): int
    {
        return $seenAt > $at ? $seenAt + intdiv(Time::MINUTE, 2) : $at;
    }
}
