<?php

declare(strict_types=1);

namespace Ringwell\Call;

/** Word of a call as it reached us. */
final class Report
{
    /**
     * @param int  $receivedAt     when we heard, UTC milliseconds by our clock
     * @param int  $ahead          milliseconds by which the phone system's clock is known to be ahead of ours
     * @param bool $canBeConfirmed whether the connection's list will tell of the call too, so that one that comes a day late can wait for it
     */
    public function __construct(
        public readonly int $connectionId,
        public readonly CallEvent $event,
        public readonly int $receivedAt,
        public readonly Way $way = Way::Live,
        public readonly int $ahead = 0,
        public readonly bool $canBeConfirmed = false,
    ) {
    }

    /** The same of an event that says who it is about. */
    public function calledBy(string $caller): self
    {
        return new self($this->connectionId, $this->event->calledBy($caller), $this->receivedAt, $this->way, $this->ahead, $this->canBeConfirmed);
    }

    public function facts(): CallFacts
    {
        return CallFacts::of($this->event, $this->receivedAt, $this->way, $this->ahead);
    }
}
