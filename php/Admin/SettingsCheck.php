<?php

declare(strict_types=1);

namespace Ringwell\Admin;

use Ringwell\Door\Fault;
use Ringwell\Visit\RegionFile;

/** What a schema can't say about settings: that the region exists, that addresses are addresses, and a file such a file. */
final class SettingsCheck
{
    /**
     * @param list<string> $regions    ISO codes of the countries whose numbers can be read
     * @param ?string      $onlyRegionFile where this user may not choose a file on the server: the one that is set
     */
    public function __construct(private readonly array $regions, private readonly ?string $onlyRegionFile = null)
    {
    }

    /**
     * @param  array<string, mixed> $settings of the right shape already
     * @return array<string, Fault> by the path of the field
     */
    public function faults(array $settings): array
    {
        $faults = [];
        if (is_string($settings['region'] ?? null) && ! in_array($settings['region'], $this->regions, true)) {
            $faults['region'] = new Fault('unknown_region');
        }

        return $faults
            + self::each($settings, 'other_sites', self::isOrigin(...), 'not_an_origin')
            + self::each($settings, 'proxies', self::isAddressRange(...), 'not_an_address')
            + self::each($settings, 'swap_off', Selector::isFine(...), 'not_a_selector')
            + self::each($settings, 'swap_only', Selector::isFine(...), 'not_a_selector')
            + self::each($settings, 'swap_attributes', self::isDataAttribute(...), 'not_an_attribute')
            + self::one($settings, 'region_file', $this->faultOfFile(...))
            + self::one($settings, 'region_header', static fn (string $name): ?string => $name === '' || self::isHeader($name) ? null : 'not_a_header');
    }

    /** "https://clinic.example", with a port at most: an origin as browsers send it. */
    public static function isOrigin(string $text): bool
    {
        if (preg_match('~^https://(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?::([0-9]{1,5}))?$~D', $text, $parts) !== 1) {
            return false;
        }

        return ! isset($parts[1]) || ((int) $parts[1] > 0 && (int) $parts[1] < 65536);
    }

    /** An IPv4 or IPv6 address, or a range of them in CIDR form. */
    public static function isAddressRange(string $text): bool
    {
        $parts = explode('/', $text, 2);
        $address = $parts[0];
        $bits = $parts[1] ?? null;
        if (filter_var($address, FILTER_VALIDATE_IP) === false) {
            return false;
        }
        // Half the Internet is no proxy: whoever is believed may say whose address he likes.
        [$shortest, $longest] = str_contains($address, ':') ? [16, 128] : [8, 32];

        return $bits === null || (preg_match('/^(0|[1-9][0-9]{0,2})$/D', $bits) === 1 && (int) $bits >= $shortest && (int) $bits <= $longest);
    }

    /** The name of a header of HTTP, as PHP hands headers on. */
    public static function isHeader(string $text): bool
    {
        return preg_match('/^[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*$/D', $text) === 1;
    }

    /**
     * A data-* attribute that a selector may name as it is, by which the bundle finds it: HTML allows a dot, but one that
     * throws would stop all replacing. The bundle's own marks are none of the owner's.
     */
    public static function isDataAttribute(string $text): bool
    {
        return preg_match('/^data-(?!ringwell)[a-z0-9_][a-z0-9_-]*$/D', $text) === 1;
    }

    /** @return ?string what is wrong with it */
    private function faultOfFile(string $path): ?string
    {
        return match (true) {
            $path === $this->onlyRegionFile || $path === '' => null,
            $this->onlyRegionFile !== null => 'not_allowed',
            ! RegionFile::isPath($path) => 'not_absolute',
            // One answer, whatever it is: who may set this need not learn which files the server has.
            RegionFile::kind($path) === null => 'not_readable',
            default => null,
        };
    }

    /**
     * @param  array<string, mixed>   $settings
     * @param  \Closure(string): bool $isFine
     * @return array<string, Fault>
     */
    private static function each(array $settings, string $field, \Closure $isFine, string $code): array
    {
        $faults = [];
        foreach (is_array($settings[$field] ?? null) ? array_values($settings[$field]) : [] as $index => $value) {
            if (is_string($value) && ! $isFine($value)) {
                $faults["{$field}.{$index}"] = new Fault($code);
            }
        }

        return $faults;
    }

    /**
     * @param  array<string, mixed>    $settings
     * @param  \Closure(string): ?string $code what is wrong with a value
     * @return array<string, Fault>
     */
    private static function one(array $settings, string $field, \Closure $code): array
    {
        $found = is_string($settings[$field] ?? null) ? $code($settings[$field]) : null;

        return $found === null ? [] : [$field => new Fault($found)];
    }
}
