<?php

declare(strict_types=1);

namespace Ringwell\Source;

use Ringwell\Clock;
use Ringwell\Db\Connection;
use Ringwell\Plan\Changes;
use Ringwell\Plan\PlanMark;

/**
 * The sources. One that the owner deletes is kept, switched off and hidden: visits and calls of the past name it.
 *
 * @phpstan-import-type RuleArray from Source
 */
final class SourceStore
{
    /** With the built-in ones. As many as one order can name. */
    public const MOST = 500;
    /** The built-in ones are asked last; their priorities lie above any that `add` and `order` give. */
    private const BUILTIN_PRIORITY = 1_000_000_000;
    private const STEP = 10;

    /** @param (\Closure(string): string)|null $builtinName what a built-in source is called; null: by its handle */
    public function __construct(
        private readonly Connection $db,
        private readonly Clock $clock,
        private readonly ?\Closure $builtinName = null,
    ) {
    }

    /** @return list<Source> in asking order, the built-in ones last */
    public function all(): array
    {
        $sources = $this->read('WHERE removed_at IS NULL ORDER BY priority, id');
        $builtins = array_filter($sources, static fn (Source $source): bool => $source->builtin !== null);
        if (count($builtins) === count(Source::BUILTINS)) {
            return $sources;
        }
        $this->seedBuiltins();

        return $this->read('WHERE removed_at IS NULL ORDER BY priority, id');
    }

    /** Also a removed one: see Source::$removed. */
    public function find(int $id): ?Source
    {
        return $this->read('WHERE id = %d', [$id])[0] ?? null;
    }

    /**
     * @param  list<int> $ids
     * @return array<int, Source> by id, also removed ones
     */
    public function many(array $ids): array
    {
        $found = [];
        $marks = implode(', ', array_fill(0, count($ids), '%d'));
        foreach ($ids === [] ? [] : $this->read("WHERE id IN ({$marks})", $ids) as $source) {
            $found[$source->id] = $source;
        }

        return $found;
    }

    /** @param string $builtin one of Source::BUILTINS */
    public function builtin(string $builtin): Source
    {
        $find = fn (): ?Source => $this->read('WHERE builtin = %s', [$builtin])[0] ?? null;
        $source = $find();
        if ($source === null) {
            $this->seedBuiltins();
            $source = $find();
        }

        return $source ?? throw new \OutOfBoundsException("No built-in source {$builtin}");
    }

    /**
     * Asked after all others that are not built in. In a transaction of the caller's, who adds at the same time
     * waits, so that nobody counts what the other is about to add.
     *
     * @param  RuleArray $rule
     * @return int its id
     * @throws TooManySources
     */
    public function add(string $name, array $rule, bool $enabled): int
    {
        if (count($this->db->rows('SELECT id FROM {sources} WHERE removed_at IS NULL FOR UPDATE')) >= self::MOST) {
            throw new TooManySources();
        }
        $last = $this->db->rows('SELECT MAX(priority) AS last FROM {sources} WHERE priority < %d', [self::BUILTIN_PRIORITY]);
        $this->db->run(
            'INSERT INTO {sources} (name, rule, priority, enabled, created_at) VALUES (%s, %s, %d, %d, %d)',
            [$name, self::encode($rule), (int) ($last[0]['last'] ?? 0) + self::STEP, (int) $enabled, $this->clock->now()],
        );
        $id = $this->db->insertedId();
        (new PlanMark($this->db))->touch();

        return $id;
    }

    /** @param RuleArray $rule */
    public function update(int $id, string $name, array $rule, bool $enabled): void
    {
        $this->db->run(
            'UPDATE {sources} SET name = %s, rule = %s, enabled = %d WHERE id = %d AND builtin IS NULL',
            [$name, self::encode($rule), (int) $enabled, $id],
        );
        (new PlanMark($this->db))->touch();
    }

    public function remove(int $id): void
    {
        $this->db->run(
            'UPDATE {sources} SET removed_at = %d, enabled = 0, group_id = NULL WHERE id = %d AND builtin IS NULL AND removed_at IS NULL',
            [$this->clock->now(), $id],
        );
        (new PlanMark($this->db))->touch();
    }

