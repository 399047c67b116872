<?php

declare(strict_types=1);

namespace Ringwell\Lease;

use Ringwell\Db\Connection;
use Ringwell\Db\Where;

/**
 * The append-only log of exposures, and the questions asked of it.
 *
 * @phpstan-import-type Minute from Alarm
 */
final class ExposureLog
{
    /** More of one visit nobody reads, and no visitor does. */
    public const MOST_OF_VISIT = 500;

    public function __construct(private readonly Connection $db)
    {
    }

    /** @param list<ExposureEvent> $events all in one statement */
    public function append(array $events): void
    {
        if ($events === []) {
            return;
        }
        $values = [];
        foreach ($events as $event) {
            array_push(
                $values,
                $event->at,
                $event->ago,
                $event->event,
                $event->kind,
                $event->numberId,
                $event->targetId,
                $event->sourceId,
                $event->poolId,
                $event->visit,
                $event->lease,
                $event->rev,
                $event->cause,
                $event->holdUntil,
            );
        }
        $this->db->run(
            'INSERT INTO {exposures} (at, ago, event, kind, number_id, target_id, source_id, pool_id, visit, lease, rev, cause, hold_until) VALUES '
            . Where::marks(count($events), '(%d, %d, %s, %s, %d, %d, %d, %d, %d, %s, %d, %s, %d)'),
            $values,
        );
    }

    /** The last visit that this pool number was given to in [from, to]; null where there was none. */
    public function lastViewer(int $numberId, int $from, int $to): ?Exposure
    {
        $row = $this->db->rows(
            "SELECT visit, source_id, at, lease FROM {exposures} WHERE number_id = %d AND event = 'granted' AND at >= %d AND at <= %d"
            . " AND kind = 'pool' AND visit IS NOT NULL ORDER BY at DESC, id DESC LIMIT 1",
            [$numberId, $from, $to],
        )[0] ?? null;

        return $row === null ? null : new Exposure(
            (int) $row['visit'],
            $row['source_id'] === null ? null : (int) $row['source_id'],
            (int) $row['at'],
            $row['lease'],
        );
    }

    /** @return list<ExposureEvent> everything a visit was shown and did, in order */
    public function ofVisit(int $visit): array
    {
        return array_map(
            ExposureEvent::fromRow(...),
            $this->db->rows('SELECT * FROM {exposures} WHERE visit = %d ORDER BY at, id LIMIT %d', [$visit, self::MOST_OF_VISIT]),
        );
    }

    /**
     * @param  list<string>        $events
     * @return list<ExposureEvent> the first of these kinds, in order
     */
    public function firstOfVisit(int $visit, array $events, int $limit): array
    {
        return array_map(ExposureEvent::fromRow(...), $this->db->rows(
            'SELECT * FROM {exposures} WHERE visit = %d AND event IN (' . Where::marks(count($events), '%s') . ') ORDER BY at, id LIMIT %d',
            [$visit, ...$events, $limit],
        ));
    }

    /** @return ?int the number that was given to a visit last; null where none was */
    public function lastGivenTo(int $visit): ?int
    {
        $row = $this->db->rows("SELECT number_id FROM {exposures} WHERE visit = %d AND event = 'granted' ORDER BY at DESC, id DESC LIMIT 1", [$visit])[0] ?? null;

        return $row === null ? null : (int) $row['number_id'];
    }

    /** @param list<int> $visits */
    public function forget(array $visits): void
    {
        if ($visits !== []) {
            $this->db->run('DELETE FROM {exposures} WHERE visit IN (' . Where::marks(count($visits)) . ')', $visits);
        }
    }

    /** @return list<string> "target:number" of what this visit was already given, so that it is logged once */
    public function grantedTo(int $visit): array
    {
        $rows = $this->db->rows("SELECT DISTINCT target_id, number_id FROM {exposures} WHERE visit = %d AND event = 'granted'", [$visit]);

        return array_map(static fn (array $row): string => "{$row['target_id']}:{$row['number_id']}", $rows);
    }

    /** @param list<int> $visits */
    public function anyShown(array $visits): bool
    {
        return $visits !== [] && $this->db->rows(
            'SELECT 1 AS found FROM {exposures} WHERE visit IN (' . Where::marks(count($visits)) . ") AND event = 'granted' LIMIT 1",
            $visits,
        ) !== [];
    }

