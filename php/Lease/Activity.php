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
        $now = $this->clock->now();
        $at = static fn (string $type): ?int => isset($events[$type]) ? $now - $events[$type]['ago'] : null;
        $touch = $at('tap') ?? $at('copy');
        $active = $at('active');

        $written = [0, []];
        $row = $this->desk->change(
            $row->numberId,
            $visit->visitor,
            static function (LeaseRow $row, int $now, bool $hasRoom) use ($pool, $touch, $active, $events, $network): LeaseRow {
                $row = isset($events['seen']) ? Hold::seen($pool, $row, $now, $network, $hasRoom) : $row;
                $row = $active === null ? $row : Hold::active($pool, $row, $active, $now, $network, $hasRoom);

                return $touch === null ? $row : Hold::tapped($pool, $row, $touch, $now, $network, $hasRoom);
            },
            static function (LeaseRow $before, LeaseRow $after, int $rev) use ($visit, $pool, $now, $events, &$written): array {
                $changes = self::changes($pool, $before, $after, $visit->shownSourceId, isset($events['tap']), $now, $rev);
                $written = [$rev, array_map(static fn (ExposureEvent $event): string => $event->event, $changes)];

                return $changes;
            },
            $pool,
            $network,
        );
        // A write that failed after its events were made left nothing in the log.
        $logged = $row?->rev === $written[0] ? $written[1] : [];

        return $row;
    }

    /** @return list<ExposureEvent> what the change of the row means, in the lease's own words */
    private static function changes(Pool $pool, LeaseRow $before, LeaseRow $after, int $sourceId, bool $isTap, int $now, int $rev): array
    {
        $names = [];
        if ($after->protectedAt !== null && $after->protectedAt !== $before->protectedAt) {
            $names[] = $isTap ? ExposureEvent::TAP : ExposureEvent::COPY;
        }
        if ($after->confirmed && ! $before->confirmed) {
            $names[] = ExposureEvent::CONFIRMED;
        }
        $begins = $after->activeAt !== null && $after->activeAt !== $before->activeAt && ActivityMinute::begins($before->activeAt, $after->activeAt);
        if ($begins || ($names === [] && ! ActivityMinute::isQuiet($before, $after))) {
            $names[] = ExposureEvent::ACTIVE;
        }

        return array_map(static fn (string $name): ExposureEvent => new ExposureEvent(
            $now,
            $name,
            'pool',
            $after->numberId,
            $pool->targetId,
            $sourceId,
            $pool->id,
            $after->visit,
            $after->lease,
            $rev,
            match ($name) {
                ExposureEvent::ACTIVE => max(0, $now - (int) $after->activeAt),
                ExposureEvent::TAP, ExposureEvent::COPY => max(0, $now - (int) $after->protectedAt),
                default => 0,
            },
            holdUntil: $after->holdUntil,
        ), $names);
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
