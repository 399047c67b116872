<?php

declare(strict_types=1);

namespace Ringwell\Admin;

use Ringwell\Recording\Folder;
use Ringwell\Recording\SoundFiles;
use Ringwell\Schema\Installer;
use Ringwell\Settings;
use Ringwell\Speed\NetworkUse;
use Ringwell\Speed\Place;
use Ringwell\Speed\StubFile;

/** Takes everything of ours off a site, where its owner asked for that; else everything stays for a new installation. */
final class Uninstall
{
    private const SITES_AT_ONCE = 100;

    public function __construct(private readonly \wpdb $wpdb)
    {
    }

    /** Each site of a network decides for itself. */
    public function everywhere(): void
    {
        $this->onSites(is_multisite(), $this->site(...));
        // It is no data, and without the plugin it can only say that it is closed.
        (new StubFile(Place::file()))->delete();
        delete_site_option(NetworkUse::OPTION);
    }

    /** Scheduled tasks go whenever the plugin does, data or not: nobody is left who knows them. */
    public function unschedule(bool $isNetwork): void
    {
        $this->onSites($isNetwork && is_multisite(), $this->unscheduleHere(...));
    }

    private function site(): void
    {
        $this->unscheduleHere();
        if (! Settings::load()->deleteData) {
            return;
        }
        SoundFiles::under(Folder::path())->wipe();
        foreach (Installer::tables($this->wpdb->prefix) as $table) {
            $this->wpdb->query((string) $this->wpdb->prepare('DROP TABLE IF EXISTS %i', $table));
        }
        Roles::uninstall();
        $this->deleteOptions();
    }

    /** @param callable(): void $do on all sites of all networks, or on this one */
    private function onSites(bool $isAll, callable $do): void
    {
        if (! $isAll) {
            $do();
            return;
        }
        for ($offset = 0; ; $offset += self::SITES_AT_ONCE) {
            $sites = get_sites(['fields' => 'ids', 'number' => self::SITES_AT_ONCE, 'offset' => $offset, 'orderby' => 'id']);
            if ($sites === []) {
                return;
            }
            foreach ($sites as $site) {
                switch_to_blog($site);
                $do();
                restore_current_blog();
            }
        }
    }

    private function unscheduleHere(): void
    {
        $crons = get_option('cron', []);
        $hooks = [];
        foreach (is_array($crons) ? array_filter($crons, is_array(...)) : [] as $atOneTime) {
            $hooks += $atOneTime;
        }
        foreach (array_keys($hooks) as $hook) {
            if (str_starts_with((string) $hook, 'ringwell_')) {
                wp_unschedule_hook((string) $hook);
            }
        }
    }

    /** By name and through delete_option, so that an object cache forgets them too. */
    private function deleteOptions(): void
    {
        $names = $this->wpdb->get_col((string) $this->wpdb->prepare(
            'SELECT option_name FROM %i WHERE option_name LIKE %s OR option_name LIKE %s OR option_name LIKE %s',
            $this->wpdb->options,
            $this->wpdb->esc_like('ringwell_') . '%',
            $this->wpdb->esc_like('_transient_ringwell_') . '%',
            $this->wpdb->esc_like('_transient_timeout_ringwell_') . '%',
        ));
        foreach ($names as $name) {
            delete_option((string) $name);
        }
    }
}
