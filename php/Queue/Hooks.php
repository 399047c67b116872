<?php

declare(strict_types=1);

namespace Ringwell\Queue;

use Ringwell\Pbx\Hooks as Minute;
use Ringwell\Schema\Installer;
use Ringwell\Services;

/** After each run the next one is planned; each door that boots WordPress looks whether it is time. */
final class Hooks
{
    public static function register(Services $services): void
    {
        $services->chores()->add(Minute::WORK, 'queue', static function () use ($services): void {
            $services->runner()->note($services->connections()->all() !== []);
        }, PHP_INT_MAX, isOften: true);
        $look = static function () use ($services): void {
            if (Installer::isCurrent()) {
                $services->kick()->look();
            }
        };
        add_action('rest_api_init', $look);
        add_action('admin_init', $look);
        (new SiteHealth($services->turns(), $services->clock()))->register();
        if (defined('WP_CLI')) {
            \WP_CLI::add_command('ringwell work', new WorkCommand($services->runner(), $services->turns()));
        }
    }
}
