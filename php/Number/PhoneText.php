<?php

declare(strict_types=1);

namespace Ringwell\Number;

use Ringwell\Vendor\libphonenumber\PhoneNumberUtil;

/** Takes what was dialled out of the text around it: `"Ivan" <sip:+79161234567;ext=5@10.0.0.1>` → `+79161234567`. */
final class PhoneText
{
    /** Longer text is no number with decoration any more. */
    private const MAX_BYTES = 200;

    /** E.164 has 15 digits; "810" before them is the longest prefix one dials. */
    private const MAX_DIGITS = 18;

    /** What begins an extension, or a second number: both are dropped. */
    private const EXTENSION = '/(?:доб(?:авочный|\.)?|вн(?:утр(?:енний)?)?\.?|ext(?:ension|\.)?|[,;#]|x(?=[\s.:]*\d)).*$/isu';

    /**
     * Hidden callers ("anonymous", "Restricted", "") and SIP users hold letters or no digits, so they need no
     * list of their own.
     *
     * @return string|null digits, with the plus where it was written; null where this is no number
     */
    public static function dialled(string $raw): ?string
    {
        if (strlen($raw) > self::MAX_BYTES || ! self::isUtf8($raw)) {
            return null;
        }
        $text = self::withoutAddress($raw);
        if (! self::isUtf8($text)) {
            return null;
        }
        // Directional marks and zero-width spaces come along when a number is copied from a contact.
        $text = (string) preg_replace(['/\p{Cf}/u', self::EXTENSION], '', $text);
        if (preg_match('#^[\s\p{Zs}(\[]*([+＋]*)[\p{Nd}\s\p{Zs}\p{Pd}().\[\]/−·~]*$#u', $text, $match) !== 1) {
            return null;
        }
        // Fullwidth and Arabic digits are digits; of a script that the library does not know, nothing is guessed.
        $digits = PhoneNumberUtil::normalizeDigitsOnly($text);
        if ($digits === '' || strlen($digits) > self::MAX_DIGITS || strlen($digits) !== preg_match_all('/\p{Nd}/u', $text)) {
            return null;
        }

        return ($match[1] === '' ? '' : '+') . $digits;
    }

    /** Without display name, scheme, host and parameters. */
    private static function withoutAddress(string $raw): string
    {
        $text = (string) preg_replace('/^\s*(?:"[^"]*"|[^<"]*)\s*<([^>]*)>\s*$/s', '$1', $raw);
        $text = (string) preg_replace('/^\s*(?:sips?|tel|callto):(?:\/\/)?/i', '', $text);

        return rawurldecode((string) preg_replace('/[@;?].*$/s', '', $text));
    }

    private static function isUtf8(string $text): bool
    {
        return preg_match('//u', $text) === 1;
    }
}
