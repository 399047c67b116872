<?php

declare(strict_types=1);

namespace Ringwell\Callback;

/** "We call in about 4 minutes": of how many are before somebody, and how long one takes. Pure. */
final class Estimate
{
    /** Until the queue has come round and the clinic has picked up. */
    private const FIRST = 60;
    /** Nobody is promised anything better than this many minutes away; he had better choose a time. */
    public const MOST = 60;

    /**
     * @param int $ahead   callbacks that wait or ring before this one
     * @param int $atOnce  that many ring at the same time
     * @param int $seconds one takes about so long
     * @return ?int minutes, one at least; null where it would be more than self::MOST
     */
    public static function minutes(int $ahead, int $atOnce, int $seconds): ?int
    {
        $minutes = max(1, (int) ceil((self::FIRST + intdiv($ahead, max(1, $atOnce)) * $seconds) / 60));

        return $minutes > self::MOST ? null : $minutes;
    }
}
