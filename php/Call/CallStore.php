<?php

declare(strict_types=1);

namespace Ringwell\Call;

use Ringwell\Db\Connection;
use Ringwell\Db\Retry;
use Ringwell\Db\Where;

/** Calls and their legs. Periods are [from, to) in UTC milliseconds by the calls' start. */
final class CallStore
{
    public function __construct(private readonly Connection $db)
    {
    }

    public function find(int $id): ?Call
    {
        $rows = $this->db->rows('SELECT * FROM {calls} WHERE id = %d', [$id]);

        return isset($rows[0]) ? Call::fromRow($rows[0]) : null;
    }

    /** @return ?array{id: int, rev: int, facts: CallFacts, call: Call} */
    public function facts(int $connectionId, string $vendorCall): ?array
    {
        $row = $this->db->rows(
            'SELECT * FROM {calls} WHERE connection_id = %d AND vendor_key = %s',
            [$connectionId, self::key($vendorCall)],
        )[0] ?? null;

        return $row === null ? null : self::knownOf($row);
    }

    /** @return ?array{id: int, rev: int, facts: CallFacts, call: Call} */
    public function known(int $id): ?array
    {
        $row = $this->db->rows('SELECT * FROM {calls} WHERE id = %d', [$id])[0] ?? null;

        return $row === null ? null : self::knownOf($row);
    }

    /** @throws \Ringwell\Db\Failed isDuplicate() where another process was first */
    public function add(int $connectionId, string $vendorCall, CallRecord $record, ?LegReport $leg, ?int $at): int
    {
        return $this->db->transaction(function () use ($connectionId, $vendorCall, $record, $leg, $at): int {
            $values = [$connectionId, self::key($vendorCall), ...$record->values()];
            $this->db->run(
                'INSERT INTO {calls} (connection_id, vendor_key, ' . implode(', ', CallRecord::COLUMNS) . ') VALUES (' . Where::marks(count($values), '%s') . ')',
                $values,
            );
            $id = $this->db->insertedId();
            $this->writeLeg($id, $leg, $at);

            return $id;
        });
    }

    /** @return bool false where somebody else changed the call since it was read */
    public function change(int $id, int $rev, CallRecord $record, ?LegReport $leg, ?int $at): bool
    {
        return $this->db->transaction(function () use ($id, $rev, $record, $leg, $at): bool {
            $changed = $this->db->run(
                'UPDATE {calls} SET ' . implode(' = %s, ', CallRecord::COLUMNS) . ' = %s, rev = rev + 1 WHERE id = %d AND rev = %d',
                [...$record->values(), $id, $rev],
            );
            if ($changed === 1) {
                $this->writeLeg($id, $leg, $at);
            }

            return $changed === 1;
        });
    }

    /** @return list<Call> */
    public function list(CallQuery $query): array
    {
        $by = in_array($query->orderby, CallQuery::ORDERABLE, true) ? $query->orderby : 'started_at';
        $order = $query->order === 'asc' ? 'ASC' : 'DESC';

        return array_map(Call::fromRow(...), $this->db->rows(
            "SELECT c.* FROM {calls} c WHERE {$query->where->sql()} ORDER BY c.{$by} {$order}, c.id {$order} LIMIT %d OFFSET %d",
            [...$query->where->values(), $query->limit, $query->offset],
        ));
    }

    public function count(CallQuery $query): int
    {
        $rows = $this->db->rows("SELECT COUNT(*) AS calls FROM {calls} c WHERE {$query->where->sql()}", $query->where->values());

        return (int) ($rows[0]['calls'] ?? 0);
    }

    /** @param list<string> $tags */
    public function setTags(int $id, array $tags): void
    {
        $this->db->run('UPDATE {calls} SET tags = %s, rev = rev + 1 WHERE id = %d', [Tags::join($tags), $id]);
    }

    public function setSpam(int $id, bool $isSpam): void
    {
        $this->db->run('UPDATE {calls} SET spam = %d, rev = rev + 1 WHERE id = %d', [(int) $isSpam, $id]);
    }

    /** @param int $id of the call that is asked about: of two in one millisecond the lower id is the earlier; 0 for one that is not written yet */
    public function hasEarlier(string $caller, int $before, int $id): bool
    {
        return $this->db->rows(
            "SELECT id FROM {calls} WHERE caller = %s AND (started_at < %d OR (started_at = %d AND id < %d)) AND direction = 'in' AND id <> %d LIMIT 1",
            [$caller, $before, $before, $id === 0 ? PHP_INT_MAX : $id, $id],
        ) !== [];
    }

    /**
     * After a call was written: whether its caller is new, by what everybody has written by now. Two calls that are
     * written at once can't see each other before; whichever is the last here sees both.
     */
    public function settleNewCaller(int $id, string $caller, int $startedAt): void
    {
        $isNew = (int) ! $this->hasEarlier($caller, $startedAt, $id);
        $this->db->run('UPDATE {calls} SET new_caller = %d, rev = rev + 1 WHERE id = %d AND new_caller <> %d', [$isNew, $id, $isNew]);
        $this->db->run(
            'UPDATE {calls} SET new_caller = 0, rev = rev + 1 WHERE caller = %s AND (started_at > %d OR (started_at = %d AND id > %d)) AND new_caller = 1',
            [$caller, $startedAt, $startedAt, $id],
        );
    }

    /** After one of a caller's calls has gone: the first of those that are left is the first. */
    public function settleFirst(string $caller): void
    {
        $first = $this->db->rows("SELECT id FROM {calls} WHERE caller = %s AND direction = 'in' ORDER BY started_at, id LIMIT 1", [$caller])[0]['id'] ?? null;
        if ($first !== null) {
            $this->db->run('UPDATE {calls} SET new_caller = 1, rev = rev + 1 WHERE id = %d AND new_caller = 0', [(int) $first]);
        }
    }

