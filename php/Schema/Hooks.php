<?php

declare(strict_types=1);

namespace Ringwell\Schema;

use Ringwell\Services;

/** Tables are made on activation, and after an update at the first request that finds them old. */
final class Hooks
{
    public static function register(Services $services): void
    {
        register_activation_hook(RINGWELL_FILE, static function () use ($services): void {
            (new Installer($services->wpdb()))->run();
        });
        add_action('plugins_loaded', static function () use ($services): void {
            if (! Installer::isCurrent()) {
                (new Installer($services->wpdb()))->run();
            }
        });
        add_action('wp_initialize_site', static function (\WP_Site $site) use ($services): void {
            switch_to_blog((int) $site->blog_id);
            (new Installer($services->wpdb()))->run();
            restore_current_blog();
        }, 20);
        add_filter('wpmu_drop_tables', static fn (array $tables): array => [...$tables, ...M0001CreateTables::names($services->wpdb()->prefix)]);
    }
}
