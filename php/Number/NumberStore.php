<?php

declare(strict_types=1);

namespace Ringwell\Number;

use Ringwell\Clock;
use Ringwell\Db\Connection;
use Ringwell\Db\Failed;
use Ringwell\Door\ListQuery;

/**
 * The clinic's numbers and the role each has now.
 *
 * `take` and `assign` run inside the caller's transaction and open none themselves. Whether a number is free is
 * decided by the database (unique keys, affected rows), never by what was read before.
 */
final class NumberStore
{
    private const SELECT = 'SELECT n.id, n.number, n.display, n.label, n.region, n.role, n.role_of, n.role_since,'
        . ' n.price_month, n.price_minute, n.currency, r.source_id, r.target_id'
        . ' FROM {numbers} n LEFT JOIN {number_roles} r ON r.number_id = n.id AND r.to_at IS NULL';

    /** Columns that `update` may write => their placeholder. */
    private const EDITABLE = [
        'display' => '%s',
        'label' => '%s',
        'region' => '%s',
        'price_month' => '%d',
        'price_minute' => '%d',
        'currency' => '%s',
    ];

    /** Fields of the list route => column; the default first. */
    private const ORDERABLE = [
        'number' => 'n.number',
        'label' => 'n.label',
        'region' => 'n.region',
        'role' => 'n.role',
        'role_since' => 'n.role_since',
        'price_month' => 'n.price_month',
    ];

    public function __construct(private readonly Connection $db, private readonly Clock $clock)
    {
    }

    /** Removed numbers are found too: see Role::REMOVED. */
    public function find(int $id): ?NumberRecord
    {
        return $this->one('n.id = %d', [$id]);
    }

    /** Removed numbers are found too: a call may still come in on one. */
    public function byE164(string $e164): ?NumberRecord
    {
        return $this->one('n.number = %s', [$e164]);
    }

    /**
     * @param  list<int> $ids
     * @return array<int, NumberRecord> by id, also removed ones
     */
    public function many(array $ids): array
    {
        return $ids === [] ? [] : $this->byId('n.id IN (' . self::marks('%d', $ids) . ')', $ids);
    }

    /**
     * @param  list<string> $numbers E.164
     * @return array<string, NumberRecord> by number
     */
    public function manyByE164(array $numbers): array
    {
        $found = [];
        foreach ($numbers === [] ? [] : $this->byId('n.number IN (' . self::marks('%s', $numbers) . ')', $numbers) as $record) {
            $found[$record->number] = $record;
        }

        return $found;
    }

    /** @return list<NumberRecord> by id */
    public function inRole(string $name, ?int $of = null): array
    {
        return array_values($of === null
            ? $this->byId('n.role = %s', [$name])
            : $this->byId('n.role = %s AND n.role_of = %d', [$name, $of]));
    }

    /**
     * The numbers that have these exclusive roles.
     *
     * @param  list<string> $keys see Role::key
     * @return array<string, NumberRecord> by key
     */
    public function byRoleKeys(array $keys): array
    {
        $found = [];
        foreach ($keys === [] ? [] : $this->byId('n.role_key IN (' . self::marks('%s', $keys) . ')', $keys) as $record) {
            $found[(string) $record->role->key()] = $record;
        }

        return $found;
    }

    /** @return non-empty-list<string> fields that `list` sorts by */
    public static function orderable(): array
    {
        return array_keys(self::ORDERABLE);
    }

    /**
     * The numbers that are not removed. Filters: role (several with commas), role_of.
     *
     * @return array{rows: list<NumberRecord>, total: int}
     */
    public function list(ListQuery $query): array
    {
        $roles = array_intersect(explode(',', $query->filters['role'] ?? ''), Role::LISTED);
        $roles = $roles === [] ? Role::LISTED : array_values($roles);
        $where = ['n.role IN (' . self::marks('%s', $roles) . ')'];
        $values = $roles;
        if (isset($query->filters['role_of'])) {
            $where[] = 'n.role_of = %d';
            $values[] = (int) $query->filters['role_of'];
        }
        if ($query->search !== '') {
            $search = NumberSearch::of($query->search);
            $where[] = $search->where;
            $values = [...$values, ...$search->values];
        }
        $where = ' WHERE ' . implode(' AND ', $where);
        $order = (self::ORDERABLE[$query->orderby] ?? 'n.number') . ($query->order === 'asc' ? ' ASC' : ' DESC');
        $rows = $this->db->rows(self::SELECT . "{$where} ORDER BY {$order}, n.id LIMIT %d OFFSET %d", [...$values, $query->perPage, $query->offset()]);
        $total = $this->db->rows("SELECT COUNT(*) AS total FROM {numbers} n{$where}", $values);

        return ['rows' => array_map(NumberRecord::ofRow(...), $rows), 'total' => (int) ($total[0]['total'] ?? 0)];
    }

    /**
     * Inserts the number with this role, or gives the role to a free one (quarantined, detaching, removed).
     *
     * @return int its id
     * @throws NumberInUse the number is something else, or another number has this role
     * @throws Failed      see Failed::isRetryable
     */
    public function take(string $e164, Role $role): int
    {
        $record = $this->byE164($e164);
        if ($record !== null) {
            return $this->give($record->id, $role);
        }
        $this->refuseTaken($role);
        $now = $this->clock->now();
        try {
            $this->db->run(
                'INSERT INTO {numbers} (number, role, role_of, role_key, role_since, created_at) VALUES (%s, %s, %d, %s, %d, %d)',
                [$e164, $role->name, $role->of, $role->key(), $now, $now],
            );
        } catch (Failed $failed) {
            return $this->afterLostInsert($failed, $e164, $role);
        }
        $id = $this->db->insertedId();
        $this->openHistory($id, $role, $now);

        return $id;
    }

