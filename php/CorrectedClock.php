<?php

declare(strict_types=1);

namespace Ringwell;

/**
 * A machine's clock that goes by the database's where the two differ: all servers then agree when a hold runs out, and
 * none writes a moment that lies ahead of the others.
 *
 * The first read of every request brings the database's time along (Plan\PlanStore), so it costs no statement. A
 * difference counts only as far as it cannot be the time that the read took.
 */
final class CorrectedClock implements Clock
{
    /** Less than this is no difference that matters. */
    private const TOLERANCE = Time::SECOND;

    private int $drift = 0;

    public function __construct(private readonly Clock $own)
    {
    }

    public function now(): int
    {
        return $this->own->now() + $this->drift;
    }

    public function machine(): ?int
    {
        $machine = $this->own->machine();

        return $machine === null ? null : $machine + $this->drift;
    }

    /**
     * Runs a read that brings the database's time along, and is right from then on.
     *
     * @template T
     * @param  callable(): T       $read
     * @param  callable(T): ?int   $databaseNow UTC milliseconds; null where the database has no clock of its own
     * @return T
     */
    public function correctBy(callable $read, callable $databaseNow): mixed
    {
        $before = $this->own->machine();
        $result = $read();
        $after = $this->own->machine();
        $told = $databaseNow($result);
        if ($told !== null && $before !== null && $after !== null) {
            $drift = $told - min(max($told, $before), $after);
            $this->drift = abs($drift) > self::TOLERANCE ? $drift : 0;
        }

        return $result;
    }
}
