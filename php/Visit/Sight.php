<?php

declare(strict_types=1);

namespace Ringwell\Visit;

/**
 * Whether visitors' own addresses reach the doors, as far as one request of the owner's tells: he comes through the same
 * proxies as they do, and to look at his request costs no visitor anything. Where they don't, nobody's network is known,
 * and no limit for one network holds. Pure.
 */
final class Sight
{
    public const SEEN = 'seen';

    /** A proxy that nobody named says whom it asks for. */
    public const UNNAMED = 'unnamed';

    /** A proxy does not say so in X-Forwarded-For; or the owner sits beside the server, which only he knows. */
    public const UNKNOWN = 'unknown';

    /** A proxy of the Internet that nobody named, a CDN, says whom it asks for: all who come by it count as one network. */
    public const MERGED = 'merged';

    /** In which proxies say whom they ask for. */
    private const HEADERS = ['HTTP_X_FORWARDED_FOR', 'HTTP_X_REAL_IP', 'HTTP_FORWARDED', 'HTTP_CF_CONNECTING_IP', 'HTTP_TRUE_CLIENT_IP'];

    /** Of RFC 2606, RFC 6762, RFC 8375 and of networks that ask nobody. */
    private const INNER_NAMES = '/(?:^|\.)(?:localhost|test|example|invalid|local|internal|lan|home|intranet|corp)$|^[^.:]+$|\.home\.arpa$/i';

    /** @param string $address of who asked, as a door would take it */
    private function __construct(public readonly string $code, public readonly string $address)
    {
    }

    /**
     * @param array<mixed> $server  $_SERVER
     * @param list<string> $proxies addresses or CIDR blocks
     * @param string       $host    of the site: to one that the Internet doesn't know nobody comes from there
     */
    public static function of(array $server, array $proxies, string $host): self
    {
        $address = Asker::of($server, $proxies)->address;
        $code = match (true) {
            Network::isOfInternet($address) => self::isMerged($server, $address) ? self::MERGED : self::SEEN,
            self::named($server, ['HTTP_X_FORWARDED_FOR']) !== [] => self::UNNAMED,
            self::named($server, self::HEADERS) !== [], self::isPublic($host) => self::UNKNOWN,
            default => self::SEEN,
        };

        return new self($code, $address);
    }

    /**
     * Each proxy adds whom it was asked by, so whom it is all for stands first. Where a header names who asked us there, the web server
     * has put things right by itself.
     *
     * @param array<mixed> $server
     */
    private static function isMerged(array $server, string $asker): bool
    {
        $first = array_map(inet_pton(...), self::named($server, self::HEADERS));

        return $first !== [] && ! in_array(inet_pton($asker), $first, true);
    }

    /**
     * @param  array<mixed> $server
     * @param  list<string> $headers
     * @return list<string> the first address of the Internet in each of them that has one
     */
    private static function named(array $server, array $headers): array
    {
        $named = [];
        foreach ($headers as $header) {
            $value = is_string($server[$header] ?? null) ? $server[$header] : '';
            // Forwarded: for="[2001:db8::1]:4711";proto=https
            preg_match_all('/\d+\.\d+\.\d+\.\d+|[0-9a-f]*:[0-9a-f:.]+/i', $value, $found);
            $named[] = array_values(array_filter($found[0], Network::isOfInternet(...)))[0] ?? '';
        }

        return array_values(array_filter($named, static fn (string $address): bool => $address !== ''));
    }

    private static function isPublic(string $host): bool
    {
        $address = trim($host, '[]');

        return filter_var($address, FILTER_VALIDATE_IP) === false
            ? $host !== '' && preg_match(self::INNER_NAMES, $host) !== 1
            : Network::isOfInternet($address);
    }
}
