<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

use Ringwell\Db\Connection as Database;
use Ringwell\Db\Where;
use Ringwell\Privacy\SecretBox;
use Ringwell\Time;

/**
 * Raw events, sealed, until they have become calls and for some days after.
 *
 * claimed_until is both "somebody works on it until" and "not before": a row is free where it has passed. So a
 * worker that dies loses nothing, and a try that failed waits.
 */
final class InboxStore
{
    public const MAX_TRIES = 8;
    private const CLAIM_FOR = 2 * Time::MINUTE;
    private const LONGEST_DELAY = Time::HOUR;

    public function __construct(private readonly Database $db, private readonly SecretBox $box)
    {
    }

    /** @return ?int the row's id; null where this very event is there already (a failed one is then tried anew) */
    public function add(int $connectionId, PbxEvent $event, int $now, ?string $fingerprint = null): ?int
    {
        $fingerprint ??= $event->fingerprint();
        // IGNORE, because the very same event again is nothing wrong: the unique fingerprint keeps the first.
        $added = $this->db->run(
            "INSERT IGNORE INTO {inbox} (connection_id, received_at, fingerprint, body, state) VALUES (%d, %d, %s, %s, 'new')",
            [$connectionId, $now, $fingerprint, $this->box->seal($event->pack())],
        );
        if ($added === 0) {
            $this->db->run(
                "UPDATE {inbox} SET state = 'new', tries = 0, claimed_until = 0 WHERE connection_id = %d AND fingerprint = %s AND state = 'failed'",
                [$connectionId, $fingerprint],
            );

            return null;
        }

        return $this->db->insertedId();
    }

    /** @return list<int> rows that wait, the oldest first */
    public function waiting(int $now, int $limit): array
    {
        $rows = $this->db->rows("SELECT id FROM {inbox} WHERE state = 'new' AND claimed_until <= %d ORDER BY id LIMIT %d", [$now, $limit]);

        return array_map(static fn (array $row): int => (int) $row['id'], $rows);
    }

    /**
     * Takes a row for this worker alone: the one UPDATE that changes it wins.
     *
     * @return ?array{id: int, connection_id: int, received_at: int, tries: int, event: ?PbxEvent} null where another has it
     */
    public function claim(int $id, int $now): ?array
    {
        $won = $this->db->run(
            "UPDATE {inbox} SET claimed_until = %d, tries = tries + 1 WHERE id = %d AND state = 'new' AND claimed_until <= %d",
            [$now + self::CLAIM_FOR, $id, $now],
        ) === 1;
        $row = $won ? $this->db->rows('SELECT * FROM {inbox} WHERE id = %d', [$id])[0] ?? null : null;
        if ($row === null) {
            return null;
        }
        $packed = $this->box->open((string) $row['body']);

        return [
            'id' => $id,
            'connection_id' => (int) $row['connection_id'],
            'received_at' => (int) $row['received_at'],
            'tries' => (int) $row['tries'],
            'event' => $packed === null ? null : PbxEvent::unpack($packed),
        ];
    }

    /** @param list<array<string, string>> $summary what it was about, phones masked */
    public function done(int $id, array $summary): void
    {
        $this->db->run("UPDATE {inbox} SET state = 'done', error = '', summary = %s WHERE id = %d", [(string) json_encode($summary), $id]);
    }

    /** @return bool whether it is given up */
    public function failed(int $id, int $tries, string $error, int $now): bool
    {
        $isOver = $tries >= self::MAX_TRIES;
        $delay = min(self::LONGEST_DELAY, Time::MINUTE * 2 ** max(0, $tries - 1));
        $this->db->run(
            'UPDATE {inbox} SET state = %s, claimed_until = %d, error = %s WHERE id = %d',
            [$isOver ? 'failed' : 'new', $isOver ? 0 : $now + $delay, mb_substr($error, 0, 255), $id],
        );

        return $isOver;
    }

    public function giveUp(int $id, string $error): void
    {
        $this->failed($id, self::MAX_TRIES, $error, 0);
    }

    /** @return list<array{id: int, received_at: int, state: string, error: string, summary: list<array<string, string>>, event: ?PbxEvent}> the newest first */
    public function latest(int $connectionId, int $limit): array
    {
        return array_map(
            $this->entry(...),
            $this->db->rows('SELECT * FROM {inbox} WHERE connection_id = %d ORDER BY received_at DESC, id DESC LIMIT %d', [$connectionId, $limit]),
        );
    }

    public function count(int $connectionId): int
    {
        return (int) ($this->db->rows('SELECT COUNT(*) AS many FROM {inbox} WHERE connection_id = %d', [$connectionId])[0]['many'] ?? 0);
    }