    /** @return list<Call> this caller's other calls before that one, the newest first */
    public function earlierOf(Call $call, int $limit = 3): array
    {
        if ($call->caller === null) {
            return [];
        }

        return array_map(Call::fromRow(...), $this->db->rows(
            "SELECT * FROM {calls} WHERE caller = %s AND started_at < %d AND id <> %d AND direction IN ('in','out','callback')"
            . ' ORDER BY started_at DESC LIMIT %d',
            [$call->caller, $call->startedAt, $call->id, $limit],
        ));
    }

    /** @return list<array{party: string, state: string, started_at: ?int, answered_at: ?int, ended_at: ?int}> also those that other connections report of the same call */
    public function legs(int $callId): array
    {
        $ids = [$callId, ...array_map(intval(...), array_column($this->db->rows('SELECT id FROM {calls} WHERE twin_of = %d', [$callId]), 'id'))];
        $int = static fn (?string $value): ?int => $value === null ? null : (int) $value;

        return array_map(static fn (array $row): array => [
            'party' => (string) $row['party'],
            'state' => (string) $row['state'],
            'started_at' => $int($row['started_at']),
            'answered_at' => $int($row['answered_at']),
            'ended_at' => $int($row['ended_at']),
        ], $this->db->rows('SELECT * FROM {call_legs} WHERE call_id IN (' . Where::marks(count($ids)) . ') ORDER BY started_at, id', $ids));
    }

    /** @return list<ErasedCall> also those that are kept back */
    public function ofCaller(string $caller, int $limit): array
    {
        return array_map(ErasedCall::fromRow(...), $this->db->rows('SELECT * FROM {calls} WHERE caller = %s ORDER BY id LIMIT %d', [$caller, $limit]));
    }

    /** @return list<ErasedCall> a call and other connections' reports of it */
    public function withTwins(int $id): array
    {
        return array_map(ErasedCall::fromRow(...), [
            ...$this->db->rows('SELECT * FROM {calls} WHERE twin_of = %d', [$id]),
            ...$this->db->rows('SELECT * FROM {calls} WHERE id = %d', [$id]),
        ]);
    }

    public function forget(int $id): void
    {
        Retry::transaction($this->db, function () use ($id): void {
            $this->db->run('DELETE FROM {call_legs} WHERE call_id = %d', [$id]);
            $this->db->run('DELETE FROM {calls} WHERE id = %d', [$id]);
        });
    }

    /** What nobody confirmed in that time was no call. */
    public function dropHeld(int $before, int $limit): void
    {
        $this->db->run("DELETE FROM {calls} WHERE direction = 'held' AND heard_at < %d ORDER BY heard_at LIMIT %d", [$before, $limit]);
    }

    /** @return list<int> calls that are still open though nothing has been heard of them since */
    public function forgotten(int $since, int $limit): array
    {
        $rows = $this->db->rows(
            "SELECT id FROM {calls} WHERE state IN ('new','ringing','talking') AND touched_at < %d ORDER BY touched_at LIMIT %d",
            [$since, $limit],
        );

        return array_map(static fn (array $row): int => (int) $row['id'], $rows);
    }

    /** Closes a call whose end was never reported; its real end may still come and overrules this. */
    public function close(int $id, int $since): bool
    {
        return $this->db->run(
            "UPDATE {calls} SET state = 'ended', ended_at = touched_at, end_reason = 'never_reported', rev = rev + 1"
            . " WHERE id = %d AND state <> 'ended' AND touched_at < %d",
            [$id, $since],
        ) === 1;
    }

    /** Whether the leg's row would stay as it is. */
    public function knowsLeg(int $callId, LegReport $leg, ?int $at): bool
    {
        $row = $this->db->rows('SELECT * FROM {call_legs} WHERE call_id = %d AND leg_key = %s', [$callId, self::key($leg->key)])[0] ?? null;

        return $row !== null && LegRecord::of($row)->values() === LegRecord::of($row)->with($leg, $at)->values();
    }

    /** The call's row is locked by this transaction, so the leg can be read and written without a race. */
    private function writeLeg(int $callId, ?LegReport $leg, ?int $at): void
    {
        if ($leg === null) {
            return;
        }
        $key = self::key($leg->key);
        $row = $this->db->rows('SELECT * FROM {call_legs} WHERE call_id = %d AND leg_key = %s', [$callId, $key])[0] ?? null;
        $values = LegRecord::of($row)->with($leg, $at)->values();
        if ($row === null) {
            $this->db->run(
                'INSERT INTO {call_legs} (call_id, leg_key, ' . implode(', ', LegRecord::COLUMNS) . ') VALUES (%d, %s, ' . Where::marks(count($values), '%s') . ')',
                [$callId, $key, ...$values],
            );

            return;
        }
        $this->db->run('UPDATE {call_legs} SET ' . implode(' = %s, ', LegRecord::COLUMNS) . ' = %s WHERE id = %d', [...$values, (int) $row['id']]);
    }

    /**
     * @param  array<string, string|null> $row
     * @return array{id: int, rev: int, facts: CallFacts, call: Call}
     */
    private static function knownOf(array $row): array
    {
        return ['id' => (int) $row['id'], 'rev' => (int) $row['rev'], 'facts' => CallFacts::fromJson((string) $row['facts']), 'call' => Call::fromRow($row)];
    }

    /** A vendor's id may be of any length and letters; its hash is what is compared. */
    public static function key(string $vendorId): string
    {
        return substr(hash('sha256', $vendorId), 0, 32);
    }
}
