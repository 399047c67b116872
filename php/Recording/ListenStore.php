<?php

declare(strict_types=1);

namespace Ringwell\Recording;

use Ringwell\Clock;
use Ringwell\Db\Connection as Database;
use Ringwell\Time;

/** Who listened to which recording and when: a person, or a program that was given an address. */
final class ListenStore
{
    /** Players fetch a file in pieces; what follows on each other so closely is one listening. */
    private const SAME_WITHIN = 15 * Time::MINUTE;
    private const MOST_SECONDS = 86_400;

    public function __construct(private readonly Database $db, private readonly Clock $clock)
    {
    }

    /**
     * Before the first byte is given, so that nobody listens unseen.
     *
     * @param int $userId 0 for a program
     * @param int $linkId 0 for a person
     */
    public function begun(Recording $recording, int $userId, int $linkId = 0): void
    {
        $now = $this->clock->now();
        $goesOn = $this->db->run(
            'UPDATE {recording_listens} SET last_at = %d WHERE recording_id = %d AND user_id = %d AND link_id = %d AND last_at > %d AND last_at <= %d',
            [$now, $recording->id, $userId, $linkId, $now - self::SAME_WITHIN, $now],
        );
        // Nothing is affected where the time is the same to the millisecond, too.
        if ($goesOn > 0 || $this->latest($recording->id, $userId, $linkId, $now - self::SAME_WITHIN) !== null) {
            return;
        }
        $this->db->run(
            'INSERT INTO {recording_listens} (recording_id, call_id, user_id, link_id, at, last_at) VALUES (%d, %d, %d, %d, %d, %d)',
            [$recording->id, $recording->callId, $userId, $linkId, $now, $now],
        );
    }

    /** The player's own word, which can only add to what is known anyway: that the whole sound was given out. */
    public function heard(Recording $recording, int $userId, int $from, int $to): void
    {
        $now = $this->clock->now();
        $id = $this->latest($recording->id, $userId, 0, $now - Time::DAY);
        $from = max(0, min($from, self::MOST_SECONDS));
        $to = max($from, min($to, self::MOST_SECONDS));
        if ($id !== null) {
            $this->db->run(
                'UPDATE {recording_listens} SET last_at = %d, heard_from = CASE WHEN heard_from < %d THEN heard_from ELSE %d END,'
                . ' heard_to = CASE WHEN heard_to > %d THEN heard_to ELSE %d END WHERE id = %d',
                [$now, $from, $from, $to, $to, $id],
            );
        }
    }

    /** @return list<array{id: int, recording: int, user: int, link: int, at: int, from: ?int, to: ?int}> the newest first */
    public function ofCall(int $callId, int $limit = 100): array
    {
        $int = static fn (?string $value): ?int => $value === null ? null : (int) $value;

        return array_map(static fn (array $row): array => [
            'id' => (int) $row['id'],
            'recording' => (int) $row['recording_id'],
            'user' => (int) $row['user_id'],
            'link' => (int) $row['link_id'],
            'at' => (int) $row['at'],
            'from' => $int($row['heard_from']),
            'to' => $int($row['heard_to']),
        ], $this->db->rows('SELECT * FROM {recording_listens} WHERE call_id = %d ORDER BY at DESC, id DESC LIMIT %d', [$callId, $limit]));
    }

    /** @return int how many lines were forgotten */
    public function forgetBefore(int $before, int $limit): int
    {
        $edge = $this->db->rows('SELECT at FROM {recording_listens} WHERE at < %d ORDER BY at LIMIT 1 OFFSET %d', [$before, $limit])[0]['at'] ?? null;

        return $this->db->run('DELETE FROM {recording_listens} WHERE at < %d', [$edge === null ? $before : (int) $edge]);
    }

    /** What was noted of the one call belongs to the other. */
    public function move(int $fromCall, int $toCall): void
    {
        $this->db->run('UPDATE {recording_listens} SET call_id = %d WHERE call_id = %d', [$toCall, $fromCall]);
    }

    /** Of the same recording there were two. */
    public function lead(int $callId, int $fromRecording, int $toRecording): void
    {
        $this->db->run('UPDATE {recording_listens} SET recording_id = %d WHERE call_id = %d AND recording_id = %d', [$toRecording, $callId, $fromRecording]);
    }

    public function forget(int $callId): void
    {
        $this->db->run('DELETE FROM {recording_listens} WHERE call_id = %d', [$callId]);
    }

    private function latest(int $recordingId, int $userId, int $linkId, int $since): ?int
    {
        $row = $this->db->rows(
            'SELECT id FROM {recording_listens} WHERE recording_id = %d AND user_id = %d AND link_id = %d AND last_at > %d ORDER BY last_at DESC, id DESC LIMIT 1',
            [$recordingId, $userId, $linkId, $since],
        )[0] ?? null;

        return $row === null ? null : (int) $row['id'];
    }
}
