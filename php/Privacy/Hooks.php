<?php

declare(strict_types=1);

namespace Ringwell\Privacy;

use Ringwell\Services;

/** Forgetting is done every hour, a bounded piece at a time. */
final class Hooks
{
    public const FORGET = 'ringwell_forget';

    private const PIECES = 10;

    public static function register(Services $services): void
    {
        add_action(self::FORGET, static function () use ($services): void {
            $retention = new Retention($services->visits(), $services->exposures(), $services->settings(), $services->clock());
            for ($piece = 0; $piece < self::PIECES && $retention->forget() > 0; $piece++);
        });
        add_action('admin_init', self::schedule(...));
        add_action('rest_api_init', self::schedule(...));
        register_deactivation_hook(RINGWELL_FILE, static function (): void {
            wp_clear_scheduled_hook(self::FORGET);
        });
    }

    private static function schedule(): void
    {
        if (wp_next_scheduled(self::FORGET) === false) {
            wp_schedule_event(time(), 'hourly', self::FORGET);
        }
    }
}
