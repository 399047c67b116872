<?php

declare(strict_types=1);

namespace Ringwell\Replay;

use Ringwell\Lease\Claim;
use Ringwell\Lease\ExposureEvent;

/**
 * How many visits of one pool's placements were given a number of it, and why the others were not. Pure; the order in
 * which events are added does not matter, and one that is added twice counts once.
 */
final class Tally
{
    private VisitSet $visits;
    private VisitSet $given;

    /** @var array<string, VisitSet> by cause: overflow, busy, network */
    private array $causes = [];

    public function __construct()
    {
        $this->visits = new VisitSet();
        $this->given = new VisitSet();
    }

    /** @param ExposureEvent $event that a number of any kind was given on a placement with this pool */
    public function add(ExposureEvent $event): void
    {
        if ($event->event !== ExposureEvent::GRANTED || $event->visit === null) {
            return;
        }
        if ($event->kind === 'pool' || $event->cause !== Claim::NETWORK) {
            $this->visits->add($event->visit);
        }
        if ($event->kind === 'pool') {
            $this->given->add($event->visit);
        } elseif ($event->cause !== '') {
            ($this->causes[$event->cause] ??= new VisitSet())->add($event->visit);
        }
    }

    public function visits(): int
    {
        return $this->visits->count();
    }

    public function given(): int
    {
        return $this->given->count();
    }

    /** Visits that met this cause at least once; some of them may have been given a number on a later page. */
    public function met(string $cause): int
    {
        return ($this->causes[$cause] ?? null)?->count() ?? 0;
    }

    /** @return list<string> causes that were met, in the order of their names */
    public function causes(): array
    {
        $causes = array_keys($this->causes);
        sort($causes);

        return $causes;
    }
}
