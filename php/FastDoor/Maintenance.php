<?php

declare(strict_types=1);

namespace Ringwell\FastDoor;

/** Whether WordPress says that it is being worked on: it writes a file into its folder, and forgets it after ten minutes. */
final class Maintenance
{
    private const SECONDS = 600;

    /** @param int $now seconds */
    public static function isOn(string $root, int $now): bool
    {
        $file = "{$root}/.maintenance";
        if (! is_file($file)) {
            return false;
        }
        // Read and not run: with an opcache that never looks again, WordPress itself sees the time of the last update.
        $text = (string) @file_get_contents($file);

        return preg_match('/\$upgrading\s*=\s*(\d+)\s*;/', $text, $found) !== 1 || $now - (int) $found[1] < self::SECONDS;
    }
}
