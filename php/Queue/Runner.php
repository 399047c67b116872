<?php

declare(strict_types=1);

namespace Ringwell\Queue;

use Ringwell\Clock;
use Ringwell\Pbx\Hooks as Minute;
use Ringwell\Privacy\Hooks as Hourly;
use Ringwell\Time;

/** One run of all that waits: by WP-Cron, `wp ringwell work`, the secret address, or a door that saw it was time. */
final class Runner
{
    /** WP-Cron does it by itself where it runs at all. */
    private const HOURLY_LATE_AFTER = 15 * 60;

    /** @param \Closure(): list<?int> $due when each kind of work is due next */
    public function __construct(private readonly TurnStore $turns, private readonly \Closure $due, private readonly Clock $clock)
    {
    }

    /** Each piece of work has its own claims, so that two runs at once are no harm; the hourly work too where nobody does it. */
    public function run(): void
    {
        ignore_user_abort(true);
        do_action(Minute::WORK);
        // WordPress plans by the machine's own clock.
        $seconds = intdiv($this->clock->machine() ?? $this->clock->now(), Time::SECOND);
        $planned = wp_next_scheduled(Hourly::FORGET);
        if ($planned !== false && $planned < $seconds - self::HOURLY_LATE_AFTER) {
            wp_unschedule_event($planned, Hourly::FORGET);
            wp_schedule_event($seconds + intdiv(Time::HOUR, Time::SECOND), 'hourly', Hourly::FORGET);
            do_action(Hourly::FORGET);
        }
    }

    /** The last thing of each run, whoever began it. */
    public function note(bool $hasConnections): void
    {
        $now = $this->clock->now();
        $this->turns->worked($now);
        $this->turns->plan(Turn::next(($this->due)(), $hasConnections, $now));
    }

    /** Whether a run has only just been: who knows the address must not keep the server busy. */
    public function isJustDone(): bool
    {
        return abs($this->clock->now() - ($this->turns->workedAt() ?? 0)) < 5 * Time::SECOND;
    }
}
