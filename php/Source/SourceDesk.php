<?php

declare(strict_types=1);

namespace Ringwell\Source;

use Ringwell\Db\Connection;
use Ringwell\Plan\Changes;

/**
 * Saves a source together with what it shows: all of it or nothing.
 *
 * @phpstan-import-type RuleArray from Source
 */
final class SourceDesk
{
    public function __construct(
        private readonly Connection $db,
        private readonly SourceStore $sources,
        private readonly GroupStore $groups,
        private readonly PlacementStore $placements,
        private readonly PlacementLocks $locks,
    ) {
    }

    /**
     * @param  RuleArray                  $rule
     * @param  array<int, PlacementWrite> $writes
     * @param  int|null                   $groupId the group it shall be in
     * @return int the new source's id
     * @throws PlacementConflict
     * @throws PlacementGone
     * @throws TooManySources
     * @throws GroupGone
     */
    public function add(string $name, array $rule, bool $enabled, array $writes, ?int $groupId = null): int
    {
        return Changes::run($this->db, function () use ($name, $rule, $enabled, $writes, $groupId): int {
            $this->locks->keep($writes);
            $this->keepGroup($groupId);
            $id = $this->sources->add($name, $rule, $enabled);
            $this->sources->setGroup($id, $groupId);
            $this->placements->replace($id, $writes);

            return $id;
        });
    }

    /**
     * A built-in source keeps its name and rule, whatever is said here.
     *
     * @param  RuleArray                       $rule
     * @param  array<int, PlacementWrite>|null $writes  null: they stay as they are
     * @param  int|false|null                  $groupId false: it stays in the group it is in, if any
     * @throws PlacementConflict
     * @throws PlacementGone
     * @throws GroupGone
     */
    public function update(int $id, string $name, array $rule, bool $enabled, ?array $writes, int|false|null $groupId = false): void
    {
        Changes::run($this->db, function () use ($id, $name, $rule, $enabled, $writes, $groupId): void {
            $this->locks->keep($writes ?? []);
            $this->keepGroup($groupId);
            $this->sources->update($id, $name, $rule, $enabled);
            if ($groupId !== false) {
                $this->move($id, $groupId);
            }
            if ($writes !== null) {
                $this->placements->replace($id, $writes);
            }
        });
    }

    /** Its placements go and their numbers are quarantined; the source itself is kept for the reports. */
    public function remove(int $id): void
    {
        Changes::run($this->db, function () use ($id): void {
            $this->placements->replace($id, []);
            $this->sources->remove($id);
        });
    }

    private function keepGroup(int|false|null $groupId): void
    {
        if (is_int($groupId)) {
            $this->groups->lock($groupId);
        }
    }

    private function move(int $id, ?int $groupId): void
    {
        if ($this->sources->find($id)?->groupId === $groupId) {
            return;
        }
        $this->sources->setGroup($id, $groupId);
        if ($groupId !== null) {
            $this->placements->join([$id]);
        }
    }
}
