<?php

declare(strict_types=1);

namespace Ringwell\Report;

use Ringwell\Services;

/** Commands of the reports. */
final class Hooks
{
    public static function register(Services $services): void
    {
        if (defined('WP_CLI') && class_exists(\WP_CLI::class, false)) {
            \WP_CLI::add_command('ringwell replay', new ReplayCommand($services));
        }
    }
}
