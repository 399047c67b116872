<?php

declare(strict_types=1);

namespace Ringwell\Replay;

use Ringwell\Lease\ExposureEvent;

/**
 * Replays one number's own events: who had it from when to when, its state after each, and what can't be true.
 *
 * The events are ordered by the row's revision alone. Clocks of several nodes differ and auto-increment ids of a
 * cluster are not in order, but each write of a row counts its revision up by one. Pure; remembers one revision.
 */
final class NumberHistory
{
    /** Of one write: what ends the old lease, what begins a new one, the rest. */
    private const ORDER = [ExposureEvent::TAKEN => 0, ExposureEvent::ENDED => 1, ExposureEvent::GRANTED => 2];

    private State $state;
    private ?Span $open = null;

    /** @var list<ExposureEvent> of one revision, which is complete when the next one begins */
    private array $group = [];

    /** @var list<Span> */
    private array $spans = [];

    /** @var list<Fault> */
    private array $faults = [];

    public function __construct(int $numberId)
    {
        $this->state = new State($numberId);
    }

    /** Revisions must not go back from one call to the next; events of one revision may come in any order. */
    public function add(ExposureEvent $event): void
    {
        if ($event->rev === null) {
            return;
        }
        if ($this->group !== [] && $this->group[0]->rev !== $event->rev) {
            $this->close();
        }
        $this->group[] = $event;
    }

    /** No more events. The spans that have not ended are among the next spans(). */
    public function finish(): State
    {
        $this->close();
        if ($this->open !== null) {
            $this->spans[] = $this->open;
            $this->open = null;
        }

        return $this->state;
    }

    /** @return list<Span> that ended since the last call */
    public function spans(): array
    {
        [$spans, $this->spans] = [$this->spans, []];

        return $spans;
    }

    /** @return list<Fault> found since the last call */
    public function faults(): array
    {
        [$faults, $this->faults] = [$this->faults, []];

        return $faults;
    }

    private function close(): void
    {
        $order = static fn (ExposureEvent $event): array => [self::ORDER[$event->event] ?? 3, $event->event, (string) $event->lease];
        usort($this->group, static fn (ExposureEvent $a, ExposureEvent $b): int => $order($a) <=> $order($b));
        $wasTaken = false;
        $given = [];
        $before = $this->state;
        foreach ($this->group as $event) {
            $wasTaken = $wasTaken || $event->event === ExposureEvent::TAKEN;
            if ($event->event === ExposureEvent::GRANTED) {
                $given[] = (string) $event->lease;
            }
            $this->judge($event, count($given) < 2 && ($wasTaken || $before->visit === null));
            $this->follow($event, $wasTaken);
            $this->state = $this->state->after($event);
        }
        if (count($given) > 1) {
            $this->fault(Fault::TWICE, $this->group[0], $given[0], $given[1]);
        }
        $this->group = [];
    }

    /** @param bool $isNew whether a giving is to somebody who did not have the number */
    private function judge(ExposureEvent $event, bool $isNew): void
    {
        $held = $this->state->heldUntil($event->at);
        $isGiven = $event->event === ExposureEvent::GRANTED;
        if ($isGiven && $isNew && $held !== null && $event->at < $held) {
            $this->fault(Fault::EARLY, $event, (string) $held, (string) $event->at);
        }
        if ($held !== null && $event->holdUntil !== null && $event->holdUntil < $held) {
            $this->fault(Fault::SHORTENED, $event, (string) $held, (string) $event->holdUntil);
        }
        if (! $isGiven && $event->lease !== null && $this->state->rev > 0 && $event->lease !== $this->state->lease) {
            $this->fault(Fault::STRANGER, $event, $this->state->lease ?? '-', $event->lease);
        }
    }

    private function follow(ExposureEvent $event, bool $wasTaken): void
    {
        if (! in_array($event->event, [ExposureEvent::GRANTED, ExposureEvent::TAKEN, ExposureEvent::ENDED], true)) {
            return;
        }
        if ($this->open !== null) {
            $by = $event->event === ExposureEvent::GRANTED ? ($wasTaken ? ExposureEvent::TAKEN : 'renewed') : $event->event;
            $this->spans[] = $this->open->ended($event->at, $by);
            $this->open = null;
        }
        if ($event->event === ExposureEvent::GRANTED) {
            $this->open = new Span($event->numberId, (int) $event->rev, $event->at, null, $event->visit, $event->sourceId, $event->poolId, null);
        }
    }

    private function fault(string $kind, ExposureEvent $event, string $log, string $next): void
    {
        $this->faults[] = new Fault($kind, $event->numberId, (int) $event->rev, $event->visit, $log, $next);
    }
}
