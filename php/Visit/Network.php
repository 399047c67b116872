<?php

declare(strict_types=1);

namespace Ringwell\Visit;

/**
 * Which network an address belongs to, in a form that leads back to no address: the HMAC of its /24 (IPv4) or /48 (IPv6)
 * under a random key that is thrown away every day. Pure.
 *
 * A plain hash would not do: there are only 16 million networks of IPv4 to try.
 */
final class Network
{
    private const IPV4_BYTES = 3;
    private const IPV6_BYTES = 6;

    /** An IPv4 address as it comes through an IPv6 socket. */
    private const MAPPED = "\0\0\0\0\0\0\0\0\0\0\xff\xff";

    /**
     * @param  \Closure(): string $key random, of this day; asked for only where there is a network
     * @return ?string 32 hex digits; null where the address is not one of the Internet. No visitor comes from 127.0.0.1 or
     *                 10.0.0.7: that is a proxy that nobody named, and everybody's address.
     */
    public static function of(string $address, \Closure $key): ?string
    {
        $packed = self::packed($address);
        if ($packed === null || ! self::isOfInternet($address)) {
            return null;
        }
        $isIpv4 = strlen($packed) === 4;
        $network = substr($packed, 0, $isIpv4 ? self::IPV4_BYTES : self::IPV6_BYTES);

        return substr(hash_hmac('sha256', ($isIpv4 ? '4' : '6') . $network, $key()), 0, 32);
    }

    /** Whether a visitor may come from there. */
    public static function isOfInternet(string $address): bool
    {
        $packed = self::packed($address);
        $plain = $packed === null ? false : inet_ntop($packed);

        return $packed !== null && $plain !== false
            && filter_var($plain, FILTER_VALIDATE_IP, FILTER_FLAG_NO_PRIV_RANGE | FILTER_FLAG_NO_RES_RANGE) !== false && ! self::isShared($packed);
    }

    private static function packed(string $address): ?string
    {
        $packed = filter_var($address, FILTER_VALIDATE_IP) === false ? false : inet_pton($address);
        if ($packed === false) {
            return null;
        }

        return str_starts_with($packed, self::MAPPED) ? substr($packed, strlen(self::MAPPED)) : $packed;
    }

    /** 100.64.0.0/10 (RFC 6598), which PHP takes for an ordinary address: what lies between a provider and its customers. */
    private static function isShared(string $packed): bool
    {
        return strlen($packed) === 4 && $packed[0] === "\x64" && (ord($packed[1]) & 0xc0) === 0x40;
    }
}