    /**
     * Gives a number a new role; nothing to do where it has it already. Taking it out of use is always possible;
     * a role that shows it to somebody only from a free one.
     *
     * @return Role what it was until now
     * @throws NumberInUse the number is something else, or another number has this role
     * @throws Failed      see Failed::isRetryable
     */
    public function assign(int $numberId, Role $role): Role
    {
        $was = $this->record($numberId)->role;
        if (! $was->equals($role)) {
            $this->give($numberId, $role);
        }

        return $was;
    }

    private function give(int $numberId, Role $role): int
    {
        $record = $this->record($numberId);
        if (! $role->isFree() && ! $record->role->isFree()) {
            throw new NumberInUse($record);
        }
        $this->refuseTaken($role);
        // Time never runs backwards in a number's history, even where the server's clock does.
        $now = max($this->clock->now(), $record->roleSince);
        try {
            $changed = $this->db->run(
                'UPDATE {numbers} SET role = %s, role_of = %d, role_key = %s, role_since = %d WHERE id = %d AND role = %s AND role_since = %d',
                [$role->name, $role->of, $role->key(), $now, $numberId, $record->role->name, $record->roleSince],
            );
        } catch (Failed $failed) {
            throw $failed->isDuplicate() ? ($this->inUse((string) $role->key()) ?? $failed) : $failed;
        }
        if ($changed !== 1) {
            throw new NumberInUse($record);
        }
        $this->db->run('DELETE FROM {number_roles} WHERE number_id = %d AND to_at IS NULL AND from_at = %d', [$numberId, $now]);
        $this->db->run('UPDATE {number_roles} SET to_at = %d WHERE number_id = %d AND to_at IS NULL', [$now, $numberId]);
        $this->openHistory($numberId, $role, $now);

        return $numberId;
    }

    /** @param array<string, string|int|null> $changes of display, label, region, price_month, price_minute, currency */
    public function update(int $id, array $changes): void
    {
        $sets = [];
        $values = [];
        foreach (array_intersect_key($changes, self::EDITABLE) as $column => $value) {
            $sets[] = "{$column} = " . self::EDITABLE[$column];
            $values[] = $value;
        }
        if ($sets !== []) {
            $this->db->run('UPDATE {numbers} SET ' . implode(', ', $sets) . ' WHERE id = %d', [...$values, $id]);
        }
    }

    private function record(int $numberId): NumberRecord
    {
        return $this->lock('n.id = %d', [$numberId]) ?? throw new \OutOfBoundsException("No number {$numberId}");
    }

    /** A rival was first: with the number itself, or with the role. */
    private function afterLostInsert(Failed $failed, string $e164, Role $role): int
    {
        if (! $failed->isDuplicate()) {
            throw $failed;
        }
        $record = $this->lock('n.number = %s', [$e164]);
        if ($record === null) {
            throw $this->inUse((string) $role->key()) ?? $failed;
        }

        return $this->give($record->id, $role);
    }

    /** The unique key decides anyway, but on SQLite a statement that fails ends the whole transaction. */
    private function refuseTaken(Role $role): void
    {
        $record = $role->key() === null ? null : $this->one('n.role_key = %s', [$role->key()]);
        if ($record !== null) {
            throw new NumberInUse($record);
        }
    }

    private function inUse(string $roleKey): ?NumberInUse
    {
        $record = $this->lock('n.role_key = %s', [$roleKey]);

        return $record === null ? null : new NumberInUse($record);
    }

    private function openHistory(int $numberId, Role $role, int $at): void
    {
        $this->db->run(
            'INSERT INTO {number_roles} (number_id, role, role_of, source_id, target_id, from_at) VALUES (%d, %s, %d, %d, %d, %d)',
            [$numberId, $role->name, $role->of, $role->sourceId, $role->targetId, $at],
        );
    }

    /**
     * @param literal-string   $where
     * @param list<string|int> $values
     */
    private function one(string $where, array $values): ?NumberRecord
    {
        $rows = $this->db->rows(self::SELECT . " WHERE {$where}", $values);

        return isset($rows[0]) ? NumberRecord::ofRow($rows[0]) : null;
    }

    /**
     * A locking read sees what rivals committed after this transaction's snapshot was taken; a plain one doesn't.
     *
     * @param literal-string   $where
     * @param list<string|int> $values
     */
    private function lock(string $where, array $values): ?NumberRecord
    {
        $rows = $this->db->rows(self::SELECT . " WHERE {$where} FOR UPDATE", $values);

        return isset($rows[0]) ? NumberRecord::ofRow($rows[0]) : null;
    }

    /**
     * @param  literal-string   $where
     * @param  list<string|int> $values
     * @return array<int, NumberRecord>
     */
    private function byId(string $where, array $values): array
    {
        $records = [];
        foreach ($this->db->rows(self::SELECT . " WHERE {$where} ORDER BY n.id", $values) as $row) {
            $record = NumberRecord::ofRow($row);
            $records[$record->id] = $record;
        }

        return $records;
    }

    /**
     * @param  literal-string   $mark
     * @param  list<string|int> $values
     * @return literal-string
     */
    private static function marks(string $mark, array $values): string
    {
        return implode(', ', array_fill(0, count($values), $mark));
    }
}
