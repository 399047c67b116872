<?php

declare(strict_types=1);

namespace Ringwell;

/**
 * The machine's clock. On a local installation tests shift it: the constant RINGWELL_TEST_CLOCK names
 * a file that holds an offset in milliseconds. Anywhere else the constant is ignored, so that a file
 * left behind can't move a clinic's time.
 */
final class SystemClock implements Clock
{
    public function now(): int
    {
        return $this->machine() + self::testOffset();
    }

    public function machine(): int
    {
        return (int) floor(microtime(true) * 1000);
    }

    private static function testOffset(): int
    {
        if (! defined('RINGWELL_TEST_CLOCK') || ! defined('WP_ENVIRONMENT_TYPE') || WP_ENVIRONMENT_TYPE !== 'local') {
            return 0;
        }
        $file = constant('RINGWELL_TEST_CLOCK');

        return is_string($file) && is_file($file) ? (int) file_get_contents($file) : 0;
    }
}
