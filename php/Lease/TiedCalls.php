<?php

declare(strict_types=1);

namespace Ringwell\Lease;

/** A visitor whose call was tied to a number keeps it for the pool's call protection: he may call again. */
final class TiedCalls
{
    public function __construct(private readonly PoolStore $pools, private readonly LeaseDesk $desk)
    {
    }

    /** Harmless to repeat. A number that names somebody else by now is left alone. */
    public function protect(int $numberId, string $visitor, int $calledAt): void
    {
        $row = $this->desk->rows([$numberId])[$numberId] ?? null;
        $pool = $row === null || ! $row->names($visitor) ? null : $this->pools->find($row->poolId);
        if ($pool === null) {
            return;
        }
        $this->desk->change(
            $numberId,
            $visitor,
            static fn (LeaseRow $row): LeaseRow => Hold::called($pool, $row, $calledAt),
            static fn (LeaseRow $before, LeaseRow $after, int $rev): array => [self::event($pool, $after, $calledAt, $rev)],
        );
    }

    public static function event(Pool $pool, LeaseRow $row, int $calledAt, int $rev): ExposureEvent
    {
        return new ExposureEvent(
            $calledAt,
            ExposureEvent::CALLED,
            'pool',
            $row->numberId,
            $pool->targetId,
            null,
            $pool->id,
            $row->visit,
            $row->lease,
            $rev,
            holdUntil: $row->holdUntil,
        );
    }
}
