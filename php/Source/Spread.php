<?php

declare(strict_types=1);

namespace Ringwell\Source;

/** What sources show, their groups' placements included. Pure. */
final class Spread
{
    /**
     * A source's own placement wins over its group's at the same target.
     *
     * @param  list<Placement> $stored of sources and groups
     * @param  array<int, int> $groups source id => id of its group
     * @return list<Placement> of sources, by source and target
     */
    public static function over(array $stored, array $groups): array
    {
        $shown = [];
        $ofGroups = [];
        foreach ($stored as $placement) {
            if ($placement->groupId === null) {
                $shown[$placement->sourceId][$placement->targetId] = $placement;
            } else {
                $ofGroups[$placement->groupId][$placement->targetId] = $placement;
            }
        }
        foreach ($groups as $sourceId => $groupId) {
            foreach ($ofGroups[$groupId] ?? [] as $targetId => $placement) {
                $shown[$sourceId][$targetId] ??= $placement->ofSource($sourceId);
            }
        }
        ksort($shown);
        $list = [];
        foreach ($shown as $byTarget) {
            ksort($byTarget);
            $list = [...$list, ...array_values($byTarget)];
        }

        return $list;
    }
}
