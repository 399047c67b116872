<?php

declare(strict_types=1);

namespace Ringwell\Recording;

/** Where files of sound lie: below the uploads, the one folder that WordPress may surely write to, or where the owner says. */
final class Folder
{
    private const TEMP_PREFIX = 'ringwell-sound-';

    public static function path(): string
    {
        $own = defined('RINGWELL_RECORDINGS_DIR') ? constant('RINGWELL_RECORDINGS_DIR') : '';
        if (is_string($own) && $own !== '') {
            return untrailingslashit($own) . (is_multisite() ? '/' . get_current_blog_id() : '');
        }
        $uploads = wp_upload_dir(null, false);

        return "{$uploads['basedir']}/ringwell-recordings";
    }

    /** A new empty file, which only the server's own user may read. */
    public static function tempFile(): string
    {
        $file = tempnam(get_temp_dir(), self::TEMP_PREFIX);

        return $file === false ? throw new NotHeard(Trouble::NoRoom) : $file;
    }

    /** What a crash left of fetchings, which last minutes. */
    public static function sweepTemp(int $before): void
    {
        $files = glob(get_temp_dir() . self::TEMP_PREFIX . '*');
        foreach ($files === false ? [] : $files as $file) {
            if (is_file($file) && filemtime($file) < $before) {
                @unlink($file);
            }
        }
    }
}
