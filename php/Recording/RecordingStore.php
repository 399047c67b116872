<?php

declare(strict_types=1);

namespace Ringwell\Recording;

use Ringwell\Clock;
use Ringwell\Db\Connection as Database;
use Ringwell\Db\Failed;
use Ringwell\Db\Retry;
use Ringwell\Privacy\SecretBox;
use Ringwell\Time;

/** Which recordings calls have, and where their sound lies. Files' keys go in sealed. */
final class RecordingStore
{
    /** Phone systems tell of a recording before it can be fetched; Zadarma wants 40 s. */
    private const FIRST_TRY_AFTER = Time::MINUTE;
    private const MAX_ID = 1000;

    public function __construct(
        private readonly Database $db,
        private readonly SecretBox $box,
        private readonly Clock $clock,
    ) {
    }

    /** @return ?int null where it is the call's now; else the id of the same that the call has already */
    public function move(Recording $recording, int $callId): ?int
    {
        $known = $this->idOf($callId, $recording->connectionId, $recording->vendorId);
        if ($known !== null) {
            return $known;
        }
        try {
            Retry::statement(fn (): int => $this->db->run('UPDATE {recordings} SET call_id = %d WHERE id = %d', [$callId, $recording->id]));

            return null;
        } catch (Failed $failed) {
            return ($failed->isDuplicate() ? $this->idOf($callId, $recording->connectionId, $recording->vendorId) : null) ?? throw $failed;
        }
    }

    public function drop(int $id): void
    {
        $this->db->run('DELETE FROM {recordings} WHERE id = %d', [$id]);
    }

    /** @return ?int the recording's id, whether it was known before or not; null where it has no id that could be kept */
    public function add(int $callId, int $connectionId, string $vendorId, int $heardAt): ?int
    {
        $vendorId = trim((string) preg_replace('/[\x00-\x1F\x7F]+/', '', mb_scrub($vendorId, 'UTF-8')));
        if ($vendorId === '' || strlen($vendorId) > self::MAX_ID) {
            return null;
        }
        $known = $this->idOf($callId, $connectionId, $vendorId);
        if ($known !== null) {
            return $known;
        }
        try {
            return Retry::statement(function () use ($callId, $connectionId, $vendorId, $heardAt): int {
                $this->db->run(
                    'INSERT INTO {recordings} (call_id, connection_id, recording_key, recording, heard_at, next_try_at) VALUES (%d, %d, %s, %s, %d, %d)',
                    [$callId, $connectionId, self::key($vendorId), $vendorId, $heardAt, $heardAt + self::FIRST_TRY_AFTER],
                );

                return $this->db->insertedId();
            });
        } catch (Failed $failed) {
            return $failed->isDuplicate() ? $this->idOf($callId, $connectionId, $vendorId) : throw $failed;
        }
    }

    public function find(int $id): ?Recording
    {
        $rows = $this->db->rows('SELECT * FROM {recordings} WHERE id = %d', [$id]);

        return isset($rows[0]) ? $this->fromRow($rows[0]) : null;
    }

    /** @return list<Recording> in the order in which they were heard of */
    public function ofCall(int $callId): array
    {
        return array_map($this->fromRow(...), $this->db->rows('SELECT * FROM {recordings} WHERE call_id = %d ORDER BY heard_at, id', [$callId]));
    }

    /**
     * @param  int             $since heard of since then
     * @return list<Recording> whose time to be fetched has come, the newest first: the oldest may be gone over there
     */
    public function waiting(int $now, int $since, int $limit): array
    {
        return array_map($this->fromRow(...), $this->db->rows(
            'SELECT * FROM {recordings} WHERE next_try_at <= %d AND heard_at >= %d AND busy_until < %d ORDER BY next_try_at DESC LIMIT %d',
            [$now, $since, $now, $limit],
        ));
    }

