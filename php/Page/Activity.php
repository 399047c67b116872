<?php

declare(strict_types=1);

namespace Ringwell\Page;

use Ringwell\Clock;
use Ringwell\Db\Connection;
use Ringwell\Db\Retry;
use Ringwell\Lease\Alongside;
use Ringwell\Lease\ExposureEvent;
use Ringwell\Lease\ExposureLog;
use Ringwell\Lease\LeaseDesk;
use Ringwell\Lease\LeaseRow;
use Ringwell\Plan\Plan;
use Ringwell\Visit\Visit;
use Ringwell\Visit\VisitStore;

/**
 * What a visitor does with the numbers on his screen: it extends the hold of those that are still his, and goes
 * into the log. Of each kind one event a message and target is enough. A page that only asks writes nothing.
 *
 * Of a switch `from` is the number that left the screen, by its id; 0 where it is none of the clinic's.
 *
 * @phpstan-type ClientEvent array{type: string, ago: int, target?: int, from?: int}
 */
final class Activity
{
    public function __construct(
        private readonly Plan $plan,
        private readonly Connection $db,
        private readonly VisitStore $visits,
        private readonly LeaseDesk $desk,
        private readonly ExposureLog $log,
        private readonly ScreenHistoryStore $histories,
        private readonly Clock $clock,
    ) {
    }

    /**
     * @param  array<int, NumberOnScreen> $shown   by target: what the page shows
     * @param  list<ClientEvent>          $events
     * @param  ?string                    $network keyed hash of the visitor's network
     * @return array<int, LeaseRow>       by target: rows that still name the visitor
     */
    public function apply(Visit $visit, array $shown, array $events, ?string $network = null): array
    {
        $rows = array_filter(
            array_map(static fn (NumberOnScreen $number): ?LeaseRow => $number->row, $shown),
            static fn (?LeaseRow $row): bool => $row?->names($visit->visitor) === true,
        );
        if ($events === []) {
            return $rows;
        }
        $kept = $rows;
        $words = [];
        $with = new Alongside([], fn () => $this->signOfLife($visit));
        $history = null;
        $past = function () use ($visit, &$history): ScreenHistory {
            return $history ??= $this->histories->of($visit->id);
        };
        foreach ($this->granted($visit, $shown, $past) as $target => $number) {
            $own = self::ofTarget($events, $target);
            $row = $rows[$target] ?? null;
            $logged = [];
            if ($row !== null && $own !== [] && $this->isStillShown($visit, $row)) {
                $row = $this->change($visit, $row, $number, $own, $network, $with, $logged);
                unset($kept[$target]);
                $kept += $row === null ? [] : [$target => $row];
            }
            if ($number->isFallback && isset($own['switched'])) {
                $word = $this->word($visit, $target, $number, null, $own['switched']);
                array_push($words, ...$past()->switched($word, $own['switched']['from'] ?? null));
            }
            array_push($words, ...$this->words($visit, $target, $number, $row, array_diff_key($own, array_flip($logged))));
        }
        $this->writeRest($visit, $with, $words);

        return $kept;
    }

    /** A number that the visit's source shows no more (it moved to another group, or was placed anew) stays, but is extended no more. */
    private function isStillShown(Visit $visit, LeaseRow $row): bool
    {
        foreach ($this->plan->placements($visit->shownSourceId) as $placement) {
            if ($placement->poolId === $row->poolId) {
                return true;
            }
        }

        return false;
    }

    /**
     * Only what this visit really was shown: nobody can put a tap on a number that he never saw. A row that names this
     * very visit says that by itself, and spares the reading of the log.
     *
     * @param  array<int, NumberOnScreen> $shown by target
     * @param  \Closure(): ScreenHistory  $past  of the visit
     * @return array<int, NumberOnScreen>
     */
    private function granted(Visit $visit, array $shown, \Closure $past): array
    {
        return array_filter(
            $shown,
            static fn (NumberOnScreen $number, int $target): bool => $number->row?->visit === $visit->id || $past()->wasShown($target, $number),
            ARRAY_FILTER_USE_BOTH,
        );
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
    private function change(Visit $visit, LeaseRow $row, NumberOnScreen $number, array $events, ?string $network, Alongside $with, array &$logged): ?LeaseRow
    {
        $pool = $this->plan->pool($row->poolId);
        if ($pool === null) {
            return null;
        }
        $signs = new PageSigns($pool, $events, $visit->shownSourceId, $network, $this->clock->now());
        $written = [0, []];
        $after = $this->desk->change(
            $row->numberId,
            $visit->visitor,
            $signs->change(...),
            function (LeaseRow $before, LeaseRow $after, int $rev) use ($visit, $number, $pool, $events, $signs, &$written): array {
                $changes = $signs->events($before, $after, $rev);
                $names = array_map(static fn (ExposureEvent $event): string => $event->event, $changes);
                $written = [$rev, array_keys($events)];

                $words = $this->words($visit, $pool->targetId, $number, $after, array_diff_key($events, array_flip($names)));

                // The row is ours by now: of a message that was told twice the second sees what the first one wrote.
                return [...$changes, ...(self::areOnce($words) ? $this->histories->of($visit->id)->news($words) : $words)];
            },
            $pool,
            $network,
            $row,
            $with,
        );
        // A write that failed after its events were made left nothing in the log.
        $logged = $after?->rev === $written[0] ? $written[1] : [];

        return $after;
    }

    /**
     * The page's own words (painted, tap, copy …) are evidence for attribution, whoever has the number by now.
     *
     * @param  array<string, ClientEvent> $events by type
     * @return list<ExposureEvent>
     */
    private function words(Visit $visit, int $target, NumberOnScreen $number, ?LeaseRow $row, array $events): array
    {
        unset($events['active'], $events['switched']);

        return array_map(fn (array $event): ExposureEvent => $this->word($visit, $target, $number, $row, $event), array_values($events));
    }

    /** @param ClientEvent $event */
    private function word(Visit $visit, int $target, NumberOnScreen $number, ?LeaseRow $row, array $event): ExposureEvent
    {
        return new ExposureEvent(
            $this->clock->now(),
            $event['type'],
            $number->kind,
            $number->numberId,
            $target,
            $visit->shownSourceId,
            $row?->poolId,
            $visit->id,
            $row?->lease,
            null,
            $event['ago'],
        );
    }

    /** @param list<ExposureEvent> $words that went into the log with no row */
    private function writeRest(Visit $visit, Alongside $with, array $words): void
    {
        $isNews = ! $with->isWritten() && VisitStore::isNews($visit, $this->clock->now());
        if (self::areOnce($words)) {
            $this->histories->writeOnce($visit->id, $this->clock->now(), $words);
        } elseif ($isNews && $words !== []) {
            Retry::transaction($this->db, function () use ($with, $words): void {
                $this->log->append($words);
                $with->write();
            });
        } elseif ($isNews) {
            Retry::statement($with->write(...));
        } elseif ($words !== []) {
            Retry::statement(fn () => $this->log->append($words));
        }
    }

    /** @param list<ExposureEvent> $words whether any of them is of a kind that the log has once */
    private static function areOnce(array $words): bool
    {
        return array_filter($words, static fn (ExposureEvent $word): bool => in_array($word->event, ScreenHistory::ONCE, true)) !== [];
    }

    private function signOfLife(Visit $visit): void
    {
        $now = $this->clock->now();
        if (VisitStore::isNews($visit, $now)) {
            $this->visits->seen($visit->id, $now);
        }
    }
}
