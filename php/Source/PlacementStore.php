<?php

declare(strict_types=1);

namespace Ringwell\Source;

use Ringwell\Clock;
use Ringwell\Db\Connection;
use Ringwell\Db\Failed;
use Ringwell\Number\NumberInUse;
use Ringwell\Number\NumberRecord;
use Ringwell\Number\NumberStore;
use Ringwell\Number\Role;
use Ringwell\Number\RoleDesk;
use Ringwell\Plan\Changes;
use Ringwell\Plan\PlanMark;

/** What each source and each group of sources shows at each target. The numbers of a placement are those that have the role of it. */
final class PlacementStore
{
    private const COLUMNS = 'p.id, p.target_id, p.source_id, p.group_id, p.kind, p.pool_id';

    public function __construct(
        private readonly Connection $db,
        private readonly NumberStore $numbers,
        private readonly RoleDesk $roles,
        private readonly Clock $clock,
    ) {
    }

    /** @return list<Placement> what it shows, its group's placements included; by target */
    public function forSource(int $sourceId): array
    {
        $stored = $this->read('WHERE source_id = %d UNION ALL SELECT ' . self::COLUMNS
            . ' FROM {placements} p JOIN {sources} s ON s.group_id = p.group_id WHERE s.id = %d', [$sourceId, $sourceId]);
        $groupIds = array_filter(array_column($stored, 'groupId'), is_int(...));

        return Spread::over($stored, $groupIds === [] ? [] : [$sourceId => max($groupIds)]);
    }

    /** @return list<Placement> by target */
    public function forGroup(int $groupId): array
    {
        return $this->read('WHERE group_id = %d ORDER BY target_id', [$groupId]);
    }

    /** @return list<Placement> of sources and groups, by target */
    public function forPool(int $poolId): array
    {
        return $this->read('WHERE pool_id = %d ORDER BY target_id', [$poolId]);
    }

    /** @return list<Placement> of sources and groups */
    public function forTarget(int $targetId): array
    {
        return $this->read('WHERE target_id = %d', [$targetId]);
    }

    /** @return list<Placement> what sources show, their groups' placements included; by source and target */
    public function all(): array
    {
        return Spread::over($this->stored(), $this->groups());
    }

    /** @return list<Placement> of sources and groups, each once; by target */
    public function stored(): array
    {
        return $this->read('ORDER BY target_id, id');
    }

    public function find(int $id): ?Placement
    {
        return $this->read('WHERE id = %d', [$id])[0] ?? null;
    }

    /**
     * Makes the source's placements these, in one transaction.
     *
     * @param  array<int, PlacementWrite> $writes one a target
     * @throws PlacementConflict a number is in use elsewhere
     * @throws Failed
     */
    public function save(int $sourceId, array $writes): void
    {
        Changes::run($this->db, fn () => $this->replace($sourceId, $writes));
    }

    /**
     * As `save`, inside the caller's transaction. Writes differences only; numbers that fall out are quarantined.
     *
     * @param  array<int, PlacementWrite> $writes
     * @throws PlacementConflict
     * @throws Failed
     */
    public function replace(int $sourceId, array $writes): void
    {
        // The source's own row makes two editors of it wait for each other, without locking gaps that others need.
        $this->db->rows('SELECT id FROM {sources} WHERE id = %d FOR UPDATE', [$sourceId]);
        $this->put(PlacementOwner::source($sourceId), $this->read('WHERE source_id = %d', [$sourceId]), $writes);
    }

    /**
     * As `replace`, for a group that the caller has locked.
     *
     * @param  array<int, PlacementWrite> $writes
     * @throws PlacementConflict
     * @throws Failed
     */
    public function replaceOfGroup(int $groupId, array $writes): void
    {
        $this->put(PlacementOwner::group($groupId), $this->forGroup($groupId), $writes);
    }

    /**
     * @param list<Placement>            $stored
     * @param array<int, PlacementWrite> $writes
     */
    private function put(PlacementOwner $owner, array $stored, array $writes): void
    {
        $current = array_column($stored, null, 'targetId');
        $wanted = [];
        foreach ($writes as $write) {
            $wanted[$write->targetId] = $write;
        }
        // First everything that falls out, so that a number may move from one placement of the owner to another.
        foreach ($current as $targetId => $placement) {
            $this->release($placement->static, ($wanted[$targetId] ?? null)?->static);
            $this->release($placement->default, ($wanted[$targetId] ?? null)?->default);
            if (! isset($wanted[$targetId])) {
                $this->db->run('DELETE FROM {placements} WHERE id = %d', [$placement->id]);
            }
        }
        foreach ($writes as $index => $write) {
            $this->putOne($index, $owner, $write, $current[$write->targetId] ?? null);
        }
        (new PlanMark($this->db))->touch();
    }

