<?php

declare(strict_types=1);

namespace Ringwell\Number;

use Ringwell\Clock;
use Ringwell\Db\Connection;
use Ringwell\Plan\Changes;
use Ringwell\Plan\PlanMark;

/** The numbers in the page that are to be replaced. A target's own number is the one in the role "site" of it. */
final class TargetStore
{
    /** As many as one answer of the lease door can hold. */
    public const MOST = 50;

    private const SELECT = 'SELECT t.id, t.name, n.id AS number_id, n.number, n.display'
        . ' FROM {targets} t JOIN {numbers} n ON n.role = \'site\' AND n.role_of = t.id';

    public function __construct(
        private readonly Connection $db,
        private readonly NumberStore $numbers,
        private readonly RoleDesk $roles,
        private readonly Clock $clock,
    ) {
    }

    /** @return list<Target> by id */
    public function all(): array
    {
        return array_map(self::target(...), $this->db->rows(self::SELECT . ' ORDER BY t.id'));
    }

    /**
     * @param  array<int>   $ids
     * @return list<Target> those that exist, by id
     */
    public function many(array $ids): array
    {
        return array_values(array_filter($this->all(), static fn (Target $target): bool => in_array($target->id, $ids, true)));
    }

    public function find(int $id): ?Target
    {
        $rows = $this->db->rows(self::SELECT . ' WHERE t.id = %d', [$id]);

        return isset($rows[0]) ? self::target($rows[0]) : null;
    }

    /**
     * @return int its id
     * @throws NumberInUse
     * @throws TooManyTargets
     */
    /** @return list<string> numbers of whatever role that have accounts of messengers, E.164; at most a hundred, since each page prints them */
    public function withMessengers(): array
    {
        $rows = $this->db->rows('SELECT number FROM {numbers} WHERE messengers = 1 AND role <> %s ORDER BY number LIMIT 100', [Role::REMOVED]);

        return array_map(strval(...), array_column($rows, 'number'));
    }

    public function add(string $name, string $e164, ?string $display): int
    {
        return Changes::run($this->db, function () use ($name, $e164, $display): int {
            // Who adds at the same time waits here, so that nobody counts what the other is about to add.
            if (count($this->db->rows('SELECT id FROM {targets} FOR UPDATE')) >= self::MOST) {
                throw new TooManyTargets();
            }
            $this->db->run('INSERT INTO {targets} (name, created_at) VALUES (%s, %d)', [$name, $this->clock->now()]);
            $id = $this->db->insertedId();
            $this->numbers->update($this->roles->take($e164, Role::site($id)), ['display' => $display]);

            return $id;
        });
    }

    /**
     * Another number takes the place of the old one, which is quarantined.
     *
     * @return bool false where there is no such target any more
     * @throws NumberInUse
     */
    public function update(int $id, string $name, string $e164, ?string $display): bool
    {
        return Changes::run($this->db, function () use ($id, $name, $e164, $display): bool {
            if ($this->lock([$id]) === []) {
                return false;
            }
            $this->db->run('UPDATE {targets} SET name = %s WHERE id = %d', [$name, $id]);
            (new PlanMark($this->db))->touch();
            foreach ($this->numbers->inRole(Role::SITE, $id) as $old) {
                if ($old->number !== $e164) {
                    $this->roles->assign($old->id, Role::quarantined());
                }
            }
            $current = $this->numbers->byE164($e164);
            $numberId = $current !== null && $current->role->equals(Role::site($id)) ? $current->id : $this->roles->take($e164, Role::site($id));
            $this->numbers->update($numberId, ['display' => $display]);

            return true;
        });
    }

    /**
     * Its number is quarantined. `$isUsed` is asked while nobody can add a placement for this target.
     *
     * @param  callable(): bool $isUsed
     * @return bool false where it is in use, and nothing was done
     */
    public function remove(int $id, callable $isUsed): bool
    {
        return Changes::run($this->db, function () use ($id, $isUsed): bool {
            $this->lock([$id]);
            if ($isUsed()) {
                return false;
            }
            foreach ($this->numbers->inRole(Role::SITE, $id) as $number) {
                $this->roles->assign($number->id, Role::quarantined());
            }
            $this->db->run('DELETE FROM {targets} WHERE id = %d', [$id]);
            (new PlanMark($this->db))->touch();

            return true;
        });
    }

    /**
     * Inside a transaction: keeps these targets from being deleted until it ends.
     *
     * @param  list<int> $ids
     * @return list<int> those that exist
     */
    public function lock(array $ids): array
    {
        if ($ids === []) {
            return [];
        }
        $marks = implode(', ', array_fill(0, count($ids), '%d'));

        return array_map(intval(...), array_column($this->db->rows("SELECT id FROM {targets} WHERE id IN ({$marks}) ORDER BY id FOR UPDATE", $ids), 'id'));
    }

    /** @param array<string, string|null> $row */
    private static function target(array $row): Target
    {
        return new Target((int) $row['id'], (string) $row['name'], (int) $row['number_id'], (string) $row['number'], $row['display']);
    }
}
