<?php

declare(strict_types=1);

namespace Ringwell\Admin;

use Ringwell\Services;

/** wp-admin: menu, app, roles, privacy text. */
final class Hooks
{
    public static function register(Services $services): void
    {
        add_action('init', static function (): void {
            if (! Roles::isCurrent()) {
                Roles::install();
            }
        });
        register_deactivation_hook(RINGWELL_FILE, static function (bool $isNetwork = false) use ($services): void {
            (new Uninstall($services->wpdb()))->unschedule($isNetwork);
        });
        if (! is_admin()) {
            return;
        }
        (new Menu())->register();
        (new Assets())->register();
        (new VisitorsInSight($services))->register();
        add_action('admin_init', static fn () => PrivacyText::suggest($services->settings()));
    }
}
