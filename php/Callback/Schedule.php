<?php

declare(strict_types=1);

namespace Ringwell\Callback;

use Ringwell\Time;

/** When somebody who was not reached is rung again. Pure. */
final class Schedule
{
    /** @param list<int> $pauses minutes after each try in which nobody was reached; as many further tries */
    public function __construct(private readonly array $pauses)
    {
    }

    /**
     * @param  int  $tries how often it was rung
     * @return ?int null: no more by itself
     */
    public function next(int $tries, int $endedAt, int $notAfter): ?int
    {
        $pause = $this->pauses[max(0, $tries - 1)] ?? null;
        $at = $pause === null ? null : $endedAt + $pause * Time::MINUTE;

        return $at === null || $at > $notAfter ? null : $at;
    }
}
