<?php

declare(strict_types=1);

namespace Ringwell\Recording;

/** Where a redirect leads (RFC 3986, section 5, without dots in paths, which servers resolve themselves). Pure. */
final class Redirect
{
    /** @return ?string null where it leads out of HTTP, or from a sealed way to an open one */
    public static function resolve(string $base, string $location): ?string
    {
        if (preg_match('#^(https?):(//[^/?\#\s]+)([^?\#\s]*)#iD', $base, $parts) !== 1 || $location === '' || preg_match('/[\x00-\x20\x7F]/', $location) === 1) {
            return null;
        }
        [, $scheme, $authority, $path] = $parts;
        $url = match (true) {
            preg_match('#^[a-z][a-z0-9+.-]*:#i', $location) === 1 => $location,
            str_starts_with($location, '//') => "{$scheme}:{$location}",
            str_starts_with($location, '/') => "{$scheme}:{$authority}{$location}",
            str_starts_with($location, '?') => "{$scheme}:{$authority}{$path}{$location}",
            default => "{$scheme}:{$authority}" . (str_contains($path, '/') ? substr($path, 0, (int) strrpos($path, '/') + 1) : '/') . $location,
        };
        $isOpen = preg_match('#^http://#i', $url) === 1;
        $isSealed = preg_match('#^https://#i', $url) === 1;

        return $isSealed || ($isOpen && strtolower($scheme) === 'http') ? $url : null;
    }

    /** Whether both are one server: keys go no further. */
    public static function isSameOrigin(string $one, string $other): bool
    {
        return self::origin($one) !== null && self::origin($one) === self::origin($other);
    }

    private static function origin(string $url): ?string
    {
        return preg_match('#^(https?://[^/?\#]+)#i', $url, $match) === 1 ? strtolower($match[1]) : null;
    }
}
