<?php

declare(strict_types=1);

namespace Ringwell\Plan;

use Ringwell\Lease\PoolStore;
use Ringwell\Number\TargetStore;
use Ringwell\Source\PlacementStore;
use Ringwell\Source\SourceStore;

/** Makes the rooms' part of the plan by asking them; never WordPress. */
final class PlanBuilder
{
    public function __construct(
        private readonly TargetStore $targets,
        private readonly SourceStore $sources,
        private readonly PlacementStore $placements,
        private readonly PoolStore $pools,
    ) {
    }

    /** @return string JSON */
    public function body(): string
    {
        return PlanBody::json($this->targets->all(), $this->sources->all(), $this->placements->all(), $this->pools->counted());
    }
}