    /**
     * Stored events of a connection, to be worked on once more although they have been: what they mean has changed.
     *
     * @return list<int> ids, the oldest first
     */
    public function again(int $connectionId, int $after, int $limit): array
    {
        $rows = $this->db->rows('SELECT id FROM {inbox} WHERE connection_id = %d AND id > %d ORDER BY id LIMIT %d', [$connectionId, $after, $limit]);
        $ids = array_map(static fn (array $row): int => (int) $row['id'], $rows);
        if ($ids !== []) {
            // Not those that somebody is working on right now.
            $this->db->run("UPDATE {inbox} SET state = 'new', tries = 0, claimed_until = 0 WHERE state <> 'new' AND id IN (" . Where::marks(count($ids)) . ')', $ids);
        }

        return $ids;
    }

    /** @return array<int, array{at: int, summary: list<array<string, string>>}> connection id => its last processed event: when it came, what it was about */
    public function lastSummaries(): array
    {
        $ids = array_map(
            static fn (array $row): int => (int) $row['last_id'],
            $this->db->rows("SELECT MAX(id) AS last_id FROM {inbox} WHERE state = 'done' GROUP BY connection_id"),
        );
        if ($ids === []) {
            return [];
        }
        $summaries = [];
        foreach ($this->db->rows('SELECT connection_id, received_at, summary FROM {inbox} WHERE id IN (' . Where::marks(count($ids)) . ')', $ids) as $row) {
            $summaries[(int) $row['connection_id']] = ['at' => (int) $row['received_at'], 'summary' => self::summary($row['summary'])];
        }

        return $summaries;
    }

    /** @return array<int, int> connection id => events that were given up */
    public function failures(): array
    {
        $counts = [];
        foreach ($this->db->rows("SELECT connection_id, COUNT(*) AS failed FROM {inbox} WHERE state = 'failed' GROUP BY connection_id") as $row) {
            $counts[(int) $row['connection_id']] = (int) $row['failed'];
        }

        return $counts;
    }

    /** When the oldest event came that should have been worked on by now. */
    public function oldestWaiting(int $now): ?int
    {
        $at = $this->db->rows("SELECT MIN(received_at) AS oldest FROM {inbox} WHERE state = 'new' AND claimed_until <= %d", [$now])[0]['oldest'] ?? null;

        return $at === null ? null : (int) $at;
    }

    public function remove(int $id): void
    {
        $this->db->run('DELETE FROM {inbox} WHERE id = %d', [$id]);
    }

    /** @return list<array{id: int, event: ?PbxEvent}> what came in that time, both ends among it, by id */
    public function between(int $connectionId, int $from, int $to, int $after, int $limit): array
    {
        return array_map(function (array $row): array {
            $packed = $this->box->open((string) $row['body']);

            return ['id' => (int) $row['id'], 'event' => $packed === null ? null : PbxEvent::unpack($packed)];
        }, $this->db->rows(
            'SELECT id, body FROM {inbox} WHERE connection_id = %d AND received_at BETWEEN %d AND %d AND id > %d ORDER BY id LIMIT %d',
            [$connectionId, $from, $to, $after, $limit],
        ));
    }

    /** When the next event is to be worked on; null: none waits. */
    public function nextDue(): ?int
    {
        $at = $this->db->rows("SELECT MIN(claimed_until) AS at FROM {inbox} WHERE state = 'new'")[0]['at'] ?? null;

        return $at === null ? null : (int) $at;
    }

    public function purge(int $before, int $limit = 500): void
    {
        $this->db->run("DELETE FROM {inbox} WHERE received_at < %d AND state <> 'new' ORDER BY received_at LIMIT %d", [$before, $limit]);
    }

    /**
     * @param  array<string, string|null> $row
     * @return array{id: int, received_at: int, state: string, error: string, summary: list<array<string, string>>, event: ?PbxEvent}
     */
    private function entry(array $row): array
    {
        $packed = $this->box->open((string) $row['body']);

        return [
            'id' => (int) $row['id'],
            'received_at' => (int) $row['received_at'],
            'state' => (string) $row['state'],
            'error' => (string) $row['error'],
            'summary' => self::summary($row['summary']),
            'event' => $packed === null ? null : PbxEvent::unpack($packed),
        ];
    }

    /** @return list<array<string, string>> */
    private static function summary(?string $json): array
    {
        $decoded = json_decode($json ?? '', true);
        $list = [];
        foreach (is_array($decoded) ? $decoded : [] as $entry) {
            $list[] = is_array($entry) ? array_filter($entry, is_string(...)) : [];
        }

        return $list;
    }
}
