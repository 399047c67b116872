<?php

declare(strict_types=1);

namespace Ringwell\Callback;

use Ringwell\Db\Connection;
use Ringwell\Db\Failed;
use Ringwell\Db\Where;
use Ringwell\Time;

/** Callbacks and their tries. A callback is written by compare-and-set of its rev; one that isn't over holds its phone, by a unique key. */
final class CallbackStore
{
    /** Lists are sorted by these, the default first. */
    public const ORDERABLE = ['asked_at', 'next_at', 'over_at'];

    /** So long after it was asked for, a callback is one that others wait behind. */
    public const COUNTED_AFTER = 5 * Time::MINUTE;

    private const COLUMNS = [
        'open_phone', 'branch_id', 'number', 'state', 'reason', 'detail', 'not_before', 'not_after', 'next_at', 'tries', 'talking_at', 'over_at', 'closed_by',
    ];
    private const MARKS = '%s, %d, %s, %s, %s, %s, %d, %d, %d, %d, %d, %d, %d';

    public function __construct(private readonly Connection $db)
    {
    }

    public function find(int $id): ?Callback
    {
        return $this->one('id = %d', [$id]);
    }

    /** The first statement of a transaction: whoever else works on it waits. */
    public function locked(int $id): ?Callback
    {
        $row = $this->db->rows('SELECT * FROM {callbacks} WHERE id = %d FOR UPDATE', [$id])[0] ?? null;

        return $row === null ? null : Callback::fromRow($row);
    }

    public function ofRequest(int $requestId): ?Callback
    {
        return $this->one('request_id = %d', [$requestId]);
    }

    public function byCancelHash(string $hash): ?Callback
    {
        return $this->one('cancel_hash = %s', [$hash]);
    }

    /** The one of this phone that isn't over. */
    public function openOf(string $phone): ?Callback
    {
        return $this->one('open_phone = %s', [$phone]);
    }

    /**
     * @return ?int the new id; null where the phone has one that isn't over
     * @throws Failed
     */
    public function add(Callback $callback): ?int
    {
        try {
            $this->db->run(
                'INSERT INTO {callbacks} (request_id, call_id, cancel_hash, asked_at, ordered_by, phone, ' . implode(', ', self::COLUMNS) . ')'
                . ' VALUES (%d, %d, %s, %d, %d, %s, ' . self::MARKS . ')',
                [
                    $callback->requestId, $callback->callId, $callback->cancelHash, $callback->askedAt, $callback->orderedBy,
                    $callback->phone, ...self::values($callback),
                ],
            );
        } catch (Failed $failed) {
            if ($failed->isDuplicate()) {
                return null;
            }
            throw $failed;
        }

        return $this->db->insertedId();
    }

    /** @return bool false where somebody else changed it since it was read, or its phone has another one by now */
    public function write(Callback $before, Callback $after): bool
    {
        if ($before->is($after)) {
            return true;
        }
        try {
            return $this->db->run(
                'UPDATE {callbacks} SET request_id = %d, cancel_hash = %s, ' . implode(' = %s, ', self::COLUMNS) . ' = %s, rev = rev + 1 WHERE id = %d AND rev = %d',
                [$after->requestId, $after->cancelHash, ...self::values($after), $before->id, $before->rev],
            ) === 1;
        } catch (Failed $failed) {
            if ($failed->isDuplicate()) {
                return false;
            }
            throw $failed;
        }
    }

    /** @return list<int> that wait and whose time has come, the longest due first */
    public function due(int $now, int $limit): array
    {
        $rows = $this->db->rows("SELECT id FROM {callbacks} WHERE state = 'waiting' AND next_at <= %d ORDER BY next_at, id LIMIT %d", [$now, $limit]);

        return array_map(static fn (array $row): int => (int) $row['id'], $rows);
    }

    public function nextDue(): ?int
    {
        $at = $this->db->rows("SELECT MIN(next_at) AS at FROM {callbacks} WHERE state = 'waiting'")[0]['at'] ?? null;

        return $at === null ? null : (int) $at;
    }

    /**
     * What was asked for just now is not counted: who asks for a stranger's phone and looks again would see by one more before
     * him that nothing held it back and that the phone had none before.
     *
     * @return int how many wait whose time has come, or ring
     */
    public function ahead(int $now): int
    {
        $states = array_map(static fn (State $state): string => $state->value, State::GROUPS['ringing']);
        $rows = $this->db->rows(
            "SELECT COUNT(*) AS n FROM {callbacks} WHERE asked_at <= %d AND ((state = 'waiting' AND next_at <= %d) OR state IN (" . Where::marks(count($states), '%s') . '))',
            [$now - self::COUNTED_AFTER, $now, ...$states],
        );

        return (int) ($rows[0]['n'] ?? 0);
    }

