<?php

declare(strict_types=1);

namespace Ringwell\Lease;

use Ringwell\Clock;
use Ringwell\Time;

/** Forecasts the holds of pools, each once a day, and anew when somebody looks at it after a change. */
final class Forecaster
{
    private const EVERY = 23 * Time::HOUR;

    /** One run forecasts for so long and leaves the rest to the next: hosts end long ones. */
    private const LONGEST_RUN = 5 * Time::SECOND;

    public function __construct(
        private readonly PoolStore $pools,
        private readonly ForecastLog $log,
        private readonly ForecastStore $forecasts,
        private readonly Clock $clock,
    ) {
    }

    public function run(): void
    {
        $sizes = $this->pools->sizes();
        $started = $this->clock->machine();
        foreach ($this->forecasts->due($this->clock->now() - self::EVERY) as $pool) {
            $this->forecast($pool, $sizes[$pool->id]['numbers'] ?? 0);
            if ((int) $this->clock->machine() - (int) $started > self::LONGEST_RUN) {
                return;
            }
        }
    }

    /** Where the pool has changed since. At once, because whoever changed it looks at what that brings. */
    public function renew(Pool $pool): void
    {
        if ($this->forecasts->isOutOfDate($pool->id)) {
            $this->forecast($pool, $this->pools->sizes()[$pool->id]['numbers'] ?? 0);
        }
    }

    private function forecast(Pool $pool, int $numbers): void
    {
        $now = $this->clock->now();
        $this->forecasts->keep($pool->id, Forecast::of($this->log->visits($pool->id, $now), $pool, $numbers), $now);
    }
}
