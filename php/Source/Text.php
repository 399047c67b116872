<?php

declare(strict_types=1);

namespace Ringwell\Source;

/** Makes what strangers send fit to be stored and shown: valid UTF-8, printable, of limited length. */
final class Text
{
    /** @param int $length in characters; 0 for any */
    public static function clean(string $raw, int $length = 0): string
    {
        if (preg_match('//u', $raw) !== 1) {
            $raw = mb_scrub($raw, 'UTF-8');
        }
        $printable = (string) preg_replace(['~[\p{Z}\t\r\n]+~u', '~\p{C}+~u'], [' ', ''], $raw);

        return trim($length > 0 ? mb_substr(trim($printable), 0, $length, 'UTF-8') : $printable);
    }

    /** For comparing: without case. */
    public static function fold(string $text): string
    {
        return mb_strtolower(trim($text), 'UTF-8');
    }
}
