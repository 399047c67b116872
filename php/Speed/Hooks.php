<?php

declare(strict_types=1);

namespace Ringwell\Speed;

use Ringwell\Privacy\Hooks as Hourly;
use Ringwell\Schema\Installer;
use Ringwell\Services;

/** When the fast door is looked after: hourly, on each server, after an update, and as the plugin goes and comes. */
final class Hooks
{
    /** Option: when a server last looked after itself outside of cron, and which. */
    private const TRIED = 'ringwell_door_tried';

    public static function register(Services $services): void
    {
        $services->chores()->add(Hourly::FORGET, 'fast door', static function () use ($services): void {
            $services->fastDoor()->heal();
        }, 20);
        // Cron runs on one server; the others look after themselves when they are asked for something.
        $soon = static fn () => self::healAfterwards($services);
        add_action('admin_init', $soon);
        add_action('rest_api_init', $soon);
        add_action('wp_update_site', static fn (\WP_Site $now, \WP_Site $before) => self::followSite($services, $now, $before), 10, 2);
        add_action('upgrader_process_complete', static fn (mixed $upgrader, mixed $what) => self::afterUpdate($services, $what), 10, 2);
        // Not the activation hook: that runs before WordPress has noted the plugin as active, and the door looks there.
        add_action('activated_plugin', static function (string $plugin) use ($services): void {
            if ($plugin === plugin_basename(RINGWELL_FILE)) {
                $services->fastDoor()->comeBack();
            }
        });
        register_deactivation_hook(RINGWELL_FILE, static fn (bool $isNetwork = false) => self::leave($services, $isNetwork));
        (new SiteHealth($services))->register();
        if (defined('WP_CLI')) {
            \WP_CLI::add_command('ringwell door', new DoorCommand($services->fastDoor()));
        }
    }

    /** After the answer is sent, so that nobody waits for the test; elsewhere than in cron only where that is possible. */
    private static function healAfterwards(Services $services): void
    {
        $isDue = (new StateStore())->read()->isDue(StateStore::node(), $services->clock()->now());
        if (! $isDue || wp_doing_cron() || ! function_exists('fastcgi_finish_request') || ! Installer::isCurrent()) {
            return;
        }
        add_action('shutdown', static function () use ($services): void {
            fastcgi_finish_request();
            // Another request may have done it meanwhile.
            wp_cache_delete('alloptions', 'options');
            if ((new StateStore())->read()->isDue(StateStore::node(), $services->clock()->now())) {
                $services->chores()->do('fast door', static fn () => self::healOnce($services));
            }
        }, PHP_INT_MAX);
    }

    /** What can't be noted down would else be done again after each request. */
    private static function healOnce(Services $services): void
    {
        if (update_option(self::TRIED, ($services->clock()->machine() ?? 0) . ' ' . StateStore::node(), false)) {
            $services->fastDoor()->heal();
        }
    }

    /** Where opcache never looks at files again, old and new classes would meet in one request. */
    private static function afterUpdate(Services $services, mixed $what): void
    {
        $plugin = plugin_basename(RINGWELL_FILE);
        $what = is_array($what) ? $what : [];
        $plugins = (array) ($what['plugins'] ?? ($what['plugin'] ?? []));
        if (($what['type'] ?? '') !== 'plugin' || ! in_array($plugin, $plugins, true)) {
            return;
        }
        require_once ABSPATH . 'wp-admin/includes/file.php';
        // Not wp_opcache_invalidate_directory: it falls over where nobody has opened WP_Filesystem, and by FTP it finds nothing.
        $files = new \RecursiveIteratorIterator(new \RecursiveDirectoryIterator(RINGWELL_DIR, \FilesystemIterator::SKIP_DOTS));
        /** @var \SplFileInfo $file */
        foreach ($files as $file) {
            if ($file->getExtension() === 'php') {
                wp_opcache_invalidate($file->getPathname(), true);
            }
        }
        wp_opcache_invalidate(Place::file(), true);
    }

    /** A site of the network was archived, or is back: its doors hear of it at once. */
    private static function followSite(Services $services, \WP_Site $now, \WP_Site $before): void
    {
        if (Place::isShut($now) === Place::isShut($before)) {
            return;
        }
        switch_to_blog((int) $now->blog_id);
        if (Installer::isCurrent()) {
            $services->doors()->plans()->publish($services->siteFacts(true));
        }
        restore_current_blog();
    }

    /** All sites of a network, or this one. */
    private static function leave(Services $services, bool $isNetwork): void
    {
        if ($isNetwork && is_multisite()) {
            delete_site_option(NetworkUse::OPTION);
        } else {
            NetworkUse::remove();
        }
        if (Installer::isCurrent()) {
            $services->doors()->plans()->publish($services->siteFacts()->withDoorClosed());
        }
        $services->fastDoor()->leave();
    }
}
