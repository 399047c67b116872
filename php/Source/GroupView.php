<?php

declare(strict_types=1);

namespace Ringwell\Source;

use Ringwell\Services;
use Ringwell\Time;

/** Groups of sources as the admin's list and the editor show them. */
final class GroupView
{
    public function __construct(private readonly Services $services)
    {
    }

    /**
     * @param  list<SourceGroup>          $groups
     * @return list<array<string, mixed>> as source-group.json has it
     */
    public function rows(array $groups): array
    {
        $now = $this->services->clock()->now();
        $calls = $this->services->attributions()->countByGroup($now - 7 * Time::DAY, $now + 1);
        $view = PlacementView::of($this->services);
        $placements = [];
        foreach ($this->services->placements()->stored() as $placement) {
            if ($placement->groupId !== null) {
                $placements[$placement->groupId][] = $view->row($placement);
            }
        }
        $members = [];
        foreach ($this->services->sources()->all() as $source) {
            if ($source->groupId !== null) {
                $members[$source->groupId][] = ['id' => $source->id, 'name' => $source->name];
            }
        }

        return array_map(static fn (SourceGroup $group): array => [
            'id' => $group->id,
            'name' => $group->name,
            'sources' => $members[$group->id] ?? [],
            'placements' => $placements[$group->id] ?? [],
            'calls_7d' => $calls[$group->id] ?? 0,
        ], $groups);
    }
}