    /** @return bool false where somebody else is at it */
    public function claim(int $id, int $now, int $until): bool
    {
        // A time far ahead was written by a clock that was wrong.
        return Retry::statement(fn (): int => $this->db->run(
            'UPDATE {recordings} SET busy_until = %d WHERE id = %d AND (busy_until < %d OR busy_until > %d)',
            [$until, $id, $now, $until + Time::HOUR],
        )) === 1;
    }

    public function release(int $id): void
    {
        $this->db->run('UPDATE {recordings} SET busy_until = 0 WHERE id = %d', [$id]);
    }

    /** @return bool false where the recording was forgotten in the meantime */
    public function stored(int $id, StoredSound $sound, bool $isKept): bool
    {
        $now = $this->clock->now();

        return $this->db->run(
            "UPDATE {recordings} SET file = %s, file_key = %s, type = %s, bytes = %d, stored_at = %d, used_at = %d, kept = %d, busy_until = 0, tries = 0, fault = '',"
            . ' next_try_at = CASE WHEN %d = 1 THEN NULL ELSE next_try_at END WHERE id = %d',
            [$sound->name, $this->box->seal($sound->key), $sound->type, $sound->bytes, $now, $now, (int) $isKept, (int) $isKept, $id],
        ) === 1;
    }

    /** @param ?int $nextTryAt null: no more by itself */
    public function failed(int $id, Trouble $trouble, ?int $nextTryAt): void
    {
        $this->db->run(
            'UPDATE {recordings} SET fault = %s, tries = tries + 1, next_try_at = %s, busy_until = 0 WHERE id = %d',
            [$trouble->value, $nextTryAt, $id],
        );
    }

    /** Not before then, whatever was planned; null: not by itself. */
    public function putOff(int $id, ?int $nextTryAt): void
    {
        $this->db->run('UPDATE {recordings} SET next_try_at = %s WHERE id = %d', [$nextTryAt, $id]);
    }

    /** All that this phone system has: it was not this one recording's fault. */
    public function putOffAll(int $connectionId, int $nextTryAt): void
    {
        $this->db->run('UPDATE {recordings} SET next_try_at = %d WHERE connection_id = %d AND next_try_at < %d', [$nextTryAt, $connectionId, $nextTryAt]);
    }

    /** The file came by itself: there is nothing to be fetched. */
    public function findUpload(int $connectionId, string $vendorId): ?Recording
    {
        $row = $this->db->rows('SELECT * FROM {recordings} WHERE recording_key = %s AND connection_id = %d', [self::key($vendorId), $connectionId])[0] ?? null;
        if ($row === null) {
            return null;
        }
        $this->db->run('UPDATE {recordings} SET uploaded = 1, next_try_at = NULL WHERE id = %d', [(int) $row['id']]);

        return $this->fromRow(['uploaded' => '1', 'next_try_at' => null] + $row);
    }

    /** A remainder of a listening becomes the clinic's copy. */
    public function keep(int $id): void
    {
        $this->db->run('UPDATE {recordings} SET kept = 1, stored_at = %d, next_try_at = NULL WHERE id = %d AND file IS NOT NULL', [$this->clock->now(), $id]);
    }

    public function used(int $id): void
    {
        $this->db->run('UPDATE {recordings} SET used_at = %d WHERE id = %d', [$this->clock->now(), $id]);
    }

    /** The file is gone, or going: only after this may it be deleted. */
    public function without(int $id, string $file): bool
    {
        return $this->db->run(
            'UPDATE {recordings} SET file = NULL, file_key = NULL, bytes = NULL, stored_at = NULL, used_at = NULL, kept = 0 WHERE id = %d AND file = %s',
            [$id, $file],
        ) === 1;
    }

    /** @return list<array{id: int, file: string}> copies that were made before then */
    public function keptBefore(int $before, int $limit): array
    {
        return self::files($this->db->rows('SELECT id, file FROM {recordings} WHERE kept = 1 AND stored_at < %d ORDER BY stored_at LIMIT %d', [$before, $limit]));
    }

