<?php

declare(strict_types=1);

namespace Ringwell\FastDoor;

/**
 * Whose tables are asked. On a network the address says which site it is, because to find that out by host and path
 * would take WordPress; a page of another site has no valid signature there and gets nothing by it.
 */
final class SitePrefix
{
    /**
     * @param string $base prefix of the first site
     * @param ?int   $site see site()
     */
    public static function of(string $base, ?int $site): string
    {
        return $site === null || $site === 1 ? $base : "{$base}{$site}_";
    }

    /**
     * @param  array<mixed> $query of the address
     * @return ?int         null where there is but one
     * @throws Unready      where a network is asked for no site
     */
    public static function site(array $query): ?int
    {
        if (! self::isNetwork()) {
            return null;
        }
        $site = $query['site'] ?? '';

        return is_string($site) && preg_match('/^[1-9]\d{0,9}$/D', $site) === 1 ? (int) $site : throw new Unready('no site');
    }

    /** As is_multisite(). */
    private static function isNetwork(): bool
    {
        return defined('MULTISITE') ? (bool) constant('MULTISITE') : defined('SUBDOMAIN_INSTALL') || defined('VHOST') || defined('SUNRISE');
    }
}
