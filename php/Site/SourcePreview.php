<?php

declare(strict_types=1);

namespace Ringwell\Site;

/**
 * A page as visitors from one source see it: for who may change sources, by an address that was made for him. The bundle
 * runs as it always does, but without the addresses of the doors, so that nothing is leased and no visit is written.
 */
final class SourcePreview
{
    /** "12-0123456789": the source, and a nonce for it. */
    public const ARGUMENT = 'ringwell_as';

    private const ACTION = 'ringwell_as_';

    /** @return int|null id of the source; null on every other page */
    public static function source(): ?int
    {
        $given = $_GET[self::ARGUMENT] ?? null;
        if (! is_string($given) || preg_match('/^([1-9]\d{0,17})-(\w+)$/', $given, $parts) !== 1 || ! Preview::isAllowed()) {
            return null;
        }

        return wp_verify_nonce($parts[2], self::ACTION . $parts[1]) === false ? null : (int) $parts[1];
    }

    public static function isOn(): bool
    {
        return self::source() !== null;
    }

    /** Good for this user, until he logs out or for a day. */
    public static function addressOf(string $page, int $source): string
    {
        return add_query_arg(self::ARGUMENT, self::value($source), $page);
    }

    public static function value(int $source): string
    {
        return $source . '-' . wp_create_nonce(self::ACTION . $source);
    }

    /**
     * For the filter wp_headers. The address must not be kept by a cache, nor told to other sites.
     *
     * @param  array<string, string|false> $headers
     * @return array<string, string|false>
     */
    public static function headers(array $headers): array
    {
        return self::isOn() ? ['Referrer-Policy' => 'same-origin'] + wp_get_nocache_headers() + $headers : $headers;
    }
}
