<?php

declare(strict_types=1);

namespace Ringwell\Visit;

/**
 * Regions as numbers and visitors have them: a code of ISO 3166-2 ("RU-SPE"), or of a country alone ("DE"). Pure.
 *
 * Files that tell an address's region have three shapes: MaxMind's own, with codes in it, the same without the code of
 * the region (DB-IP's free one), and flat ones. Where there is no code, the region is named in English, each in its own
 * spelling.
 */
final class Region
{
    private const CODE = '/^[A-Z]{2}(?:-[A-Z0-9]{1,3})?$/D';

    public static function isCode(string $text): bool
    {
        return preg_match(self::CODE, $text) === 1;
    }

    /**
     * @param  mixed        $record what the file says of an address
     * @return list<string> codes, the narrowest first; empty where it says nothing usable
     */
    public static function ofRecord(mixed $record): array
    {
        if (! is_array($record)) {
            return [];
        }
        $country = self::text($record, 'country', 'iso_code') ?? self::text($record, 'country_code');
        if ($country === null || preg_match('/^[A-Za-z]{2}$/D', $country) !== 1) {
            return [];
        }
        $country = strtoupper($country);
        $part = self::text($record, 'subdivisions', 0, 'iso_code');
        $code = $part === null ? self::ofName($country, self::text($record, 'subdivisions', 0, 'names', 'en') ?? self::text($record, 'state1') ?? '') : strtoupper("{$country}-{$part}");

        return $code !== null && self::isCode($code) ? [$code, $country] : [$country];
    }

    /**
     * @param  string       $header "RU", "RU-SPE", in any case, as a proxy sends it
     * @return list<string> as ofRecord
     */
    public static function ofHeader(string $header): array
    {
        $code = strtoupper(trim($header));
        // Proxies say XX where they don't know, and T1 for Tor.
        if (! self::isCode($code) || in_array($code, ['XX', 'T1'], true)) {
            return [];
        }

        return strlen($code) === 2 ? [$code] : [$code, substr($code, 0, 2)];
    }

    /**
     * @param  list<string> $codes  of a visitor, the narrowest first
     * @param  list<string> $inPool those that a pool's numbers have
     * @return ?string      the one to prefer; null where the pool has none of them
     */
    public static function preferred(array $codes, array $inPool): ?string
    {
        foreach ($codes as $code) {
            if (in_array($code, $inPool, true)) {
                return $code;
            }
        }

        return null;
    }

    private static function ofName(string $country, string $name): ?string
    {
        return $country === 'RU' ? RussianRegions::code($name) : null;
    }

    /** @param array<mixed> $record */
    private static function text(array $record, string|int ...$path): ?string
    {
        $value = $record;
        foreach ($path as $key) {
            $value = is_array($value) ? $value[$key] ?? null : null;
        }

        return is_string($value) && $value !== '' ? $value : null;
    }
}