    /**
     * Inside the caller's transaction, when sources join a group: what they said of the site's own number says nothing
     * any more, so that they show what the group does.
     *
     * @param list<int> $sourceIds
     */
    public function join(array $sourceIds): void
    {
        $marks = implode(', ', array_fill(0, count($sourceIds), '%d'));
        if ($sourceIds !== []) {
            $this->db->run("DELETE FROM {placements} WHERE kind = %s AND source_id IN ({$marks})", [Placement::OWN, ...$sourceIds]);
            (new PlanMark($this->db))->touch();
        }
    }

    /** Inside the caller's transaction, after a number lost this role: a placement left without its static number shows the site's own. */
    public function numberLeft(Role $role): void
    {
        if ($role->name === Role::STATIC && $role->of !== null) {
            $this->db->run('UPDATE {placements} SET kind = %s WHERE id = %d AND kind = %s', [Placement::OWN, $role->of, Placement::STATIC]);
            (new PlanMark($this->db))->touch();
        }
    }

    /** Inside the caller's transaction, when a pool goes: its placements show the site's own number, their default numbers are quarantined. */
    public function detachPool(int $poolId): void
    {
        foreach ($this->forPool($poolId) as $placement) {
            $this->release($placement->default, null);
        }
        $this->db->run('UPDATE {placements} SET kind = %s, pool_id = NULL WHERE pool_id = %d', [Placement::OWN, $poolId]);
        (new PlanMark($this->db))->touch();
    }

    private function putOne(int $index, PlacementOwner $owner, PlacementWrite $write, ?Placement $current): void
    {
        if ($current === null) {
            $this->db->run(
                'INSERT INTO {placements} (target_id, source_id, group_id, kind, pool_id, created_at) VALUES (%d, %d, %d, %s, %d, %d)',
                [$write->targetId, $owner->sourceId, $owner->groupId, $write->kind, $write->poolId, $this->clock->now()],
            );
        } elseif ($current->kind !== $write->kind || $current->poolId !== $write->poolId) {
            $this->db->run('UPDATE {placements} SET kind = %s, pool_id = %d WHERE id = %d', [$write->kind, $write->poolId, $current->id]);
        }
        $id = $current === null ? $this->db->insertedId() : $current->id;
        $this->take($index, 'static_number', $write->static, $current?->static, $owner->staticRole($id, $write->targetId));
        $this->take($index, 'default_number', $write->default, $current?->default, $owner->defaultRole($id, $write->targetId));
    }

    private function release(?NumberRef $current, ?string $wanted): void
    {
        if ($current !== null && $current->number !== $wanted) {
            $this->roles->assign($current->id, Role::quarantined());
        }
    }

    private function take(int $index, string $field, ?string $wanted, ?NumberRef $current, Role $role): void
    {
        if ($wanted === null || $wanted === $current?->number) {
            return;
        }
        try {
            $this->roles->take($wanted, $role);
        } catch (NumberInUse $inUse) {
            throw new PlacementConflict($index, $field, $inUse->record);
        }
    }

    /** @return array<int, int> source id => id of its group */
    private function groups(): array
    {
        $groups = [];
        foreach ($this->db->rows('SELECT id, group_id FROM {sources} WHERE group_id IS NOT NULL') as $row) {
            $groups[(int) $row['id']] = (int) $row['group_id'];
        }

        return $groups;
    }

    /**
     * Two queries: the placements, and the numbers that have their roles.
     *
     * @param  literal-string  $where
     * @param  list<int>       $values
     * @return list<Placement>
     */
    private function read(string $where, array $values = []): array
    {
        $rows = $this->db->rows('SELECT ' . self::COLUMNS . " FROM {placements} p {$where}", $values);
        $keys = [];
        foreach ($rows as $row) {
            $keys[] = Role::STATIC . ":{$row['id']}";
            $keys[] = Role::DEFAULT . ":{$row['id']}";
        }
        $numbers = $this->numbers->byRoleKeys($keys);
        $ref = static fn (?NumberRecord $record): ?NumberRef => $record === null ? null : new NumberRef($record->id, $record->number, $record->display);

        return array_map(
            static fn (array $row): Placement => new Placement(
                (int) $row['id'],
                (int) $row['target_id'],
                (int) $row['source_id'],
                match ($row['kind']) {
                    Placement::POOL => Placement::POOL,
                    Placement::STATIC => Placement::STATIC,
                    default => Placement::OWN,
                },
                $row['pool_id'] === null ? null : (int) $row['pool_id'],
                $ref($numbers[Role::STATIC . ":{$row['id']}"] ?? null),
                $ref($numbers[Role::DEFAULT . ":{$row['id']}"] ?? null),
                $row['group_id'] === null ? null : (int) $row['group_id'],
            ),
            $rows,
        );
    }
}
