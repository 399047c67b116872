<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

use Ringwell\Privacy\Hooks as Hourly;
use Ringwell\Services;

/** The minute's work: what the door could not finish, and tidying up. */
final class Hooks
{
    public const WORK = 'ringwell_work';
    private const EVERY_MINUTE = 'ringwell_minute';
    private const ROWS_A_RUN = 200;

    public static function register(Services $services): void
    {
        add_filter('cron_schedules', static fn (array $schedules): array => $schedules + [
            self::EVERY_MINUTE => ['interval' => 60, 'display' => 'Ringwell'],
        ]);
        $chores = $services->chores();
        $chores->add(self::WORK, 'events', static function () use ($services): void {
            $services->inbox()->work(self::ROWS_A_RUN);
        }, isOften: true);
        $chores->add(self::WORK, 'pulls', static fn () => $services->pullDesk()->run(), isOften: true);
        $chores->add(Hourly::FORGET, 'habits of connections', static fn () => $services->connectionWatch()->learn($services->clock()->now()));
        $chores->add(Hourly::FORGET, 'mail of silent connections', static fn () => self::tellOfSilence($services));
        $chores->add(self::WORK, 'old events', static fn () => $services->inbox()->tidy(), isOften: true);
        register_activation_hook(RINGWELL_FILE, self::schedule(...));
        // Updates and copied sites never run the activation hook.
        add_action('admin_init', self::schedule(...));
        add_action('rest_api_init', self::schedule(...));
    }

    private static function tellOfSilence(Services $services): void
    {
        $now = $services->clock()->now();
        (new SilenceMail($services->limits()))->tell($services->connections()->all(), $services->connectionWatch()->signs($now), $now);
    }

    private static function schedule(): void
    {
        if (wp_next_scheduled(self::WORK) === false) {
            wp_schedule_event(time(), self::EVERY_MINUTE, self::WORK);
        }
    }
}
