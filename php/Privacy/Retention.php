<?php

declare(strict_types=1);

namespace Ringwell\Privacy;

use Ringwell\Clock;
use Ringwell\Lease\ExposureLog;
use Ringwell\Settings;
use Ringwell\Time;
use Ringwell\Visit\VisitStore;

/**
 * Forgets visits, their pages and exposures after the days that the owner has set; calls and their sources stay.
 * Nothing while the clock can't be trusted: see ClockWatch.
 */
final class Retention
{
    private const AT_ONCE = 500;

    public function __construct(
        private readonly VisitStore $visits,
        private readonly ExposureLog $exposures,
        private readonly Settings $settings,
        private readonly Clock $clock,
        private readonly ClockWatch $watch,
    ) {
    }

    /**
     * One bounded piece of work, oldest first.
     *
     * @return int how many visits were forgotten; fewer than self::AT_ONCE: done for today
     */
    public function forget(): int
    {
        if (! $this->watch->isSteady()) {
            return 0;
        }
        $ids = $this->visits->startedBefore($this->clock->now() - $this->settings->visitDays * Time::DAY, self::AT_ONCE);
        // The visit itself goes last: after a crash in between, the next run finds it again.
        $this->exposures->forget($ids);
        $this->visits->forget($ids);

        return count($ids);
    }
}
