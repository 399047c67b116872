<?php

declare(strict_types=1);

namespace Ringwell\Call;

use Ringwell\Number\Phone;

/** Reads the phones that phone systems write, which may lack the plus of a foreign number or be no phone at all. */
final class Party
{
    public static function phone(?string $raw, string $region): ?Phone
    {
        if ($raw === null || $raw === '' || $raw === '0') {
            return null;
        }

        return Phone::parse($raw, $region)
            ?? (preg_match('/^\d{11,15}$/D', $raw) === 1 ? Phone::parse("+{$raw}", $region) : null);
    }

    /** The number dialled: E.164, or the line's name where it is no number. */
    public static function line(string $raw, string $region): string
    {
        return self::phone($raw, $region)->e164 ?? mb_substr($raw, 0, 64);
    }
}
