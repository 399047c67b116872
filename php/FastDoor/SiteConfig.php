<?php

declare(strict_types=1);

namespace Ringwell\FastDoor;

/** The site's wp-config.php, read without the WordPress that it would load. */
final class SiteConfig
{
    /** @param string $root the WordPress folder, without a slash at its end */
    public function __construct(private readonly string $root)
    {
    }

    /**
     * Defines the constants of the site. ABSPATH is an empty folder of ours by now (php/fast-door.php).
     *
     * @return string prefix of the site's tables
     * @throws Unready where this site's configuration can't be read so
     */
    public function read(): string
    {
        $file = $this->file() ?? throw new Unready('no wp-config.php');
        // Should the file load the real wp-settings.php by a path of its own, it goes no further than need be.
        define('SHORTINIT', true);

        return self::prefix(self::load($file));
    }

    /** @return string prefix of the tables, once wpdb is there */
    public function readWithWordPress(): string
    {
        define('SHORTINIT', true);
        self::load("{$this->root}/wp-load.php");
        $wpdb = $GLOBALS['wpdb'] ?? null;
        if (! is_object($wpdb) || ! isset($wpdb->base_prefix)) {
            throw new Unready('no wpdb');
        }

        return self::prefix($wpdb->base_prefix);
    }

    /** As wp-load.php finds it: beside it, or one folder above where that is no other WordPress. */
    private function file(): ?string
    {
        $above = dirname($this->root);

        return match (true) {
            is_file("{$this->root}/wp-config.php") => "{$this->root}/wp-config.php",
            @is_file("{$above}/wp-config.php") && ! @is_file("{$above}/wp-settings.php") => "{$above}/wp-config.php",
            default => null,
        };
    }

    /** What it complains of, such as ABSPATH being defined already, is nobody's news at every request. */
    private static function load(string $ringwellFile): mixed
    {
        set_error_handler(static fn (): bool => true);
        try {
            // Both files may be written for the global scope.
            global $table_prefix, $wpdb;
            require $ringwellFile;
        } finally {
            restore_error_handler();
        }

        return $table_prefix ?? null;
    }

    private static function prefix(mixed $prefix): string
    {
        return is_string($prefix) && preg_match('/^[A-Za-z0-9_]*$/D', $prefix) === 1 ? $prefix : throw new Unready('no usable table prefix');
    }
}
