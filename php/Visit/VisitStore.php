<?php

declare(strict_types=1);

namespace Ringwell\Visit;

use Ringwell\Db\Connection;
use Ringwell\Db\Retry;
use Ringwell\Time;

/**
 * Visits and their page views. Ids given in are hashes (SecretId); periods are [from, to) in UTC milliseconds.
 *
 * A new visit is one statement, sent again when the database gave it up for a rival's sake (a deadlock, a wait that took
 * too long): a visitor must not be refused for that. Its page views are written in the transaction of whoever calls.
 */
final class VisitStore
{
    /** For a room that reads a visit together with its own rows: the columns, and the table as they name it. */
    public const COLUMNS = 'v.id AS v_id, v.visit AS v_visit, v.visitor AS v_visitor, v.started_at AS v_started_at, v.seen_at AS v_seen_at,'
        . ' v.source_id AS v_source_id, v.shown_source_id AS v_shown_source_id, v.came_source_id AS v_came_source_id, v.consent AS v_consent,'
        . ' v.device AS v_device, v.landing AS v_landing, v.referrer AS v_referrer, v.utm_source AS v_utm_source, v.utm_medium AS v_utm_medium,'
        . ' v.utm_campaign AS v_utm_campaign, v.utm_content AS v_utm_content, v.utm_term AS v_utm_term, v.click_ids AS v_click_ids,'
        . ' v.ga_id AS v_ga_id, v.ym_id AS v_ym_id, v.pages AS v_pages, v.site AS v_site';
    public const TABLE = '{visits} v';

    /** The same for the pages of a visit; has p.visit and p.at. */
    public const PAGES = '{page_views} p';

    /** The same page within this time is the same view asked again: an answer was lost on the way. */
    private const REPEAT_MS = 5000;

    private const NEWS_MS = Time::MINUTE;

    /** Nobody reads on, and whoever has one visit may ask as fast as the door answers. */
    private const MOST_PAGES = 200;

    /** Ten visits a day for a month. */
    private const MOST_OF_VISITOR = 300;

    public function __construct(private readonly Connection $db)
    {
    }

