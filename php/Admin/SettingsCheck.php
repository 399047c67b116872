<?php

declare(strict_types=1);

namespace Ringwell\Admin;

use Ringwell\Door\Fault;

/** What a schema can't say about settings: that the region exists, and that addresses are addresses. */
final class SettingsCheck
{
    /** @param list<string> $regions ISO codes of the countries whose numbers can be read */
    public function __construct(private readonly array $regions)
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
            + self::each($settings, 'proxies', self::isAddressRange(...), 'not_an_address');
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
        $widest = str_contains($address, ':') ? 128 : 32;

        return $bits === null || (preg_match('/^(0|[1-9][0-9]{0,2})$/D', $bits) === 1 && (int) $bits <= $widest);
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
}