    /**
     * @param  ?string $group of State::GROUPS
     * @return array{rows: list<Callback>, total: int}
     */
    public function list(?string $group, string $orderby, string $order, int $limit, int $offset): array
    {
        $where = new Where();
        if (isset(State::GROUPS[$group])) {
            $states = array_map(static fn (State $state): string => $state->value, State::GROUPS[$group]);
            $where->and('state IN (' . Where::marks(count($states), '%s') . ')', $states);
        }
        $by = in_array($orderby, self::ORDERABLE, true) ? $orderby : 'asked_at';
        $direction = $order === 'asc' ? 'ASC' : 'DESC';
        $rows = $this->db->rows(
            "SELECT * FROM {callbacks} WHERE {$where->sql()} ORDER BY {$by} {$direction}, id {$direction} LIMIT %d OFFSET %d",
            [...$where->values(), $limit, $offset],
        );
        $total = $this->db->rows("SELECT COUNT(*) AS n FROM {callbacks} WHERE {$where->sql()}", $where->values());

        return ['rows' => array_map(Callback::fromRow(...), $rows), 'total' => (int) ($total[0]['n'] ?? 0)];
    }

    /** @return array{waiting: int, tasks: int, talked: int, median_seconds: ?int} of those that were asked for since then */
    public function figures(int $since): array
    {
        $open = array_column($this->db->rows('SELECT state, COUNT(*) AS n FROM {callbacks} WHERE open_phone IS NOT NULL GROUP BY state'), 'n', 'state');
        $tasks = (int) ($open[State::Task->value] ?? 0);
        $rows = $this->db->rows(
            'SELECT talking_at - CASE WHEN not_before > asked_at THEN not_before ELSE asked_at END AS took FROM {callbacks}'
            . ' WHERE asked_at >= %d AND talking_at IS NOT NULL ORDER BY took LIMIT 10000',
            [$since],
        );
        $middle = $rows[intdiv(max(0, count($rows) - 1), 2)]['took'] ?? null;

        return [
            'waiting' => array_sum(array_map(intval(...), $open)) - $tasks,
            'tasks' => $tasks,
            'talked' => count($rows),
            'median_seconds' => $middle === null ? null : max(0, intdiv((int) $middle, 1000)),
        ];
    }

    /** @return list<int> of a phone, those with tries and without */
    public function ofPhone(string $phone): array
    {
        return array_map(static fn (array $row): int => (int) $row['id'], $this->db->rows('SELECT id FROM {callbacks} WHERE phone = %s', [$phone]));
    }

    /** @return list<int> asked for before then, the oldest first */
    public function askedBefore(int $before, int $limit): array
    {
        $rows = $this->db->rows('SELECT id FROM {callbacks} WHERE asked_at < %d ORDER BY asked_at LIMIT %d', [$before, $limit]);

        return array_map(static fn (array $row): int => (int) $row['id'], $rows);
    }

    /** @param list<int> $ids the callbacks themselves last: after a crash in between, they are found again */
    public function forget(array $ids): void
    {
        if ($ids === []) {
            return;
        }
        $marks = Where::marks(count($ids));
        $this->db->run("DELETE FROM {callback_tries} WHERE callback_id IN ({$marks})", $ids);
        $this->db->run("DELETE FROM {callbacks} WHERE id IN ({$marks})", $ids);
    }

    /** A call that is no more. */
    public function unlinkCall(int $callId): void
    {
        $this->db->run('UPDATE {callbacks} SET call_id = NULL WHERE call_id = %d', [$callId]);
        $this->db->run('UPDATE {callback_tries} SET call_id = NULL WHERE call_id = %d', [$callId]);
    }

    /** @return list<string|int|null> of COLUMNS */
    private static function values(Callback $callback): array
    {
        return [
            $callback->state->isOver() ? null : $callback->phone, $callback->branchId, $callback->number, $callback->state->value,
            $callback->reason->value ?? '', $callback->detail, $callback->notBefore, $callback->notAfter, $callback->nextAt,
            $callback->tries, $callback->talkingAt, $callback->overAt, $callback->closedBy,
        ];
    }

    /**
     * @param literal-string   $where
     * @param list<string|int> $values
     */
    private function one(string $where, array $values): ?Callback
    {
        $row = $this->db->rows("SELECT * FROM {callbacks} WHERE {$where} ORDER BY id DESC LIMIT 1", $values)[0] ?? null;

        return $row === null ? null : Callback::fromRow($row);
    }
}
