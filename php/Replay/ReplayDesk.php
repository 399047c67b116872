<?php

declare(strict_types=1);

namespace Ringwell\Replay;

use Ringwell\Lease\ExposureEvent;
use Ringwell\Lease\ExposureHistory;
use Ringwell\Lease\LeaseRow;
use Ringwell\Visit\VisitStore;

/** Replays the log in the database, number by number and pool by pool: the same answer each time, and from every node. */
final class ReplayDesk
{
    public function __construct(
        private readonly ExposureHistory $log,
        private readonly VisitStore $visits,
    ) {
    }

    /** Coverage of one pool in [from, to), from the log alone. */
    public function tally(int $poolId, int $from, int $to): Tally
    {
        $tally = new Tally();
        foreach ($this->log->given($poolId, $from, $to) as $event) {
            $tally->add($event);
        }

        return $tally;
    }

    /**
     * Who had which number, as far as it lies in [from, to); by number, then in the order of the giving.
     *
     * @param  ?int $poolId   only while it was in this pool
     * @param  ?int $numberId only this number
     * @return \Generator<Span>
     */
    public function spans(int $from, int $to, ?int $poolId = null, ?int $numberId = null): \Generator
    {
        foreach ($numberId === null ? $this->log->numbers() : [$numberId] as $id) {
            foreach ($this->history($id, ...$this->log->range($id, $from, $to)) as $span) {
                if ($span->isWithin($from, $to) && ($poolId === null || $span->poolId === $poolId)) {
                    yield $span;
                }
            }
        }
    }

    /**
     * Every difference between the log and the rows, and everything in the log that can't be true.
     *
     * A row is read before its events. If it is written meanwhile, the log is ahead of it, and both are read again.
     *
     * @param  ?int $poolId only numbers whose row is in this pool
     * @return \Generator<Fault>
     */
    public function check(?int $poolId = null): \Generator
    {
        foreach ($this->log->numbers() as $id) {
            $row = $this->log->row($id);
            if ($poolId === null || $row?->poolId === $poolId) {
                yield from $this->known($this->checkNumber($id, $row));
            }
        }
    }

    /** The state that a number's log replays to. */
    public function state(int $numberId): State
    {
        $number = new NumberHistory($numberId);
        foreach ($this->log->ofNumber($numberId) as $event) {
            $number->add($event);
        }

        return $number->finish();
    }

    /** @return list<Fault> */
    private function checkNumber(int $numberId, ?LeaseRow $row): array
    {
        for ($try = 1;; $try++) {
            $number = new NumberHistory($numberId);
            $faults = [];
            foreach ($this->log->ofNumber($numberId) as $event) {
                $number->add($event);
                array_push($faults, ...$number->faults());
            }
            $state = $number->finish();
            $faults = [...$faults, ...$number->faults(), ...Check::differences($state, $row)];
            $again = $this->log->row($numberId);
            if ($again?->rev === $row?->rev || $try >= 5) {
                return $faults;
            }
            $row = $again;
        }
    }

    /**
     * Without what only looks wrong because a visit was forgotten, and its events with it.
     *
     * @param  list<Fault> $faults
     * @return list<Fault>
     */
    private function known(array $faults): array
    {
        $visits = array_values(array_unique(array_filter(array_map(static fn (Fault $fault): ?int => $fault->visit, $faults), is_int(...))));
        $known = $visits === [] ? [] : $this->visits->many($visits);

        return array_values(array_filter(
            $faults,
            static fn (Fault $fault): bool => $fault->visit === null || isset($known[$fault->visit])
                || ! in_array($fault->kind, [Fault::STRANGER, Fault::NOT_LOGGED], true),
        ));
    }

    /** @return \Generator<Span> of a number, from one revision to the giving or the end that follows another */
    private function history(int $numberId, int $first, int $last): \Generator
    {
        $number = new NumberHistory($numberId);
        $next = null;
        foreach ($this->log->ofNumber($numberId, $first) as $event) {
            if ($next !== null && $event->rev !== $next) {
                break;
            }
            $number->add($event);
            yield from $number->spans();
            if ($event->rev > $last && in_array($event->event, [ExposureEvent::GRANTED, ExposureEvent::TAKEN, ExposureEvent::ENDED], true)) {
                $next = $event->rev;
            }
        }
        $number->finish();
        foreach ($number->spans() as $span) {
            if ($span->rev !== $next) {
                yield $span;
            }
        }
    }
}
