<?php

declare(strict_types=1);

namespace Ringwell;

/** Milliseconds to and from the text that doors speak. */
final class Time
{
    public const SECOND = 1000;
    public const MINUTE = 60_000;
    public const HOUR = 3_600_000;
    public const DAY = 86_400_000;

    /** "2026-11-22T10:15:00.123Z" */
    public static function iso(int $milliseconds): string
    {
        $seconds = intdiv($milliseconds, 1000);

        return gmdate('Y-m-d\TH:i:s', $seconds) . sprintf('.%03dZ', $milliseconds - $seconds * 1000);
    }

    public static function isoOrNull(?int $milliseconds): ?string
    {
        return $milliseconds === null ? null : self::iso($milliseconds);
    }
}
