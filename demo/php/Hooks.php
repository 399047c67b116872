<?php

declare(strict_types=1);

namespace Ringwell\Demo;

use Ringwell\Plugin;

/** Every hook of the demo, in one list. */
final class Hooks
{
    public static function register(): void
    {
        register_activation_hook(RINGWELL_DEMO_FILE, static function (): void {
            global $wpdb;
            (new Demo($wpdb))->load(static fn () => null);
        });
        add_action('init', self::loadWords(...));
        add_action('plugins_loaded', static function (): void {
            if (class_exists(Plugin::class)) {
                self::registerWithRingwell();
            }
        });
    }

    /** Also while the plugin is being activated, when WordPress's init has passed already. */
    public static function loadWords(): void
    {
        load_plugin_textdomain('ringwell-demo', false, basename(RINGWELL_DEMO_DIR) . '/languages');
    }

    private static function registerWithRingwell(): void
    {
        add_filter('ringwell_is_demo', '__return_true');
        // Nobody of the clinic has a mailbox.
        add_filter('pre_wp_mail', static fn (): bool => false);
        add_action('wp_enqueue_scripts', Site\Dress::enqueue(...));
        add_action('wp_enqueue_scripts', Phone\Tick::enqueue(...));
        add_action('admin_enqueue_scripts', Phone\Tick::enqueue(...));
        add_action('wp_head', Site\Dress::structuredData(...));
        add_action('wp_footer', Site\Bar::print(...));
        add_action('admin_menu', Phone\SimulatePage::add(...), 20);
        add_action('admin_enqueue_scripts', Phone\SimulatePage::enqueue(...));
        add_action('rest_api_init', static function (): void {
            (new Phone\SimulateRoute(Plugin::instance()->services()))->register();
            (new Phone\BridgeRoute(Plugin::instance()->services()))->register();
        });
        // npm start prints these (tests/environment/php/playground.php).
        add_filter('ringwell_demo_addresses', static fn (mixed $addresses): array => [
            'visitor' => home_url(Site\Ways::all()['yandex-direct']['path']),
            'report' => admin_url('admin.php?page=ringwell'),
        ] + (is_array($addresses) ? $addresses : []));
    }
}
