<?php

declare(strict_types=1);

namespace Ringwell\Source;

use Ringwell\Db\Connection;
use Ringwell\Plan\Changes;

/** Saves a group of sources together with its members and what they show: all of it or nothing. */
final class GroupDesk
{
    public function __construct(
        private readonly Connection $db,
        private readonly GroupStore $groups,
        private readonly SourceStore $sources,
        private readonly PlacementStore $placements,
        private readonly PlacementLocks $locks,
    ) {
    }

    /**
     * @param  list<int>                  $members ids of sources
     * @param  array<int, PlacementWrite> $writes
     * @return int the new group's id
     * @throws NameTaken
     * @throws TooManyGroups
     * @throws PlacementConflict
     * @throws PlacementGone
     */
    public function add(string $name, array $members, array $writes): int
    {
        return Changes::run($this->db, function () use ($name, $members, $writes): int {
            $this->locks->keep($writes);
            $id = $this->groups->add($name);
            $this->put($id, $members, $writes);

            return $id;
        });
    }

    /**
     * @param  list<int>|null                  $members null: they stay
     * @param  array<int, PlacementWrite>|null $writes  null: they stay
     * @throws NameTaken
     * @throws GroupGone
     * @throws PlacementConflict
     * @throws PlacementGone
     */
    public function update(int $id, string $name, ?array $members, ?array $writes): void
    {
        Changes::run($this->db, function () use ($id, $name, $members, $writes): void {
            $this->locks->keep($writes ?? []);
            $this->groups->lock($id);
            $this->groups->rename($id, $name);
            $this->put($id, $members, $writes);
        });
    }

    /**
     * Its sources stand alone again, its placements go and their numbers are quarantined; the group itself is kept for
     * the reports. Whoever has a number of its pools keeps it until somebody else needs it.
     *
     * @throws GroupGone
     */
    public function remove(int $id): void
    {
        Changes::run($this->db, function () use ($id): void {
            $this->groups->lock($id);
            $this->put($id, [], []);
            $this->groups->remove($id);
        });
    }

    /**
     * @param list<int>|null                  $members
     * @param array<int, PlacementWrite>|null $writes
     */
    private function put(int $id, ?array $members, ?array $writes): void
    {
        if ($members !== null) {
            $this->placements->join($this->sources->setMembers($id, $members));
        }
        if ($writes !== null) {
            $this->placements->replaceOfGroup($id, $writes);
        }
    }
}
