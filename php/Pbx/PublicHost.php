<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

use Ringwell\Visit\Network;

/** Whether a host is one of the Internet: an address that a phone system names must not lead into the clinic's own network. */
final class PublicHost
{
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
        $addresses = filter_var($host, FILTER_VALIDATE_IP) === false ? ($this->resolve)($host) : [$host];
        foreach ($addresses as $address) {
            if (! Network::isOfInternet($address)) {
                return [];
            }
        }

        return $addresses;
    }
}
