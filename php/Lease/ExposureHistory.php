<?php

declare(strict_types=1);

namespace Ringwell\Lease;

use Ringwell\Db\Connection;

/**
 * Reads a log of any size in short pieces, each found by an index where the one before ended, so that neither this
 * process nor the database ever holds more than one piece.
 */
final class ExposureHistory
{
    /** @param int $atOnce events a piece; more than one write of a row ever makes */
    public function __construct(private readonly Connection $db, private readonly int $atOnce = 2000)
    {
    }

    /** @return list<int> ids of all numbers that the log names, or that are or were in a pool */
    public function numbers(): array
    {
        $ids = [
            ...array_column($this->db->rows('SELECT DISTINCT number_id FROM {exposures}'), 'number_id'),
            ...array_column($this->db->rows('SELECT number_id FROM {leases}'), 'number_id'),
        ];
        $ids = array_unique(array_map(intval(...), $ids));
        sort($ids);

        return $ids;
    }

    /**
     * A number's own events by revision.
     *
     * @param  int $from the first revision
     * @return \Generator<ExposureEvent>
     */
    public function ofNumber(int $numberId, int $from = 0): \Generator
    {
        do {
            $events = array_map(ExposureEvent::fromRow(...), $this->db->rows(
                'SELECT * FROM {exposures} WHERE number_id = %d AND rev >= %d ORDER BY rev LIMIT %d',
                [$numberId, $from, $this->atOnce],
            ));
            $isLast = count($events) < $this->atOnce;
            $from = $isLast ? 0 : (int) $events[count($events) - 1]->rev;
            foreach ($events as $event) {
                // The last revision of a full piece may be cut in two: it comes whole with the next one.
                if ($isLast || $event->rev !== $from) {
                    yield $event;
                }
            }
        } while (! $isLast);
    }

    /**
     * Which part of a number's history tells who had it in [from, to): from the giving before the first one in that
     * time to the last one in it.
     *
     * @return array{int, int} revisions
     */
    public function range(int $numberId, int $from, int $to): array
    {
        $inside = $this->db->rows(
            "SELECT MIN(rev) AS first, MAX(rev) AS last FROM {exposures} WHERE number_id = %d AND event = 'granted' AND at >= %d AND at < %d AND kind = 'pool'",
            [$numberId, $from, $to],
        )[0];
        $before = $inside['first'] === null
            ? $this->db->rows("SELECT rev FROM {exposures} WHERE number_id = %d AND event = 'granted' AND at < %d AND kind = 'pool' ORDER BY at DESC LIMIT 1", [$numberId, $from])
            : $this->db->rows("SELECT rev FROM {exposures} WHERE number_id = %d AND rev < %d AND event = 'granted' ORDER BY rev DESC LIMIT 1", [$numberId, $inside['first']]);
        $first = (int) ($before[0]['rev'] ?? $inside['first'] ?? 0);

        return [$first, (int) ($inside['last'] ?? $first)];
    }

    /**
     * What visitors of a pool's placements were given in [from, to), pool numbers and others, by time.
     *
     * @return \Generator<ExposureEvent>
     */
    public function given(int $poolId, int $from, int $to): \Generator
    {
        $last = 0;
        do {
            $events = $this->db->rows(
                "SELECT * FROM {exposures} WHERE pool_id = %d AND event = 'granted' AND at >= %d AND at < %d AND (at > %d OR id > %d) ORDER BY at, id LIMIT %d",
                [$poolId, $from, $to, $from, $last, $this->atOnce],
            );
            foreach ($events as $row) {
                yield ExposureEvent::fromRow($row);
                [$from, $last] = [(int) $row['at'], (int) $row['id']];
            }
        } while (count($events) === $this->atOnce);
    }

    /** @return ?LeaseRow as it is stored, of a number in use or not */
    public function row(int $numberId): ?LeaseRow
    {
        $row = $this->db->rows('SELECT * FROM {leases} WHERE number_id = %d', [$numberId])[0] ?? null;

        // At the end of time no moment lies ahead of the clock, so nothing is read otherwise than it is.
        return $row === null ? null : LeaseRow::fromRow($row, PHP_INT_MAX >> 1);
    }
}
