<?php

declare(strict_types=1);

/** As much of WP-CLI as our commands use: it is a program of its own and nothing that a test can install. */
final class WP_CLI
{
    /** @var array<string, object> by name */
    public static array $commands = [];

    /** @var list<string> what was said, with its kind in front */
    public static array $said = [];

    public static function add_command(string $name, object $command): void
    {
        self::$commands[$name] = $command;
    }

    public static function log(string $text): void
    {
        self::$said[] = $text;
    }

    public static function success(string $text): void
    {
        self::$said[] = "Success: {$text}";
    }

    /** The real one ends the program with 1. */
    public static function error(string $text): void
    {
        self::$said[] = "Error: {$text}";
    }
}
