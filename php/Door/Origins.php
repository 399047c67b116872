<?php

declare(strict_types=1);

namespace Ringwell\Door;

/**
 * Whose pages may ask: this site's, and the clinic's other sites named in the settings. Only a browser sends an
 * Origin and no script can change it, so this keeps strangers' pages out, not strangers' programs.
 */
final class Origins
{
    /** @var list<string> */
    private readonly array $ownHosts;

    /** @var list<string> */
    private readonly array $others;

    /**
     * @param list<string> $own    addresses of this site (home, WordPress itself, the host that was asked)
     * @param list<string> $others origins of the clinic's other sites
     */
    public function __construct(array $own, array $others)
    {
        $hosts = array_map(static fn (string $address): string => self::host(self::normal($address)), $own);
        $this->ownHosts = array_values(array_filter($hosts, static fn (string $host): bool => $host !== ''));
        $this->others = array_values(array_filter(array_map(self::normal(...), $others), is_string(...)));
    }

    /**
     * The site's own pages are known by their host alone: behind a proxy that ends TLS, WordPress may believe
     * that it is http while the visitor's page is https.
     *
     * @param string $origin    the header, "" where there is none (programs, old browsers)
     * @param string $fetchSite Sec-Fetch-Site
     */
    public function allow(string $origin, string $fetchSite = ''): bool
    {
        if ($origin === '') {
            return true;
        }
        if ($origin === 'null') {
            // A beacon of a page with "Referrer-Policy: no-referrer" says null even to its own site.
            return $fetchSite === 'same-origin';
        }

        return $this->isOwn($origin) || $this->isOther($origin);
    }

    public function isOwn(string $origin): bool
    {
        return in_array(self::host(self::strict($origin)), $this->ownHosts, true);
    }

    public function isOther(string $origin): bool
    {
        return in_array(self::strict($origin), $this->others, true);
    }

    /**
     * What a browser sends is scheme, host and port and nothing else. Anything longer is nobody's origin, and what PHP
     * would make of it ("https://evil.example\@clinic.example") is not what another reader would.
     */
    private static function strict(string $origin): ?string
    {
        return preg_match('~^https?://(?:[a-z0-9_.-]+|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?$~iD', $origin) === 1 ? self::normal($origin) : null;
    }

    /** @return string|null "https://clinic.example:8080" of any address of that site; null where it is no http address */
    public static function normal(string $address): ?string
    {
        // What PHP and browsers read differently names nobody.
        $parts = preg_match('~[\x00-\x20\x7f\\\\@]~', trim($address)) === 1 ? false : parse_url(trim($address));
        $scheme = strtolower($parts['scheme'] ?? '');
        $host = strtolower(rtrim($parts['host'] ?? '', '.'));
        if (! in_array($scheme, ['http', 'https'], true) || $host === '') {
            return null;
        }
        $port = $parts['port'] ?? null;
        $isUsual = $port === null || $port === ($scheme === 'https' ? 443 : 80);

        return "{$scheme}://" . self::ascii($host) . ($isUsual ? '' : ":{$port}");
    }

    /** @return string with the port where it is not the usual one; '' where the address is none */
    public static function hostOf(string $address): string
    {
        return self::host(self::normal($address));
    }

    private static function host(?string $origin): string
    {
        return $origin === null ? '' : (string) preg_replace('~^https?://~', '', $origin);
    }

    /** An owner writes клиника.рф, a browser sends xn--80aqoiv3d.xn--p1ai. */
    private static function ascii(string $host): string
    {
        if (preg_match('/[^\x00-\x7f]/', $host) !== 1 || ! function_exists('idn_to_ascii')) {
            return $host;
        }
        $ascii = idn_to_ascii(mb_strtolower($host));

        return is_string($ascii) ? $ascii : $host;
    }
}
