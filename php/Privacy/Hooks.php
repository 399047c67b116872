<?php

declare(strict_types=1);

namespace Ringwell\Privacy;

use Ringwell\Services;
use Ringwell\Time;

/** Forgetting is done every hour, in bounded pieces for a bounded time: more than visitors can bring, see docs/decisions/crowds.md. */
final class Hooks
{
    public const FORGET = 'ringwell_forget';

    /** Option: how the clock was at the last hourly run. */
    public const CLOCK = 'ringwell_clock';

    /** A third of the time that most hosts give a request. */
    private const LONGEST = 10 * Time::SECOND;

    public static function register(Services $services): void
    {
        $services->chores()->add(self::FORGET, 'old visits', static function () use ($services): void {
            $watch = self::clock($services);
            update_option(self::CLOCK, $watch->toArray(), false);
            $retention = new Retention($services->visits(), $services->exposures(), $services->settings(), $services->clock(), $watch);
            $until = ($services->clock()->machine() ?? 0) + self::LONGEST;
            while ($retention->forget() > 0 && ($services->clock()->machine() ?? 0) < $until);
        });
        add_action('admin_init', self::schedule(...));
        add_action('rest_api_init', self::schedule(...));
    }

    /** How the clock is now, beside how it was at the last hourly run. */
    public static function clock(Services $services): ClockWatch
    {
        $database = $services->db()->rows('SELECT {now} AS at')[0]['at'] ?? null;

        return ClockWatch::look(
            ClockWatch::of(get_option(self::CLOCK)),
            $services->clock()->now(),
            $services->clock()->machine(),
            $database === null ? null : (int) $database,
        );
    }

    private static function schedule(): void
    {
        if (wp_next_scheduled(self::FORGET) === false) {
            wp_schedule_event(time(), 'hourly', self::FORGET);
        }
    }
}
