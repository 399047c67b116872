<?php

declare(strict_types=1);

namespace Ringwell\Visit;

use Ringwell\Db\Connection;
use Ringwell\Db\Retry;

/**
 * Visits and their page views. Ids given in are hashes (SecretId); periods are [from, to) in UTC milliseconds.
 *
 * What a page view writes is one statement at a time, without a transaction, and each is sent again when the database
 * gave it up for a rival's sake (a deadlock, a wait that took too long): a visitor must not be refused for that.
 */
final class VisitStore
{
    /** The same page within this time is the same view asked again: an answer was lost on the way. */
    private const REPEAT_MS = 5000;

    public function __construct(private readonly Connection $db)
    {
    }

    public function find(int $id): ?Visit
    {
        return $this->many([$id])[$id] ?? null;
    }

    public function byHash(string $visit): ?Visit
    {
        $rows = $this->db->rows('SELECT * FROM {visits} WHERE visit = %s', [$visit]);

        return isset($rows[0]) ? Visit::fromRow($rows[0]) : null;
    }

    /**
     * @param  list<int>         $ids
     * @return array<int, Visit> by id
     */
    public function many(array $ids): array
    {
        if ($ids === []) {
            return [];
        }
        $marks = implode(',', array_fill(0, count($ids), '%d'));
        $visits = [];
        foreach ($this->db->rows("SELECT * FROM {visits} WHERE id IN ({$marks})", $ids) as $row) {
            $visits[(int) $row['id']] = Visit::fromRow($row);
        }

        return $visits;
    }

    public function lastOf(string $visitor): ?Visit
    {
        $rows = $this->db->rows('SELECT * FROM {visits} WHERE visitor = %s ORDER BY started_at DESC, id DESC LIMIT 1', [$visitor]);

        return isset($rows[0]) ? Visit::fromRow($rows[0]) : null;
    }

    /** Source of the visitor's last visit since then that itself told one. */
    public function lastKnownSource(string $visitor, int $since): ?int
    {
        $rows = $this->db->rows(
            'SELECT came_source_id FROM {visits} WHERE visitor = %s AND started_at >= %d AND came_source_id IS NOT NULL'
            . ' ORDER BY started_at DESC, id DESC LIMIT 1',
            [$visitor, $since],
        );

        return isset($rows[0]) ? (int) $rows[0]['came_source_id'] : null;
    }

    /**
     * Writes a new visit. Two tabs and a repeated request may bring the same one at once: the unique key on
     * its hash decides, and the first one's source stays.
     */
    public function add(NewVisit $new): Visit
    {
        $utm = $new->utm + ['source' => '', 'medium' => '', 'campaign' => '', 'content' => '', 'term' => ''];
        $this->write(
            'INSERT INTO {visits} (visit, visitor, started_at, seen_at, source_id, shown_source_id, came_source_id, consent, device,'
            . ' landing, referrer, utm_source, utm_medium, utm_campaign, utm_content, utm_term, click_ids, pages)'
            . ' VALUES (%s, %s, %d, %d, %d, %d, %d, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, 0)'
            . ' ON DUPLICATE KEY UPDATE seen_at = VALUES(seen_at)',
            [
                $new->visit, $new->visitor, $new->startedAt, $new->seenAt, $new->choice->sourceId, $new->choice->shownSourceId,
                $new->choice->cameSourceId, $new->consent, $new->device, $new->landing, $new->referrer, $utm['source'],
                $utm['medium'], $utm['campaign'], $utm['content'], $utm['term'],
                (string) json_encode((object) $new->clickIds),
            ],
        );
        $visit = $this->byHash($new->visit);
        if ($visit === null) {
            throw new \RuntimeException('The visit that was just written is not there.');
        }

        return $visit;
    }

    /** Writes one page view, and on the visit what came later than its first page (counters' ids load late). */
    public function view(int $visit, string $path, int $now, string $gaId, string $ymId): void
    {
        $last = $this->db->rows('SELECT at, path FROM {page_views} WHERE visit = %d ORDER BY at DESC, id DESC LIMIT 1', [$visit])[0] ?? null;
        $repeated = $last !== null && $last['path'] === $path && $now - (int) $last['at'] < self::REPEAT_MS;
        if (! $repeated) {
            $this->write('INSERT INTO {page_views} (visit, at, path) VALUES (%d, %d, %s)', [$visit, $now, $path]);
        }
        $this->write(
            "UPDATE {visits} SET seen_at = %d, pages = pages + %d, ga_id = CASE WHEN ga_id = '' THEN %s ELSE ga_id END, ym_id = CASE WHEN ym_id = '' THEN %s ELSE ym_id END WHERE id = %d",
            [$now, $repeated ? 0 : 1, $gaId, $ymId, $visit],
        );
    }

    public function seen(int $visit, int $now): void
    {
        $this->write('UPDATE {visits} SET seen_at = %d WHERE id = %d AND seen_at < %d', [$now, $visit, $now]);
    }

