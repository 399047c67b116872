<?php

declare(strict_types=1);

namespace Ringwell\Visit;

/** The kind of device, read from the browser's own description, which itself is not stored. */
final class Device
{
    /** Longer ones are no browser's. A look ahead at every "Android" of a hostile 8 KB takes a tenth of a second. */
    private const LONGEST = 1024;

    /** @return 'phone'|'tablet'|'desktop' */
    public static function of(string $userAgent): string
    {
        $userAgent = substr($userAgent, 0, self::LONGEST);
        // Android's own rule: a tablet leaves "Mobile" out. iPadOS calls itself a Mac and stays a desktop here.
        if (preg_match('/iPad|Tablet|PlayBook|Silk(?!.*Mobile)|Android(?!.*Mobile)/i', $userAgent) === 1) {
            return 'tablet';
        }

        return preg_match('/Mobi|iPhone|iPod|Android|Windows Phone|Opera Mini/i', $userAgent) === 1 ? 'phone' : 'desktop';
    }
}
