<?php

declare(strict_types=1);

namespace Ringwell\Lease;

use Ringwell\Clock;
use Ringwell\Db\Retry;
use Ringwell\Number\Target;
use Ringwell\Source\Placement;
use Ringwell\Source\PlacementStore;
use Ringwell\Visit\Visit;

/** One page view of a known visit: which number it shows at each target, and the log of that. */
final class PageView
{
    public function __construct(
        private readonly PlacementStore $placements,
        private readonly PoolStore $pools,
        private readonly LeaseDesk $desk,
        private readonly ExposureLog $log,
        private readonly Clock $clock,
    ) {
    }

    /**
     * @param  list<Target>      $targets
     * @return list<ShownNumber> one for each target
     */
    public function numbers(Visit $visit, array $targets): array
    {
        $placements = $this->placementsByTarget($visit->shownSourceId);
        // Always in the order of pool ids, so that two requests of one visitor lock in the same order.
        usort($targets, static fn (Target $a, Target $b): int => ($placements[$a->id]->poolId ?? 0) <=> ($placements[$b->id]->poolId ?? 0));
        $shown = [];
        $others = [];
        foreach ($targets as $target) {
            $placement = $placements[$target->id] ?? null;
            $claim = $placement?->poolId === null ? null : $this->claim($visit, $placement->poolId);
            $number = $claim?->row === null ? Fallback::of($target, $placement) : $this->leased($target, $placement, $claim);
            if ($claim?->row === null) {
                $others[] = [$number, $placement, $claim->cause ?? ''];
            }
            $shown[] = $number;
        }
        $this->logOthers($visit, $others);

        return $shown;
    }

    /**
     * For a visitor who is not remembered: no lease, nothing written.
     *
     * @param  list<Target>      $targets
     * @return list<ShownNumber>
     */
    public function withoutVisit(int $sourceId, array $targets): array
    {
        $placements = $this->placementsByTarget($sourceId);

        return array_map(static fn (Target $target): ShownNumber => Fallback::of($target, $placements[$target->id] ?? null), $targets);
    }

    /** @return array<int, Placement> by target id */
    public function placementsByTarget(int $sourceId): array
    {
        $placements = [];
        foreach ($this->placements->forSource($sourceId) as $placement) {
            $placements[$placement->targetId] = $placement;
        }

        return $placements;
    }

    private function claim(Visit $visit, int $poolId): ?Claim
    {
        $pool = $this->pools->find($poolId);

        return $pool === null ? null : $this->desk->claim($pool, $visit->visitor, $visit->id, $visit->shownSourceId);
    }

    private function leased(Target $target, ?Placement $placement, Claim $claim): ShownNumber
    {
        [$row, $number] = [$claim->row, $claim->number];
        if ($row === null || $number === null) {
            return Fallback::of($target, $placement);
        }

        return new ShownNumber(
            $target->id,
            $number->id,
            $number->number,
            $number->display,
            'pool',
            Fallback::of($target, $placement)->number,
            $row->ttl($this->clock->now()),
        );
    }

    /**
     * Static, default and own numbers are exposures too, logged once a visit and number.
     *
     * @param list<array{ShownNumber, ?Placement, string}> $others
     */
    private function logOthers(Visit $visit, array $others): void
    {
        if ($others === []) {
            return;
        }
        $known = $this->log->grantedTo($visit->id);
        $events = [];
        foreach ($others as [$number, $placement, $cause]) {
            if (! in_array("{$number->target}:{$number->numberId}", $known, true)) {
                $events[] = new ExposureEvent(
                    $this->clock->now(),
                    ExposureEvent::GRANTED,
                    $number->kind,
                    $number->numberId,
                    $number->target,
                    $visit->shownSourceId,
                    $placement?->poolId,
                    $visit->id,
                    cause: $cause,
                );
            }
        }
        foreach ($events as $event) {
            Retry::statement(fn () => $this->log->append([$event]));
        }
    }
}
