<?php

declare(strict_types=1);

namespace Ringwell\FastDoor;

/**
 * The file in the site's root: constant text, no secrets, no logic. The site's own addresses and keys are not in it, so
 * that whoever reads it learns nothing, and it decides nothing, so that an update of the plugin need not change it.
 */
final class Stub
{
    public const FILE = 'ringwell-door.php';
    public const VERSION = 1;

    /** Reads wp-config.php alone. */
    public const CONFIG = 'config';

    /** Boots WordPress as far as SHORTINIT goes: for sites whose wp-config.php needs WordPress. */
    public const SHORT = 'short';

    private const MARK = '// Made by the plugin Ringwell (Settings, Speed), which also takes it away. Nothing is decided here, nothing is secret.';

    /** @param string $toPlugin way from the root to the plugin's folder, or an absolute path */
    public static function open(string $toPlugin, string $mode): string
    {
        $isAbsolute = preg_match('~^(?:/|[A-Za-z]:)~', $toPlugin) === 1;
        $file = ($isAbsolute ? '' : '__DIR__ . ') . var_export(($isAbsolute ? '' : '/') . "{$toPlugin}/php/fast-door.php", true);
        $mark = self::MARK;
        $version = self::VERSION;

        return <<<PHP
            <?php
            {$mark}
            ini_set('display_errors', '0');
            \$file = {$file};
            try {
                \$doors = is_file(\$file) ? @include \$file : null;
                if (isset(\$doors[{$version}])) {
                    \$doors[{$version}](__DIR__, '{$mode}');
                    return;
                }
            } catch (Throwable \$error) {
            }
            http_response_code(503);
            header('Retry-After: 60');
            header('Cache-Control: no-store');

            PHP;
    }

    /** Cached pages know the address for weeks: they are told to go elsewhere, for good. */
    public static function closed(): string
    {
        $mark = self::MARK;

        return <<<PHP
            <?php
            {$mark}
            http_response_code(410);
            header('Cache-Control: no-store');

            PHP;
    }

    public static function isOurs(string $text): bool
    {
        return str_contains($text, self::MARK);
    }

    /** @return self::CONFIG|self::SHORT|null null where it opens no door */
    public static function mode(string $text): ?string
    {
        return match (true) {
            ! self::isOurs($text) || ! str_contains($text, 'fast-door.php') => null,
            str_contains($text, "(__DIR__, '" . self::SHORT . "')") => self::SHORT,
            default => self::CONFIG,
        };
    }

    /** The same text in another editor's line ends. */
    public static function isSame(string $one, string $other): bool
    {
        $plain = static fn (string $text): string => trim(str_replace("\r\n", "\n", $text));

        return $plain($one) === $plain($other);
    }
}
