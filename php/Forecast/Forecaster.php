<?php

declare(strict_types=1);

namespace Ringwell\Forecast;

use Ringwell\Clock;
use Ringwell\Lease\Pool;
use Ringwell\Lease\PoolForecasts;
use Ringwell\Lease\PoolStore;
use Ringwell\Time;

/** Forecasts the holds of pools, each once a day, and anew when somebody looks at it after a change. */
final class Forecaster
{
    private const EVERY = 23 * Time::HOUR;

    /** One run forecasts for so long and leaves the rest to the next: hosts end long ones. */
    private const LONGEST_RUN = 5 * Time::SECOND;

    public function __construct(
        private readonly PoolStore $pools,
        private readonly PastVisits $visits,
        private readonly PoolForecasts $forecasts,
        private readonly Clock $clock,
    ) {
    }

    public function run(): void
    {
        $started = $this->clock->machine();
        foreach ($this->forecasts->due($this->clock->now() - self::EVERY) as $pool) {
            $this->forecast($pool->id);
            if ((int) $this->clock->machine() - (int) $started > self::LONGEST_RUN) {
                return;
            }
        }
    }

    /** Where the pool has changed since. At once, because whoever changed it looks at what that brings. */
    public function renew(Pool $pool): void
    {
        if ($this->forecasts->isOutOfDate($pool->id)) {
            $this->forecast($pool->id);
        }
    }

    private function forecast(int $poolId): void
    {
        $now = $this->clock->now();
        $rev = $this->forecasts->rev();
        $pool = $this->pools->find($poolId);
        if ($pool !== null) {
            $numbers = $this->pools->sizes()[$poolId]['numbers'] ?? 0;
            $forecast = Forecast::of($this->visits->latest($poolId, $now), $pool, $numbers);
            $this->forecasts->keep($poolId, $forecast?->best()->minutes, $forecast?->told($now), $now, $rev);
        }
    }
}
