<?php

declare(strict_types=1);

namespace Ringwell\Source;

use Ringwell\Number\TargetStore;

/** Keeps what placements name from being deleted while they are saved. */
final class PlacementLocks
{
    public function __construct(
        private readonly TargetStore $targets,
        private readonly PoolKeeper $pools,
    ) {
    }

    /**
     * Until the transaction ends nobody can delete these targets and pools.
     *
     * @param  array<int, PlacementWrite> $writes
     * @throws PlacementGone
     */
    public function keep(array $writes): void
    {
        $targets = $this->targets->lock(array_values(array_map(static fn (PlacementWrite $write): int => $write->targetId, $writes)));
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
