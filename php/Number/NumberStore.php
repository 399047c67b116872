<?php

declare(strict_types=1);

namespace Ringwell\Number;

use Ringwell\Db\Connection;
use Ringwell\Door\ListQuery;
use Ringwell\Plan\PlanMark;

/** The clinic's numbers and the role each has now. RoleDesk gives the roles. */
final class NumberStore
{
    /** To be gone on with by a condition; a row is what NumberRecord::ofRow reads. */
    public const SELECT = 'SELECT n.id, n.number, n.display, n.label, n.region, n.role, n.role_of, n.role_since,'
        . ' n.price_month, n.price_minute, n.currency, n.messengers, r.source_id, r.group_id, r.target_id'
        . ' FROM {numbers} n LEFT JOIN {number_roles} r ON r.number_id = n.id AND r.to_at IS NULL';

    /** For a room that reads numbers together with its own rows: the table as it names it; has n.id, n.number, n.display. */
    public const TABLE = '{numbers} n';

    /** The same, to be gone on with by ` = its_column`. */
    public const JOIN = 'LEFT JOIN {numbers} n ON n.id';

    /** Columns that `update` may write => their placeholder. */
    private const EDITABLE = [
        'display' => '%s',
        'label' => '%s',
        'region' => '%s',
        'price_month' => '%d',
        'price_minute' => '%d',
        'currency' => '%s',
        'messengers' => '%d',
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

    public function __construct(private readonly Connection $db)
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

    /** @return list<string> E.164 of the numbers that are not removed */
    public function inUse(int $limit): array
    {
        $rows = $this->db->rows('SELECT number FROM {numbers} WHERE role <> %s ORDER BY number LIMIT %d', [Role::REMOVED, $limit]);

        return array_map(static fn (array $row): string => (string) $row['number'], $rows);
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
     * Inside the caller's transaction where the display changes, which pages show, or the region, by which doors choose.
     *
     * @param array<string, string|int|bool|null> $changes of display, label, region, price_month, price_minute, currency, messengers
     */
    public function update(int $id, array $changes): void
    {
        $sets = [];
        $values = [];
        foreach (array_intersect_key($changes, self::EDITABLE) as $column => $value) {
            $sets[] = "{$column} = " . self::EDITABLE[$column];
            $values[] = is_bool($value) ? (int) $value : $value;
        }
        if ($sets !== []) {
            $this->db->run('UPDATE {numbers} SET ' . implode(', ', $sets) . ' WHERE id = %d', [...$values, $id]);
        }
        if (array_key_exists('display', $changes) || array_key_exists('region', $changes)) {
            (new PlanMark($this->db))->touch();
        }
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
