<?php

declare(strict_types=1);

namespace Ringwell\Source;

use Ringwell\Services;

/** Placements as the lists and editors of sources and groups show them. */
final class PlacementView
{
    /**
     * @param array<int, string>                          $names of pools, by id
     * @param array<int, array{numbers: int, held: int}> $sizes of pools, by id
     */
    private function __construct(private readonly array $names, private readonly array $sizes)
    {
    }

    public static function of(Services $services): self
    {
        return new self(array_column($services->pools()->all(), 'name', 'id'), $services->pools()->sizes());
    }

    /** @return array<string, mixed> */
    public function row(Placement $placement): array
    {
        return [
            'id' => $placement->id,
            'target_id' => $placement->targetId,
            'kind' => $placement->kind,
            'pool_id' => $placement->poolId,
            'static_number' => $placement->static?->number,
            'default_number' => $placement->default?->number,
            'pool_name' => $this->names[$placement->poolId] ?? '',
            'pool_size' => $this->sizes[$placement->poolId]['numbers'] ?? 0,
        ];
    }
}
