<?php

declare(strict_types=1);

namespace Ringwell\Site;

/** What an owner types when asked for a page of his site: "/contacts/", "contacts", "clinic.ru/contacts". */
final class OwnAddress
{
    /**
     * @param  string      $home "https://clinic.ru/" or, in a folder, "https://clinic.ru/site/"
     * @return string|null a whole address on the scheme, host and port of $home; null where it is another site's or none
     */
    public static function resolve(string $typed, string $home): ?string
    {
        $typed = trim($typed);
        $origin = self::origin($home);
        if ($origin === null || preg_match('~[\x00-\x20\x7f\\\\]~', $typed) === 1) {
            return null;
        }
        $typed = (string) preg_replace('~#.*$~', '', $typed);
        if (preg_match('~^(?:https?:)?//~i', $typed) === 1) {
            return self::ofSameHost((string) preg_replace('~^https?:~i', '', $typed), $origin);
        }
        if (preg_match('~^[a-z][a-z0-9+.-]*:(?!\d)~i', $typed) === 1) {
            return null;
        }
        if (str_starts_with($typed, '/')) {
            return $origin . $typed;
        }

        return self::ofSameHost("//{$typed}", $origin) ?? rtrim($home, '/') . "/{$typed}";
    }

    /** @param string $address "//clinic.ru/contacts" */
    private static function ofSameHost(string $address, string $origin): ?string
    {
        $rest = substr($address, 2);
        $host = strtolower((string) strtok($rest, '/?'));
        $own = (string) preg_replace('~^https?://~', '', $origin);
        if ($rest === '' || $host !== $own) {
            return null;
        }
        $path = substr($rest, strlen($host));

        return $origin . (str_starts_with($path, '/') ? '' : '/') . $path;
    }

    private static function origin(string $home): ?string
    {
        return preg_match('~^(https?)://([^/?#@]+)~i', $home, $found) === 1 ? strtolower("{$found[1]}://{$found[2]}") : null;
    }
}