    /**
     * By minute how many leases of each pool were given and how many were confirmed; how many visitors' networks held
     * their share already (they were refused, or given a number without a hold); how many leases' numbers were tapped or
     * copied, and to how many a call was tied. For Alarm.
     *
     * @return array<int, array<int, Minute>> pool id => minutes since 1970 => counts
     */
    public function minutes(int $from, int $to): array
    {
        $pools = array_column($this->db->rows('SELECT id FROM {pools}'), 'id');
        if ($pools === []) {
            return [];
        }
        $rows = $this->db->rows(
            "SELECT pool_id, FLOOR(at / 60000) AS minute, SUM(CASE WHEN event = 'granted' AND kind = 'pool' THEN 1 ELSE 0 END) AS granted,"
            . " SUM(CASE WHEN event = 'confirmed' THEN 1 ELSE 0 END) AS confirmed, SUM(CASE WHEN event = 'granted' AND cause = 'network' THEN 1 ELSE 0 END) AS refused,"
            . " COUNT(DISTINCT CASE WHEN event IN ('tap', 'copy') AND rev IS NOT NULL THEN lease END) AS tapped, COUNT(DISTINCT CASE WHEN event = 'called' THEN lease END) AS called"
            . ' FROM {exposures} WHERE pool_id IN (' . Where::marks(count($pools)) . ") AND event IN ('granted', 'confirmed', 'tap', 'copy', 'called') AND at >= %d AND at < %d"
            . ' GROUP BY pool_id, FLOOR(at / 60000)',
            [...$pools, $from, $to],
        );
        $minutes = [];
        foreach ($rows as $row) {
            $counts = Alarm::NOTHING;
            foreach (array_keys($counts) as $what) {
                $counts[$what] = (int) $row[$what];
            }
            $minutes[(int) $row['pool_id']][(int) $row['minute']] = $counts;
        }

        return $minutes;
    }

    /** @param list<int> $poolIds */
    public function stays(array $poolIds, int $since): Stays
    {
        $stays = new Stays();
        $rows = $poolIds === [] ? [] : $this->db->rows(
            'SELECT number_id, event, at FROM {exposures} WHERE pool_id IN (' . Where::marks(count($poolIds)) . ") AND event IN ('granted', 'taken', 'ended') AND at >= %d AND kind = 'pool'"
            . ' ORDER BY number_id, rev, event DESC',
            [...$poolIds, $since],
        );
        foreach ($rows as $row) {
            $stays->add((int) $row['number_id'], (string) $row['event'], (int) $row['at']);
        }

        return $stays;
    }

    /**
     * @param  list<int>    $poolIds
     * @return list<string> leases to which a call was tied since then
     */
    public function called(array $poolIds, int $since): array
    {
        return $poolIds === [] ? [] : array_map(strval(...), array_column($this->db->rows(
            'SELECT lease FROM {exposures} WHERE pool_id IN (' . Where::marks(count($poolIds)) . ") AND event = 'called' AND at >= %d AND lease IS NOT NULL",
            [...$poolIds, $since],
        ), 'lease'));
    }

    /**
     * Visits of placements with a pool that there still is, and how many of them got a number of it. Without those that
     * were refused because their network held its share: whether they are people nobody knows, and they are counted apart.
     *
     * @return array<int, array{visits: int, given: int, overflow: int}> by pool id
     */
    public function coverage(int $from, int $to): array
    {
        $pools = array_column($this->db->rows('SELECT id FROM {pools}'), 'id');
        if ($pools === []) {
            return [];
        }
        // Pools by name: with "any pool" the database would read the log of all times instead of this period.
        $rows = $this->db->rows(
            "SELECT pool_id, COUNT(DISTINCT CASE WHEN kind = 'pool' OR cause <> 'network' THEN visit END) AS visits, COUNT(DISTINCT CASE WHEN kind = 'pool' THEN visit END) AS given,"
            . " COUNT(DISTINCT CASE WHEN cause = 'overflow' THEN visit END) AS overflow"
            . ' FROM {exposures} WHERE pool_id IN (' . Where::marks(count($pools)) . ") AND event = 'granted' AND at >= %d AND at < %d GROUP BY pool_id",
            [...$pools, $from, $to],
        );
        $coverage = [];
        foreach ($rows as $row) {
            $coverage[(int) $row['pool_id']] = ['visits' => (int) $row['visits'], 'given' => (int) $row['given'], 'overflow' => (int) $row['overflow']];
        }

        return $coverage;
    }
}
