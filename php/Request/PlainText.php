<?php

declare(strict_types=1);

namespace Ringwell\Request;

/**
 * What people typed, as nothing but text: control characters, directional overrides and invisible signs go, tags stay the
 * letters that they are, and whoever prints it escapes it. Pure.
 */
final class PlainText
{
    /** Control and format characters but for the joiners of Persian and Indic scripts and of emoji; what no font has. */
    private const UNSEEN = '/(?![\x{200C}\x{200D}])[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Cn}]+/u';

    public static function line(string $text): string
    {
        $text = (string) preg_replace('/[\s\p{Z}]+/u', ' ', self::scrubbed($text));

        return trim((string) preg_replace(self::UNSEEN, '', $text));
    }

    /** Lines stay lines, three empty ones at most become one. */
    public static function block(string $text): string
    {
        $lines = explode("\n", (string) preg_replace('/\R/u', "\n", self::scrubbed($text)));

        return trim((string) preg_replace('/\n{3,}/', "\n\n", implode("\n", array_map(self::line(...), $lines))));
    }

    private static function scrubbed(string $text): string
    {
        return preg_match('//u', $text) === 1 ? $text : mb_scrub($text, 'UTF-8');
    }
}
