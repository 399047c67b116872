<?php

declare(strict_types=1);

namespace Ringwell\Recording;

use Ringwell\Clock;
use Ringwell\Db\Connection as Database;
use Ringwell\Time;

/** Addresses of single recordings for other software. A token is shown once; here is its hash, and 160 random bits need no salt. */
final class LinkStore
{
    public const LONGEST = 90 * Time::DAY;
    /** Enough for any player's pieces; more is a program that went mad, or a file that is passed around. */
    private const A_MINUTE = 60;
    private const TOKEN_BYTES = 20;

    public function __construct(private readonly Database $db, private readonly Clock $clock)
    {
    }

    /** @return array{id: int, token: string} */
    public function add(Recording $recording, string $label, int $until, int $madeBy): array
    {
        $token = bin2hex(random_bytes(self::TOKEN_BYTES));
        $this->db->run(
            'INSERT INTO {recording_links} (recording_id, call_id, token_hash, label, made_by, made_at, until) VALUES (%d, %d, %s, %s, %d, %d, %d)',
            [$recording->id, $recording->callId, hash('sha256', $token), $label, $madeBy, $this->clock->now(), $until],
        );

        return ['id' => $this->db->insertedId(), 'token' => $token];
    }

    /** @return list<Link> the newest first, with those that are over */
    public function ofCall(int $callId): array
    {
        return array_map(Link::fromRow(...), $this->db->rows('SELECT * FROM {recording_links} WHERE call_id = %d ORDER BY id DESC LIMIT 100', [$callId]));
    }

    /** @return int how many addresses of this call are open */
    public function open(int $callId): int
    {
        $rows = $this->db->rows(
            'SELECT COUNT(*) AS links FROM {recording_links} WHERE call_id = %d AND revoked_at IS NULL AND until > %d',
            [$callId, $this->clock->now()],
        );

        return (int) ($rows[0]['links'] ?? 0);
    }

    /** @return bool false where this call has no such link */
    public function revoke(int $callId, int $id): bool
    {
        if ($this->db->rows('SELECT id FROM {recording_links} WHERE id = %d AND call_id = %d', [$id, $callId]) === []) {
            return false;
        }
        $this->db->run('UPDATE {recording_links} SET revoked_at = %d WHERE id = %d AND revoked_at IS NULL', [$this->clock->now(), $id]);

        return true;
    }

    /** @return ?Link null where nobody may come in by this token (any more); why is nobody's business */
    public function atDoor(string $token): ?Link
    {
        $row = $this->db->rows('SELECT * FROM {recording_links} WHERE token_hash = %s', [hash('sha256', $token)])[0] ?? null;
        $link = $row === null ? null : Link::fromRow($row);

        return $link?->state($this->clock->now()) === 'open' ? $link : null;
    }

    /** @return bool false where it was asked too often in this minute */
    public function mayAsk(Link $link): bool
    {
        $now = $this->clock->now();
        $minute = intdiv($now, Time::MINUTE);

        // The minute is last, because MySQL assigns from left to right and the others compare with the old one.
        return $this->db->run(
            'UPDATE {recording_links} SET used = used + 1, last_used_at = %d, minute_hits = CASE WHEN minute = %d THEN minute_hits + 1 ELSE 1 END, minute = %d'
            . ' WHERE id = %d AND (minute <> %d OR minute_hits < %d)',
            [$now, $minute, $minute, $link->id, $minute, self::A_MINUTE],
        ) === 1;
    }

    /** Those that were over by then; the log of who listened has its own time. */
    public function forgetOver(int $before): void
    {
        $this->db->run('DELETE FROM {recording_links} WHERE until < %d', [$before]);
    }

    /** What was made for the one call belongs to the other. */
    public function move(int $fromCall, int $toCall): void
    {
        $this->db->run('UPDATE {recording_links} SET call_id = %d WHERE call_id = %d', [$toCall, $fromCall]);
    }

    /** Of the same recording there were two. */
    public function lead(int $callId, int $fromRecording, int $toRecording): void
    {
        $this->db->run('UPDATE {recording_links} SET recording_id = %d WHERE call_id = %d AND recording_id = %d', [$toRecording, $callId, $fromRecording]);
    }

    public function forget(int $callId): void
    {
        $this->db->run('DELETE FROM {recording_links} WHERE call_id = %d', [$callId]);
    }
}