    /**
     * @param  array<string, string|null> $row with COLUMNS
     * @return array<string, string|null> as Visit::fromRow takes it
     */
    public static function own(array $row): array
    {
        $own = [];
        foreach ($row as $column => $value) {
            if (str_starts_with($column, 'v_')) {
                $own[substr($column, 2)] = $value;
            }
        }

        return $own;
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

    /** Source of the visitor's last visit since then that itself told one; of his latest visits alone, because anybody may begin thousands by one id. */
    public function lastKnownSource(string $visitor, int $since): ?int
    {
        $rows = $this->db->rows(
            'SELECT came_source_id FROM (SELECT id, started_at, came_source_id FROM {visits} WHERE visitor = %s AND started_at >= %d'
            . ' ORDER BY started_at DESC, id DESC LIMIT %d) latest WHERE came_source_id IS NOT NULL ORDER BY started_at DESC, id DESC LIMIT 1',
            [$visitor, $since, self::MOST_OF_VISITOR],
        );

        return isset($rows[0]) ? (int) $rows[0]['came_source_id'] : null;
    }

    /**
     * A page of a visit that may be known already, by one statement.
     *
     * @param  array{ga?: string, ym?: string} $ids
     * @return ?Arrived null where there is no such visit
     */
    public function arrivedAgain(string $visit, string $path, int $now, array $ids): ?Arrived
    {
        $last = 'FROM {page_views} p WHERE p.visit = v.id ORDER BY p.at DESC, p.id DESC LIMIT 1';
        $rows = $this->db->rows("SELECT v.*, (SELECT p.at {$last}) AS last_at, (SELECT p.path {$last}) AS last_path FROM {visits} v WHERE v.visit = %s", [$visit]);
        if (! isset($rows[0])) {
            return null;
        }
        $isRepeated = $rows[0]['last_path'] === $path && $now - (int) $rows[0]['last_at'] < self::REPEAT_MS;
        $arrived = new Arrived(Visit::fromRow($rows[0]), false, $isRepeated, $path, $now, $ids['ga'] ?? '', $ids['ym'] ?? '', $rows[0]['last_at'] === null);

        return (int) $rows[0]['pages'] >= self::MOST_PAGES ? $arrived->uncounted() : $arrived;
    }

    /**
     * Writes a new visit. Two tabs and a repeated request may bring the same one at once: the unique key on its hash
     * decides, and the first one's source stays.
     *
     * @return ?Visit null where it was known already
     */
    public function add(NewVisit $new): ?Visit
    {
        $utm = $new->utm + ['source' => '', 'medium' => '', 'campaign' => '', 'content' => '', 'term' => ''];
        $added = Retry::statement(fn (): int => $this->db->run(
            'INSERT IGNORE INTO {visits} (visit, visitor, started_at, seen_at, source_id, shown_source_id, came_source_id, consent, device,'
            . ' landing, referrer, utm_source, utm_medium, utm_campaign, utm_content, utm_term, click_ids, ga_id, ym_id, site, pages)'
            . ' VALUES (%s, %s, %d, %d, %d, %d, %d, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, 1)',
            [
                $new->visit, $new->visitor, $new->startedAt, $new->seenAt, $new->choice->sourceId, $new->choice->shownSourceId,
                $new->choice->cameSourceId, $new->consent, $new->device, $new->landing, $new->referrer, $utm['source'],
                $utm['medium'], $utm['campaign'], $utm['content'], $utm['term'],
                (string) json_encode((object) $new->clickIds), $new->gaId, $new->ymId, $new->site,
            ],
        ));

        return $added === 1 ? $new->stored($this->db->insertedId()) : null;
    }

    /**
     * Inside a transaction of the caller's: the page view, and on the visit what came later than its first page (counters'
     * ids load late).
     *
     * @param bool $isAgain whether that was tried before and may have gone through, though nobody heard of it
     */
    public function view(Arrived $page, bool $isAgain = false): void
    {
        if ($isAgain && $this->isViewed($page)) {
            return;
        }
        if (! $page->isRepeated) {
            $this->db->run('INSERT INTO {page_views} (visit, at, path) VALUES (%d, %d, %s)', [$page->visit->id, $page->now, $page->path]);
        }
        if ($page->isNew) {
            return;
        }
        $this->db->run(
            "UPDATE {visits} SET seen_at = %d, pages = pages + %d, ga_id = CASE WHEN ga_id = '' THEN %s ELSE ga_id END, ym_id = CASE WHEN ym_id = '' THEN %s ELSE ym_id END WHERE id = %d",
            [$page->now, $page->isRepeated || $page->isFirst ? 0 : 1, $page->gaId, $page->ymId, $page->visit->id],
        );
    }

    private function isViewed(Arrived $page): bool
    {
        return $this->db->rows('SELECT 1 AS found FROM {page_views} WHERE visit = %d AND at = %d AND path = %s LIMIT 1', [$page->visit->id, $page->now, $page->path]) !== [];
    }

    /** Whether a sign of life at `$now` is worth a write: they come every half a minute, from every open page. */
    public static function isNews(Visit $visit, int $now): bool
    {
        return $now - $visit->seenAt >= self::NEWS_MS;
    }

    /** Inside a transaction of the caller's, which then has the visit to itself, or as a statement by itself. */
    public function seen(int $visit, int $now): void
    {
        $this->db->run('UPDATE {visits} SET seen_at = CASE WHEN seen_at < %d THEN %d ELSE seen_at END WHERE id = %d', [$now, $now, $visit]);
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

    /** @return list<array{at: int, path: string}> in order */
    public function pages(int $visit): array
    {
        $rows = $this->db->rows('SELECT at, path FROM {page_views} WHERE visit = %d ORDER BY at, id LIMIT %d', [$visit, self::MOST_PAGES]);

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

    /** @return list<array{source_id: int, campaign: string, visits: int}> those with most visits: what a campaign is called may be anybody's invention */
    public function countByCampaign(int $from, int $to, int $limit): array
    {
        $rows = $this->db->rows(
            'SELECT source_id, utm_campaign, COUNT(*) AS visits FROM {visits} WHERE started_at >= %d AND started_at < %d'
            . ' GROUP BY source_id, utm_campaign ORDER BY visits DESC, source_id, utm_campaign LIMIT %d',
            [$from, $to, $limit],
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
}
