<?php

declare(strict_types=1);

namespace Ringwell\Source;

use Ringwell\Db\Connection;
use Ringwell\Db\Retry;
use Ringwell\Number\TargetStore;

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
        private readonly PlacementStore $placements,
        private readonly TargetStore $targets,
        private readonly PoolKeeper $pools,
    ) {
    }

    /**
     * @param  RuleArray            $rule
     * @param  list<PlacementWrite> $writes
     * @return int the new source's id
     * @throws PlacementConflict
     * @throws PlacementGone
     * @throws TooManySources
     */
    public function add(string $name, array $rule, bool $enabled, array $writes): int
    {
        return Retry::transaction($this->db, function () use ($name, $rule, $enabled, $writes): int {
            $this->keep($writes);
            $id = $this->sources->add($name, $rule, $enabled);
            $this->placements->replace($id, $writes);

            return $id;
        });
    }

    /**
     * A built-in source keeps its name and rule, whatever is said here.
     *
     * @param  RuleArray                 $rule
     * @param  list<PlacementWrite>|null $writes null: they stay as they are
     * @throws PlacementConflict
     * @throws PlacementGone
     */
    public function update(int $id, string $name, array $rule, bool $enabled, ?array $writes): void
    {
        Retry::transaction($this->db, function () use ($id, $name, $rule, $enabled, $writes): void {
            $this->keep($writes ?? []);
            $this->sources->update($id, $name, $rule, $enabled);
            if ($writes !== null) {
                $this->placements->replace($id, $writes);
            }
        });
    }

    /** Its placements go and their numbers are quarantined; the source itself is kept for the reports. */
    public function remove(int $id): void
    {
        Retry::transaction($this->db, function () use ($id): void {
            $this->placements->replace($id, []);
            $this->sources->remove($id);
        });
    }

    /**
     * Until the transaction ends nobody can delete these targets and pools. Locks are always taken in this order:
     * targets, pools, sources.
     *
     * @param list<PlacementWrite> $writes
     */
    private function keep(array $writes): void
    {
        $targets = $this->targets->lock(array_map(static fn (PlacementWrite $write): int => $write->targetId, $writes));
        $pools = $this->pools->lock(array_values(array_filter(
            array_map(static fn (PlacementWrite $write): ?int => $write->poolId, $writes),
            is_int(...),
        )));
        foreach ($writes as $index => $write) {
            if (! in_array($write->targetId, $targets, true)) {
                throw new PlacementGone($index, 'target_id', 'target_gone');
            }
            if ($write->poolId !== null && ! in_array($write->poolId, $pools, true)) {
                throw new PlacementGone($index, 'pool_id', 'pool_gone');
            }
        }
    }
}
