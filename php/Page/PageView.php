<?php

declare(strict_types=1);

namespace Ringwell\Page;

use Ringwell\Clock;
use Ringwell\Db\Connection;
use Ringwell\Db\Retry;
use Ringwell\Lease\Alongside;
use Ringwell\Lease\Claim;
use Ringwell\Lease\Claimant;
use Ringwell\Lease\ExposureEvent;
use Ringwell\Lease\ExposureLog;
use Ringwell\Lease\LeaseDesk;
use Ringwell\Lease\Pool;
use Ringwell\Number\Target;
use Ringwell\Plan\Plan;
use Ringwell\Source\Placement;
use Ringwell\Visit\Arrived;
use Ringwell\Visit\Region;
use Ringwell\Visit\Visit;
use Ringwell\Visit\VisitStore;

/**
 * One page view of a visit: which number it shows at each target, and the log of that.
 *
 * Each lease has a transaction of its own, because losing one must not undo another. Everything else is written with the
 * first of them that goes through: one COMMIT for a page with one pool.
 */
final class PageView
{
    public function __construct(
        private readonly Plan $plan,
        private readonly Connection $db,
        private readonly VisitStore $visits,
        private readonly LeaseDesk $desk,
        private readonly ExposureLog $log,
        private readonly RefusalStore $refusals,
        private readonly Clock $clock,
    ) {
    }

    /**
     * @param  list<Target>      $targets
     * @param  ?string           $network keyed hash of the visitor's network
     * @param  (\Closure(): list<string>)|null $regions the visitor's, the narrowest first; asked for only where a pool has numbers of regions
     * @return list<ShownNumber> one for each target
     */
    public function numbers(Arrived $page, array $targets, ?string $network = null, ?\Closure $regions = null): array
    {
        $visit = $page->visit;
        $placements = $this->plan->placements($visit->shownSourceId);
        // Always in the order of pool ids, so that two requests of one visitor lock in the same order.
        usort($targets, static fn (Target $a, Target $b): int => ($placements[$a->id]->poolId ?? 0) <=> ($placements[$b->id]->poolId ?? 0));
        $shown = [];
        foreach ($targets as $target) {
            $shown[$target->id] = Fallback::of($target, $placements[$target->id] ?? null);
        }
        $pools = array_filter(array_map(fn (Placement $placement): ?Pool => $placement->poolId === null ? null : $this->plan->pool($placement->poolId), array_intersect_key($placements, $shown)));
        $news = new NewExposures($this->log, $visit->id, $page->isNew);
        $with = new Alongside(
            $news->of($this->events($visit, array_diff_key($shown, $pools), $placements, [])),
            fn (bool $isAgain) => $this->visits->view($page, $isAgain),
            fn (array $events): array => (new NewExposures($this->log, $visit->id, false))->of($events),
        );
        $causes = [];
        $codes = null;
        foreach (array_intersect_key($shown, $pools) as $target => $fallback) {
            $codes ??= $pools[$target]->regions === [] || $regions === null ? null : $regions();
            $region = Region::preferred($codes ?? [], $pools[$target]->regions);
            $who = new Claimant($visit->visitor, $visit->id, $visit->shownSourceId, $network, $region, $page->isBounded);
            $claim = $this->desk->claim($pools[$target], $who, $with);
            if ($claim->row === null || $claim->number === null) {
                $causes[$target] = (string) $claim->cause;
            } else {
                $shown[$target] = new ShownNumber($target, $claim->number->id, $claim->number->number, $claim->number->display, 'pool', $fallback->number, $claim->row->ttl($this->clock->now()));
            }
        }
        $rest = $news->of($this->events($visit, array_intersect_key($shown, $causes), $placements, $causes));
        $this->writeRest($with, $rest);
        $refused = array_filter($rest, static fn (ExposureEvent $event): bool => $event->cause === Claim::NETWORK);
        $this->refusals->count(Refused::NETWORK, array_map(static fn (ExposureEvent $event): int => (int) $event->poolId, array_values($refused)));

        return array_values($shown);
    }

    /**
     * For a visitor who is not remembered: no lease, nothing written.
     *
     * @param  list<Target>      $targets
     * @return list<ShownNumber>
     */
    public function withoutVisit(int $sourceId, array $targets): array
    {
        $placements = $this->plan->placements($sourceId);

        return array_map(static fn (Target $target): ShownNumber => Fallback::of($target, $placements[$target->id] ?? null), $targets);
    }

    /** @param list<ExposureEvent> $events */
    private function writeRest(Alongside $with, array $events): void
    {
        if ($with->isWritten() && $events === []) {
            return;
        }
        Retry::transaction($this->db, function () use ($with, $events): void {
            $this->log->append($with->events($events));
            $with->write();
        });
        $with->committed();
    }

    /**
     * Static, default and own numbers are exposures too.
     *
     * @param  array<int, ShownNumber> $shown      by target
     * @param  array<int, Placement>   $placements by target
     * @param  array<int, string>      $causes     why it is not the pool's, by target
     * @return list<ExposureEvent>
     */
    private function events(Visit $visit, array $shown, array $placements, array $causes): array
    {
        return array_map(fn (ShownNumber $number): ExposureEvent => new ExposureEvent(
            $this->clock->now(),
            ExposureEvent::GRANTED,
            $number->kind,
            $number->numberId,
            $number->target,
            $visit->shownSourceId,
            ($placements[$number->target] ?? null)?->poolId,
            $visit->id,
            cause: $causes[$number->target] ?? '',
        ), array_values($shown));
    }
}