    /**
     * Inside the caller's transaction, who has locked the group: these sources and no others are in it from now on. One
     * that was in another group leaves that.
     *
     * @param  list<int> $ids
     * @return list<int> those that were not in it before
     */
    public function setMembers(int $groupId, array $ids): array
    {
        $groups = [];
        foreach ($this->db->rows('SELECT id, group_id FROM {sources} WHERE removed_at IS NULL ORDER BY id FOR UPDATE') as $row) {
            $groups[(int) $row['id']] = $row['group_id'] === null ? null : (int) $row['group_id'];
        }
        $joining = array_keys(array_filter($groups, static fn (?int $group, int $id): bool => $group !== $groupId && in_array($id, $ids, true), ARRAY_FILTER_USE_BOTH));
        $leaving = array_keys(array_filter($groups, static fn (?int $group, int $id): bool => $group === $groupId && ! in_array($id, $ids, true), ARRAY_FILTER_USE_BOTH));
        foreach ($leaving as $id) {
            $this->setGroup($id, null);
        }
        foreach ($joining as $id) {
            $this->setGroup($id, $groupId);
        }

        return $joining;
    }

    /** Inside the caller's transaction, who has locked the group. */
    public function setGroup(int $id, ?int $groupId): void
    {
        $this->db->run('UPDATE {sources} SET group_id = %d WHERE id = %d AND removed_at IS NULL', [$groupId, $id]);
        (new PlanMark($this->db))->touch();
    }

    /**
     * @param  list<int> $ids all sources that are not built in, first asked first
     * @return bool false where these are not (any more) all of them, and nothing was done
     */
    public function order(array $ids): bool
    {
        return Changes::run($this->db, function () use ($ids): bool {
            $priorities = [];
            foreach ($this->db->rows('SELECT id, priority FROM {sources} WHERE builtin IS NULL AND removed_at IS NULL FOR UPDATE') as $row) {
                $priorities[(int) $row['id']] = (int) $row['priority'];
            }
            if (count($ids) !== count($priorities) || array_diff($ids, array_keys($priorities)) !== []) {
                return false;
            }
            foreach ($ids as $index => $id) {
                $priority = ($index + 1) * self::STEP;
                if ($priorities[$id] !== $priority) {
                    $this->db->run('UPDATE {sources} SET priority = %d WHERE id = %d', [$priority, $id]);
                }
            }
            (new PlanMark($this->db))->touch();

            return true;
        });
    }

    /** Safe at any time and from several places at once: the unique key keeps one of each. */
    public function seedBuiltins(): void
    {
        foreach (Source::BUILTINS as $index => $builtin) {
            $this->db->run(
                'INSERT IGNORE INTO {sources} (name, builtin, rule, priority, created_at) VALUES (%s, %s, %s, %d, %d)',
                [$builtin, $builtin, self::encode(['any' => []]), self::BUILTIN_PRIORITY + $index, $this->clock->now()],
            );
        }
    }

    /**
     * @param  literal-string   $where
     * @param  list<string|int> $values
     * @return list<Source>
     */
    private function read(string $where, array $values = []): array
    {
        return array_map(
            fn (array $row): Source => new Source(
                (int) $row['id'],
                $row['builtin'] === null ? (string) $row['name'] : ($this->builtinName === null ? $row['builtin'] : ($this->builtinName)($row['builtin'])),
                $row['builtin'],
                self::decode((string) $row['rule']),
                (int) $row['priority'],
                $row['enabled'] === '1',
                $row['removed_at'] !== null,
                $row['group_id'] === null ? null : (int) $row['group_id'],
            ),
            $this->db->rows("SELECT id, name, builtin, rule, priority, enabled, removed_at, group_id FROM {sources} {$where}", $values),
        );
    }

    /** @param RuleArray $rule */
    private static function encode(array $rule): string
    {
        return json_encode($rule, JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES);
    }

    /**
     * A rule that can't be read (a restored backup, a hand in the database) matches nothing.
     *
     * @return RuleArray
     */
    private static function decode(string $json): array
    {
        $rule = json_decode($json, true);
        /** @var RuleArray $rule checked against source-write.json before it was stored */
        $rule = is_array($rule) && is_array($rule['any'] ?? null) ? $rule : ['any' => []];

        return $rule;
    }
}
