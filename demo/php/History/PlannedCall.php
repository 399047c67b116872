<?php

declare(strict_types=1);

namespace Ringwell\Demo\History;

/** A call that will be made: by whom and when, and what becomes of it. */
final class PlannedCall
{
    /**
     * @param int     $id      number of the call, for the phone system's name of it
     * @param ?int    $visit   index of the visit on whose screen the caller read the number
     * @param string  $number  where there is no visit: what was dialled, E.164; of a call back: the line rung out from
     * @param string  $caller  E.164; '' where he hides it
     * @param int     $wait    seconds until somebody takes it, or the caller gives up
     * @param int     $talk    seconds; 0: missed
     * @param bool    $isBack  the clinic rings the patient
     */
    public function __construct(
        public readonly int $id,
        public readonly int $at,
        public readonly ?int $visit,
        public readonly string $number,
        public readonly string $caller,
        public readonly int $wait,
        public readonly int $talk,
        public readonly bool $isBack = false,
    ) {
    }

    public function endsAt(): int
    {
        return $this->at + ($this->wait + $this->talk) * 1000;
    }
}
