<?php

/*
 * Runs `wp ringwell door …` in a real WordPress with a small stand-in for WP-CLI. Prints what the command said as JSON.
 * Usage: php command.php FOLDER PATH-OF-SITE on|off|test|status
 */

declare(strict_types=1);

final class WP_CLI
{
    /** @var array<string, list<string>> */
    public static array $said = ['log' => [], 'success' => [], 'error' => []];

    /** @var array<string, object> */
    public static array $commands = [];

    public static function add_command(string $name, object $command): void
    {
        self::$commands[$name] = $command;
    }

    public static function log(string $text): void
    {
        self::$said['log'][] = $text;
    }

    public static function success(string $text): void
    {
        self::$said['success'][] = $text;
    }

    public static function error(string $text): void
    {
        self::$said['error'][] = $text;
    }
}

define('WP_CLI', true);
[, $folder, $path, $do] = $argv;
$_SERVER['HTTP_HOST'] = '127.0.0.1';
$_SERVER['REMOTE_ADDR'] = '192.0.2.1';
$_SERVER['REQUEST_METHOD'] = 'GET';
$_SERVER['REQUEST_URI'] = $path;

require_once $folder . '/wp-load.php';

call_user_func([WP_CLI::$commands['ringwell door'], $do], [], []);
echo json_encode(WP_CLI::$said, JSON_THROW_ON_ERROR);
