<?php

declare(strict_types=1);

namespace Ringwell\Replay;

use Ringwell\Lease\ExposureEvent;
use Ringwell\Lease\LeaseRow;

/**
 * What a number's own events say of its row, up to one of them. Moments and the hold may be behind the row by less
 * than a minute, because a page's activity is logged once a minute: see ActivityMinute::isQuiet.
 */
final class State
{
    /**
     * @param int  $rev       of the last event
     * @param int  $at        of the last event
     * @param ?int $visit     null: nobody has the number
     * @param ?int $givenAt   null: the giving itself is not in the log any more
     * @param ?int $holdUntil null: no event said it (the log of a version that did not)
     */
    public function __construct(
        public readonly int $numberId,
        public readonly int $rev = 0,
        public readonly int $at = 0,
        public readonly ?int $poolId = null,
        public readonly ?int $visit = null,
        public readonly ?string $lease = null,
        public readonly ?int $givenAt = null,
        public readonly ?int $holdUntil = null,
        public readonly bool $confirmed = false,
        public readonly ?int $protectedAt = null,
        public readonly ?int $activeAt = null,
    ) {
    }

    /** The state after one more event of this number; of the same write, the end of the old lease comes first. */
    public function after(ExposureEvent $event): self
    {
        return match ($event->event) {
            ExposureEvent::GRANTED => $this->given($event),
            ExposureEvent::TAKEN, ExposureEvent::ENDED => $this->with($event, nobody: true),
            ExposureEvent::CONFIRMED => $this->with($event, confirmed: true),
            ExposureEvent::ACTIVE => $this->with($event, activeAt: $event->at - $event->ago),
            ExposureEvent::TAP, ExposureEvent::COPY => $this->with($event, protectedAt: $event->at - $event->ago),
            default => $this->with($event),
        };
    }

    /** Until when nobody else can have the number, as a write at `$now` reads it: see LeaseRow::readAt. */
    public function heldUntil(int $now): ?int
    {
        return $this->holdUntil === null ? null : min($this->holdUntil, LeaseRow::longest($now));
    }

    private function given(ExposureEvent $event): self
    {
        return new self(
            $this->numberId,
            (int) $event->rev,
            $event->at,
            $event->poolId,
            $event->visit,
            $event->lease,
            $event->at,
            $event->holdUntil ?? $this->holdUntil,
            activeAt: $event->at,
        );
    }

    private function with(ExposureEvent $event, bool $nobody = false, bool $confirmed = false, ?int $protectedAt = null, ?int $activeAt = null): self
    {
        return new self(
            $this->numberId,
            (int) $event->rev,
            $event->at,
            $event->poolId,
            $nobody ? null : $event->visit,
            $nobody ? null : $event->lease,
            $nobody ? null : $this->givenAt,
            $event->holdUntil ?? $this->holdUntil,
            ! $nobody && ($confirmed || $this->confirmed),
            $nobody ? null : $protectedAt ?? $this->protectedAt,
            $nobody ? null : $activeAt ?? $this->activeAt,
        );
    }
}
