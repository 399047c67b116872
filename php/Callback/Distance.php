<?php

declare(strict_types=1);

namespace Ringwell\Callback;

use Ringwell\Number\Phone;

/**
 * Whether a call between two phones is billed as one to somewhere else, as far as the phones themselves tell. Pure.
 *
 * Russian landlines do: behind +7 stand three digits of the region (the numbering plan's "ABC" codes). Of mobiles only a registry of
 * many thousand ranges knows the region (docs/decisions/callback.md).
 */
enum Distance
{
    case Abroad;
    case OtherRegion;

    /** Codes of one region, or of a city and the region around it, which is billed as one. */
    private const TOGETHER = [
        '495' => '495', '496' => '495', '498' => '495', '499' => '495',
        '812' => '812', '813' => '812',
        '817' => '817', '820' => '817',
        '843' => '843', '855' => '843',
        '846' => '846', '848' => '846',
        '861' => '861', '862' => '861',
        '865' => '865', '879' => '865',
    ];

    /** @return ?self null: it is near, or nobody can tell */
    public static function between(?Phone $one, ?Phone $other): ?self
    {
        if ($one?->region === null || $other?->region === null) {
            return null;
        }
        $codes = [self::code($one), self::code($other)];

        return match (true) {
            $one->region !== $other->region => self::Abroad,
            ! in_array(null, $codes, true) && $codes[0] !== $codes[1] => self::OtherRegion,
            default => null,
        };
    }

    private static function code(Phone $phone): ?string
    {
        $code = substr($phone->e164, 2, 3);

        return $phone->region === 'RU' && $phone->kind() === 'fixed' ? self::TOGETHER[$code] ?? $code : null;
    }
}
