<?php

declare(strict_types=1);

namespace Ringwell\Source;

use Ringwell\Clock;
use Ringwell\Db\Connection;
use Ringwell\Db\Failed;

/**
 * The groups of sources. One that the owner deletes is kept and hidden: calls of the past name it. Two groups never
 * have one name, because reports tell them apart by it; the database sees to that.
 */
final class GroupStore
{
    public const MOST = 200;

    public function __construct(private readonly Connection $db, private readonly Clock $clock)
    {
    }

    /** @return list<SourceGroup> by name */
    public function all(): array
    {
        return $this->read('WHERE removed_at IS NULL ORDER BY name, id');
    }

    /** Also a removed one: see SourceGroup::$removed. */
    public function find(int $id): ?SourceGroup
    {
        return $this->read('WHERE id = %d', [$id])[0] ?? null;
    }

    /**
     * @param  list<int> $ids
     * @return array<int, SourceGroup> by id, also removed ones
     */
    public function many(array $ids): array
    {
        $marks = implode(', ', array_fill(0, count($ids), '%d'));

        return $ids === [] ? [] : array_column($this->read("WHERE id IN ({$marks})", $ids), null, 'id');
    }

    /**
     * Inside the caller's transaction.
     *
     * @return int its id
     * @throws NameTaken
     * @throws TooManyGroups
     */
    public function add(string $name): int
    {
        if (count($this->db->rows('SELECT id FROM {source_groups} WHERE removed_at IS NULL')) >= self::MOST) {
            throw new TooManyGroups();
        }
        $this->named($name, null, fn () => $this->db->run(
            'INSERT INTO {source_groups} (name, name_key, created_at) VALUES (%s, %s, %d)',
            [$name, Text::fold($name), $this->clock->now()],
        ));

        return $this->db->insertedId();
    }

    /**
     * Inside the caller's transaction.
     *
     * @throws NameTaken
     */
    public function rename(int $id, string $name): void
    {
        $this->named($name, $id, fn () => $this->db->run(
            'UPDATE {source_groups} SET name = %s, name_key = %s WHERE id = %d AND removed_at IS NULL',
            [$name, Text::fold($name), $id],
        ));
    }

    /** Inside the caller's transaction. */
    public function remove(int $id): void
    {
        $this->db->run(
            'UPDATE {source_groups} SET removed_at = %d, name_key = NULL WHERE id = %d AND removed_at IS NULL',
            [$this->clock->now(), $id],
        );
    }

    /**
     * Inside a transaction: nobody else changes or deletes the group until it ends.
     *
     * @throws GroupGone
     */
    public function lock(int $id): void
    {
        if ($this->db->rows('SELECT id FROM {source_groups} WHERE id = %d AND removed_at IS NULL FOR UPDATE', [$id]) === []) {
            throw new GroupGone();
        }
    }

    /**
     * The unique key decides; but on SQLite a statement that fails ends the whole transaction, so it is asked first.
     *
     * @param callable(): mixed $write
     */
    private function named(string $name, ?int $id, callable $write): void
    {
        foreach ($this->db->rows('SELECT id FROM {source_groups} WHERE name_key = %s', [Text::fold($name)]) as $row) {
            if ((int) $row['id'] !== $id) {
                throw new NameTaken();
            }
        }
        try {
            $write();
        } catch (Failed $failed) {
            throw $failed->isDuplicate() ? new NameTaken() : $failed;
        }
    }

    /**
     * @param  literal-string $where
     * @param  list<int>      $values
     * @return list<SourceGroup>
     */
    private function read(string $where, array $values = []): array
    {
        return array_map(
            static fn (array $row): SourceGroup => new SourceGroup((int) $row['id'], (string) $row['name'], $row['removed_at'] !== null),
            $this->db->rows("SELECT id, name, removed_at FROM {source_groups} {$where}", $values),
        );
    }
}