    /** @return list<array{id: int, file: string}> remainders that nobody has listened to since */
    public function leftSince(int $before, int $limit): array
    {
        return self::files($this->db->rows(
            'SELECT id, file FROM {recordings} WHERE kept = 0 AND file IS NOT NULL AND used_at < %d ORDER BY id LIMIT %d',
            [$before, $limit],
        ));
    }

    public function hasFile(string $file): bool
    {
        return $this->db->rows('SELECT id FROM {recordings} WHERE file = %s LIMIT 1', [$file]) !== [];
    }

    /** @return int bytes that this connection sent since then */
    public function uploadedSince(int $connectionId, int $since): int
    {
        $rows = $this->db->rows('SELECT SUM(bytes) AS bytes FROM {recordings} WHERE connection_id = %d AND uploaded = 1 AND kept = 1 AND stored_at >= %d', [$connectionId, $since]);

        return (int) ($rows[0]['bytes'] ?? 0);
    }

    /** @return array{files: int, bytes: int} the clinic's own copies */
    public function kept(): array
    {
        $row = $this->db->rows('SELECT COUNT(*) AS files, SUM(bytes) AS bytes FROM {recordings} WHERE kept = 1')[0] ?? [];

        return ['files' => (int) ($row['files'] ?? 0), 'bytes' => (int) ($row['bytes'] ?? 0)];
    }

    /** @return ?array{trouble: Trouble, recordings: int} what most recordings wait for that could not be copied at the last try */
    public function worstFault(int $since): ?array
    {
        $row = $this->db->rows(
            "SELECT fault, COUNT(*) AS recordings FROM {recordings} WHERE fault <> '' AND heard_at >= %d GROUP BY fault ORDER BY recordings DESC, fault LIMIT 1",
            [$since],
        )[0] ?? null;
        $trouble = $row === null ? null : Trouble::tryFrom((string) $row['fault']);

        return $trouble === null ? null : ['trouble' => $trouble, 'recordings' => (int) $row['recordings']];
    }

    /** @return list<string> names of the files that nobody can open any more; to be deleted */
    public function forget(int $callId): array
    {
        $files = array_column(self::files($this->db->rows('SELECT id, file FROM {recordings} WHERE call_id = %d AND file IS NOT NULL', [$callId])), 'file');
        $this->db->run('DELETE FROM {recordings} WHERE call_id = %d', [$callId]);

        return $files;
    }

    private function idOf(int $callId, int $connectionId, string $vendorId): ?int
    {
        $row = $this->db->rows(
            'SELECT id FROM {recordings} WHERE call_id = %d AND connection_id = %d AND recording_key = %s',
            [$callId, $connectionId, self::key($vendorId)],
        )[0] ?? null;

        return $row === null ? null : (int) $row['id'];
    }

    /** @param array<string, string|null> $row */
    private function fromRow(array $row): Recording
    {
        $key = $row['file_key'] === null ? null : $this->box->open($row['file_key']);
        $int = static fn (string $name): ?int => $row[$name] === null ? null : (int) $row[$name];

        return new Recording(
            (int) $row['id'],
            (int) $row['call_id'],
            (int) $row['connection_id'],
            (string) $row['recording'],
            $row['uploaded'] === '1',
            (int) $row['heard_at'],
            $key === null || $row['file'] === null ? null : new StoredSound($row['file'], $key, (string) $row['type'], (int) $row['bytes']),
            $int('stored_at'),
            $row['kept'] === '1',
            (int) $row['tries'],
            $int('next_try_at'),
            Trouble::tryFrom((string) $row['fault']),
        );
    }

    /**
     * @param  list<array<string, string|null>>       $rows
     * @return list<array{id: int, file: string}>
     */
    private static function files(array $rows): array
    {
        return array_map(static fn (array $row): array => ['id' => (int) $row['id'], 'file' => (string) $row['file']], $rows);
    }

    private static function key(string $vendorId): string
    {
        return substr(hash('sha256', $vendorId), 0, 32);
    }
}
