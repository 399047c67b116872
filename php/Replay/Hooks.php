<?php

declare(strict_types=1);

namespace Ringwell\Replay;

use Ringwell\Services;

/** The command that replays the log. */
final class Hooks
{
    public static function register(Services $services): void
    {
        if (defined('WP_CLI') && class_exists(\WP_CLI::class, false)) {
            \WP_CLI::add_command('ringwell replay', new ReplayCommand($services));
        }
    }
}
