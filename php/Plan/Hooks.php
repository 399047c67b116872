<?php

declare(strict_types=1);

namespace Ringwell\Plan;

use Ringwell\Door\ConfigKeyStore;
use Ringwell\Privacy\Hooks as Hourly;
use Ringwell\Schema\Installer;
use Ringwell\Services;
use Ringwell\Settings;

/** What WordPress knows reaches the doors as soon as it changes. */
final class Hooks
{
    private const OPTIONS = [Settings::OPTION, ConfigKeyStore::OPTION, 'home', 'siteurl', SiteAddress::OPTION, 'WPLANG'];

    public static function register(Services $services): void
    {
        $publish = static function () use ($services): void {
            if (Installer::isCurrent()) {
                $services->doors()->plans()->publish($services->siteFacts());
            }
        };
        foreach (self::OPTIONS as $option) {
            add_action("update_option_{$option}", $publish);
            add_action("add_option_{$option}", $publish);
        }
        add_action('delete_option_' . SiteAddress::OPTION, $publish);
        add_action('admin_init', SiteAddress::learnFromAdministrator(...));
        $services->chores()->add(Hourly::FORGET, 'plan', static function () use ($services, $publish): void {
            // For whoever edits tables by hand, or puts some of them back from a backup.
            (new PlanMark($services->transactionalDb()))->touch();
            $publish();
        });
        $services->chores()->add(Hourly::FORGET, 'crowds', static fn () => $services->doors()->crowds()->forget());
    }
}
