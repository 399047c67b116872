<?php

declare(strict_types=1);

namespace Ringwell\Door;

/** Whose word about a visitor's address is believed: the proxies that the owner named. Pure. */
final class Proxies
{
    /** @param list<string> $ranges addresses or CIDR blocks, IPv4 and IPv6 */
    public function __construct(private readonly array $ranges)
    {
    }

    /**
     * The visitor's address: who asked us, or where that is a proxy, whom it says it asks for. Each proxy appends the
     * address that it was asked from, so the list is read from its end, and the first that is no proxy of ours is the
     * visitor. What stands before it may be anybody's invention.
     *
     * @param string $remote    who asked us
     * @param string $forwarded X-Forwarded-For, "" where there is none
     */
    public function visitor(string $remote, string $forwarded): string
    {
        $address = $remote;
        foreach (array_reverse(explode(',', $forwarded)) as $before) {
            $before = self::bare($before);
            if (self::packed($before) === null || ! $this->includes($address)) {
                break;
            }
            $address = $before;
        }

        return $address;
    }

    public function includes(string $address): bool
    {
        foreach ($this->ranges as $range) {
            if (self::isIn($address, $range)) {
                return true;
            }
        }

        return false;
    }

    /** "192.0.2.1:4711" and "[2001:db8::1]:4711" too: some proxies add the port. */
    private static function bare(string $address): string
    {
        $address = trim($address);
        if (preg_match('/^\[([0-9a-fA-F:.]+)\](?::\d+)?$/D', $address, $found) === 1) {
            return $found[1];
        }

        return preg_match('/^(\d+\.\d+\.\d+\.\d+):\d+$/D', $address, $found) === 1 ? $found[1] : $address;
    }

    private static function isIn(string $address, string $range): bool
    {
        [$network, $length] = [...explode('/', $range, 2), null];
        $a = self::packed($address);
        $n = self::packed((string) $network);
        if ($a === null || $n === null || strlen($a) !== strlen($n)) {
            return false;
        }
        $bits = $length === null ? strlen($n) * 8 : (int) $length;
        $whole = intdiv($bits, 8);
        $rest = $bits % 8;
        if (strncmp($a, $n, $whole) !== 0) {
            return false;
        }
        $mask = 0xff << (8 - $rest) & 0xff;

        return $rest === 0 || (ord($a[$whole]) & $mask) === (ord($n[$whole]) & $mask);
    }

    /** An IPv4 address that came through an IPv6 socket is the IPv4 address. */
    private static function packed(string $address): ?string
    {
        $packed = filter_var($address, FILTER_VALIDATE_IP) === false ? false : inet_pton($address);
        if ($packed === false) {
            return null;
        }

        return str_starts_with($packed, "\0\0\0\0\0\0\0\0\0\0\xff\xff") ? substr($packed, 12) : $packed;
    }
}
