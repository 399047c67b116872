<?php

declare(strict_types=1);

namespace Ringwell;

/**
 * The machine's clock. On a local installation tests shift it: the constant RINGWELL_TEST_CLOCK names
 * a file that holds an offset in milliseconds, or "@" and a moment at which the clock stands still. Anywhere else the
 * constant is ignored, so that a file left behind can't move a clinic's time.
 */
final class SystemClock implements Clock
{
    public function now(): int
    {
        $told = self::told();

        return str_starts_with($told, '@') ? (int) substr($told, 1) : $this->machine() + (int) $told;
    }

    public function machine(): int
    {
        return (int) floor(microtime(true) * 1000);
    }

    private static function told(): string
    {
        if (! defined('RINGWELL_TEST_CLOCK') || ! defined('WP_ENVIRONMENT_TYPE') || WP_ENVIRONMENT_TYPE !== 'local') {
            return '';
        }
        $file = constant('RINGWELL_TEST_CLOCK');

        return is_string($file) && is_file($file) ? (string) file_get_contents($file) : '';
    }
}
