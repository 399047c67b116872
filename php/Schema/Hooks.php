<?php

declare(strict_types=1);

namespace Ringwell\Schema;

use Ringwell\Door\Permission;
use Ringwell\Services;

/**
 * Tables are made on activation, and after an update at the first request that finds them old. Where that failed,
 * pages of the site leave the next try to wp-admin, cron and the doors.
 */
final class Hooks
{
    public static function register(Services $services): void
    {
        $install = static function () use ($services): void {
            if (! Installer::isCurrent()) {
                (new Installer($services->wpdb()))->run();
            }
        };
        register_activation_hook(RINGWELL_FILE, static function () use ($services): void {
            (new Installer($services->wpdb()))->run(true);
        });
        add_action('plugins_loaded', static function () use ($install): void {
            if (is_admin() || wp_doing_cron() || Installer::trouble() === null) {
                $install();
            }
        });
        add_action('rest_api_init', $install, 1);
        add_action('admin_notices', self::tell(...));
        add_action('network_admin_notices', self::tell(...));
        self::followSites($services);
    }

    /** A new site of a network has the tables at once where the plugin is active in all; a deleted one takes its own along. */
    private static function followSites(Services $services): void
    {
        add_action('wp_initialize_site', static function (\WP_Site $site) use ($services): void {
            if (! array_key_exists(plugin_basename(RINGWELL_FILE), (array) get_site_option('active_sitewide_plugins', []))) {
                return;
            }
            switch_to_blog((int) $site->blog_id);
            (new Installer($services->wpdb()))->run();
            restore_current_blog();
        }, 20);
        add_filter('wpmu_drop_tables', static fn (array $tables): array => [...$tables, ...Installer::tables($services->wpdb()->prefix)]);
    }

    private static function tell(): void
    {
        $trouble = Installer::trouble();
        if ($trouble === null || ! (current_user_can(Permission::MANAGE) || current_user_can('activate_plugins'))) {
            return;
        }
        printf(
            '<div class="notice notice-error"><p><strong>%s</strong></p><p>%s</p><p>%s %s</p></div>',
            esc_html(TroubleText::what($trouble)),
            esc_html(TroubleText::next($trouble)),
            esc_html(sprintf(
                /* translators: %s: date and time */
                __('Since %s.', 'ringwell'),
                (string) wp_date('Y-m-d H:i', $trouble->since),
            )),
            esc_html($trouble->code === Trouble::WRONG_ENGINE || $trouble->said === '' ? '' : sprintf(
                /* translators: %s: error message of the database, in English */
                __('The database said: %s', 'ringwell'),
                $trouble->said,
            )),
        );
    }
}
