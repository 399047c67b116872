<?php

declare(strict_types=1);

namespace Ringwell\Source;

/**
 * An address taken apart, however it is written. Never fails: parse_url gives up on addresses that browsers
 * open, and a visit must not be lost for a strange one.
 */
final class Url
{
    private const MAX_BYTES = 8192;
    private const MAX_PARAMETERS = 100;
    private const MAX_VALUE = 128;

    /** @param array<string, string> $parameters by lower-case name */
    private function __construct(
        public readonly string $scheme,
        public readonly string $host,
        public readonly string $path,
        public readonly array $parameters,
    ) {
    }

    public static function of(string $address): self
    {
        $address = ltrim(substr($address, 0, self::MAX_BYTES));
        if (preg_match('~^[^/?#:]+\.[^/?#]+~', $address) === 1) {
            $address = "//{$address}";
        }
        preg_match('~^(?:([a-z][a-z0-9+.-]*):)?(?://([^/?#]*))?([^?#]*)(?:\?([^#]*))?~i', $address, $part);

        return new self(
            strtolower($part[1] ?? ''),
            Host::normalise($part[2] ?? ''),
            self::path($part[3] ?? ''),
            self::parameters($part[4] ?? ''),
        );
    }

    /** Whether a person who pastes this means an address: with a host, or from the slash or question mark on. */
    public static function isAddress(string $text): bool
    {
        return preg_match('//u', $text) === 1
            && preg_match('~^\s*(?:/|\?|[^\s/?#]+\.[^\s/?#]|[a-z][a-z0-9+.-]*://[^\s/?#]+|localhost(?:[:/?]|$))~iu', $text) === 1;
    }

    /** Letters readable, but what would change the address's meaning stays encoded. */
    public static function escape(string $text): string
    {
        return strtr($text, ['%' => '%25', '&' => '%26', '=' => '%3D', '#' => '%23', '?' => '%3F', '+' => '%2B', ' ' => '%20']);
    }

    private static function path(string $raw): string
    {
        $path = Text::clean(rawurldecode($raw));

        return str_starts_with($path, '/') ? $path : "/{$path}";
    }

    /**
     * Of a repeated parameter the first with a value counts: that is the link's own, advertising systems append.
     * "utm_source[]" and "utm_source[0]" are utm_source.
     *
     * @return array<string, string>
     */
    private static function parameters(string $query): array
    {
        $found = [];
        foreach (explode('&', $query, self::MAX_PARAMETERS + 1) as $index => $pair) {
            if ($index === self::MAX_PARAMETERS) {
                break;
            }
            [$name, $value] = explode('=', $pair, 2) + [1 => ''];
            $name = Text::fold((string) preg_replace('~\[[^\]]*\]?~', '', self::decoded($name)));
            $value = self::decoded($value);
            if ($name !== '' && ($found[$name] ?? '') === '') {
                $found[$name] = $value;
            }
        }

        return $found;
    }

    /** Redirects often encode an address a second time. */
    private static function decoded(string $raw): string
    {
        $once = urldecode($raw);
        $twice = preg_match('~%[0-9a-f]{2}~i', $once) === 1 ? rawurldecode($once) : $once;

        return Text::clean(preg_match('//u', $twice) === 1 ? $twice : $once, self::MAX_VALUE);
    }
}
