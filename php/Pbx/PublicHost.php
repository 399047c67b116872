<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

use Ringwell\Visit\Network;

/** Whether a host is one of the Internet: an address that a phone system names must not lead into the clinic's own network. */
final class PublicHost
{
    private const MULTICAST = 224;
    private const MAPPED = "\0\0\0\0\0\0\0\0\0\0\xff\xff";
    /** A server without IPv4 reaches all of it through these. */
    private const NAT64 = "\x00\x64\xff\x9b\0\0\0\0\0\0\0\0";
    private const SIX_TO_FOUR = "\x20\x02";
    private const TEREDO = "\x20\x01\0\0";

    /** @param \Closure(string): list<string> $resolve host => all its addresses, IPv4 and IPv6 */
    public function __construct(private readonly \Closure $resolve)
    {
    }

    public static function ofSystem(): self
    {
        return new self(static function (string $host): array {
            $found = gethostbynamel($host);
            $records = @dns_get_record($host, DNS_AAAA);

            return [...$found === false ? [] : $found, ...array_filter(array_column($records === false ? [] : $records, 'ipv6'), is_string(...))];
        });
    }

    /**
     * One bad address among several is enough: whoever asks again may get that one.
     *
     * @return list<string> addresses that may be asked; none where the host is unknown or may not be
     */
    public function addresses(string $host): array
    {
        $host = trim($host, '[]');
        // Not all versions of curl take a name with a dot behind it for the one whose addresses they were given.
        if (str_ends_with($host, '.')) {
            return [];
        }
        $addresses = filter_var($host, FILTER_VALIDATE_IP) === false ? ($this->resolve)($host) : [$host];
        foreach ($addresses as $address) {
            if (! self::isPublic($address)) {
                return [];
            }
        }

        return $addresses;
    }

    /**
     * Beyond what no visitor comes from: addresses of many (224.0.0.0/4, ff00::/8), and those of IPv6 that are not given out, or
     * that lead on to an IPv4 address (RFC 4291, 6052, 3056, 4380), which then is what counts.
     */
    private static function isPublic(string $address): bool
    {
        $packed = filter_var($address, FILTER_VALIDATE_IP) === false ? false : inet_pton($address);
        if ($packed === false || ! Network::isOfInternet($address)) {
            return false;
        }
        if (strlen($packed) === 4) {
            return ord($packed[0]) < self::MULTICAST;
        }
        $inner = match (true) {
            str_starts_with($packed, self::MAPPED), str_starts_with($packed, self::NAT64) => substr($packed, 12),
            str_starts_with($packed, self::SIX_TO_FOUR) => substr($packed, 2, 4),
            default => null,
        };
        if ($inner !== null) {
            return self::isPublic((string) inet_ntop($inner));
        }

        return (ord($packed[0]) & 0xe0) === 0x20 && ! str_starts_with($packed, self::TEREDO);
    }
}