    /**
     * As countBetween, by source.
     *
     * @param  non-empty-list<int>   $bounds
     * @return list<array<int, int>> one fewer than bounds; source id => visits
     */
    public function countBySourceBetween(array $bounds): array
    {
        $counts = array_fill(0, max(0, count($bounds) - 1), []);
        $rows = $counts === [] ? [] : $this->db->rows(
            'SELECT FLOOR(started_at / 900000) AS quarter, source_id, COUNT(*) AS visits FROM {visits}'
            . ' WHERE started_at >= %d AND started_at < %d GROUP BY FLOOR(started_at / 900000), source_id',
            [$bounds[0], $bounds[count($bounds) - 1]],
        );
        foreach ($rows as $row) {
            $at = (int) $row['quarter'] * 900_000;
            $source = (int) $row['source_id'];
            foreach (array_keys($counts) as $index) {
                if ($at < $bounds[$index + 1]) {
                    $counts[$index][$source] = ($counts[$index][$source] ?? 0) + (int) $row['visits'];
                    break;
                }
            }
        }

        return $counts;
    }

    /** @return list<Visit> visits with a sign of life since then, the newest first */
    public function seenSince(int $since, int $startedSince, int $limit): array
    {
        return array_map(
            Visit::fromRow(...),
            $this->db->rows('SELECT * FROM {visits} WHERE started_at >= %d AND seen_at >= %d ORDER BY started_at DESC LIMIT %d', [$startedSince, $since, $limit]),
        );
    }

    /** @return list<int> the oldest visits that began before then */
    public function startedBefore(int $before, int $limit): array
    {
        return array_map(intval(...), array_column($this->db->rows('SELECT id FROM {visits} WHERE started_at < %d ORDER BY started_at LIMIT %d', [$before, $limit]), 'id'));
    }

    /** @param list<int> $ids */
    public function forget(array $ids): void
    {
        if ($ids === []) {
            return;
        }
        $marks = implode(',', array_fill(0, count($ids), '%d'));
        $this->db->run("DELETE FROM {page_views} WHERE visit IN ({$marks})", $ids);
        $this->db->run("DELETE FROM {visits} WHERE id IN ({$marks})", $ids);
    }

    /** @return list<array{at: int, path: string}> in order, at most 200 */
    public function pages(int $visit): array
    {
        $rows = $this->db->rows('SELECT at, path FROM {page_views} WHERE visit = %d ORDER BY at, id LIMIT 200', [$visit]);

        return array_map(static fn (array $row): array => ['at' => (int) $row['at'], 'path' => (string) $row['path']], $rows);
    }

    /** @return array<int, int> source id => visits */
    public function countBySource(int $from, int $to): array
    {
        $counts = [];
        foreach ($this->db->rows('SELECT source_id, COUNT(*) AS visits FROM {visits} WHERE started_at >= %d AND started_at < %d GROUP BY source_id', [$from, $to]) as $row) {
            $counts[(int) $row['source_id']] = (int) $row['visits'];
        }

        return $counts;
    }

    /** @return list<array{source_id: int, campaign: string, visits: int}> */
    public function countByCampaign(int $from, int $to): array
    {
        $rows = $this->db->rows(
            'SELECT source_id, utm_campaign, COUNT(*) AS visits FROM {visits} WHERE started_at >= %d AND started_at < %d GROUP BY source_id, utm_campaign',
            [$from, $to],
        );

        return array_map(static fn (array $row): array => [
            'source_id' => (int) $row['source_id'],
            'campaign' => (string) $row['utm_campaign'],
            'visits' => (int) $row['visits'],
        ], $rows);
    }

    /**
     * Visits of each stretch between neighbouring bounds (days of the clinic's zone, which are not all of one
     * length). Counted by quarters of an hour, the finest step that time zones differ by.
     *
     * @param  non-empty-list<int> $bounds
     * @return list<int>           one fewer than bounds
     */
    public function countBetween(array $bounds): array
    {
        $counts = array_fill(0, max(0, count($bounds) - 1), 0);
        if ($counts === []) {
            return [];
        }
        $rows = $this->db->rows(
            'SELECT FLOOR(started_at / 900000) AS quarter, COUNT(*) AS visits FROM {visits} WHERE started_at >= %d AND started_at < %d GROUP BY FLOOR(started_at / 900000)',
            [$bounds[0], $bounds[count($bounds) - 1]],
        );
        foreach ($rows as $row) {
            $at = (int) $row['quarter'] * 900_000;
            foreach ($counts as $index => $count) {
                if ($at < $bounds[$index + 1]) {
                    $counts[$index] = $count + (int) $row['visits'];
                    break;
                }
            }
        }

        return $counts;
    }

    /**
     * @param literal-string              $sql
     * @param list<string|int|float|null> $values
     */
    private function write(string $sql, array $values): void
    {
        Retry::statement(fn (): int => $this->db->run($sql, $values));
    }
}
