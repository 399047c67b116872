<?php

declare(strict_types=1);

namespace Ringwell\Lease;

use Ringwell\Clock;
use Ringwell\Visit\Visit;

/**
 * What a visitor does with the numbers on his screen: it extends the hold of those that are still his, and goes
 * into the log. Of each kind one event a message and target is enough.
 *
 * @phpstan-type ClientEvent array{type: string, ago: int, target?: int}
 */
final class Activity
{
    public function __construct(
        private readonly PoolStore $pools,
        private readonly LeaseDesk $desk,
        private readonly ExposureLog $log,
        private readonly Clock $clock,
    ) {
    }

    /**
     * @param  array<int, array{numberId: int, kind: string}> $shown  by target: what the page shows
     * @param  list<ClientEvent>                              $events
     * @param  ?string                                        $network keyed hash of the visitor's network
     * @return array<int, LeaseRow> by target: rows that still name the visitor
     */
    public function apply(Visit $visit, array $shown, array $events, ?string $network = null): array
    {
        // Only what this visit really was given: nobody can put a tap on a number that he never saw.
        $granted = $this->log->grantedTo($visit->id);
        $shown = array_filter(
            $shown,
            static fn (array $number, int $target): bool => in_array("{$target}:{$number['numberId']}", $granted, true),
            ARRAY_FILTER_USE_BOTH,
        );
        $mine = array_filter(
            $this->desk->rows(array_column($shown, 'numberId')),
            static fn (LeaseRow $row): bool => $row->names($visit->visitor),
        );
        $kept = [];
        foreach ($shown as $target => $number) {
            $own = self::ofTarget($events, $target);
            $row = $mine[$number['numberId']] ?? null;
            $logged = [];
            if ($row !== null && $own !== []) {
                $row = $this->change($visit, $row, $own, $network, $logged);
            }
            if ($row !== null) {
                $kept[$target] = $row;
            }
            $this->logWords($visit, $target, $number, $row, array_diff_key($own, array_flip($logged)));
        }

        return $kept;
    }

    /**
     * @param  list<ClientEvent>          $events
     * @return array<string, ClientEvent> the latest of each type that concerns this target
     */
    private static function ofTarget(array $events, int $target): array
    {
        $latest = [];
        foreach ($events as $event) {
            $known = $latest[$event['type']] ?? null;
            if (($event['target'] ?? $target) === $target && ($known === null || $event['ago'] < $known['ago'])) {
                $latest[$event['type']] = $event;
            }
        }

        return $latest;
    }

    /**
     * @param array<string, ClientEvent> $events  by type
     * @param ?string                    $network keyed hash of the visitor's network
     * @param list<string>               $logged  filled with what went into the log together with the row
     */
    private function change(Visit $visit, LeaseRow $row, array $events, ?string $network, array &$logged): ?LeaseRow
    {
        $pool = $this->pools->find($row->poolId);
        if ($pool === null) {
            return null;
        }
        $signs = new PageSigns($pool, $events, $visit->shownSourceId, $network, $this->clock->now());
        $written = [0, []];
        $row = $this->desk->change(
            $row->numberId,
            $visit->visitor,
            $signs->change(...),
            static function (LeaseRow $before, LeaseRow $after, int $rev) use ($signs, &$written): array {
                $events = $signs->events($before, $after, $rev);
                $written = [$rev, array_map(static fn (ExposureEvent $event): string => $event->event, $events)];

                return $events;
            },
            $pool,
            $network,
        );
        // A write that failed after its events were made left nothing in the log.
        $logged = $row?->rev === $written[0] ? $written[1] : [];

        return $row;
    }

    /**
     * The page's own words (painted, tap, copy …) are evidence for attribution, whoever has the number by now.
     *
     * @param array{numberId: int, kind: string} $number
     * @param array<string, ClientEvent>         $events by type
     */
    private function logWords(Visit $visit, int $target, array $number, ?LeaseRow $row, array $events): void
    {
        unset($events['active']);
        $this->log->append(array_map(fn (array $event): ExposureEvent => new ExposureEvent(
            $this->clock->now(),
            $event['type'],
            $number['kind'],
            $number['numberId'],
            $target,
            $visit->shownSourceId,
            $row?->poolId,
            $visit->id,
            $row?->lease,
            null,
            $event['ago'],
        ), array_values($events)));
    }
}
