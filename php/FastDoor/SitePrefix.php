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
     * @param string       $base  prefix of the first site
     * @param array<mixed> $query of the address
     * @throws Unready where a network is asked for no site
     */
    public static function of(string $base, array $query): string
    {
        if (! self::isNetwork()) {
            return $base;
        }
        $site = $query['site'] ?? '';
        if (! is_string($site) || preg_match('/^[1-9]\d{0,9}$/D', $site) !== 1) {
            throw new Unready('no site');
        }

        return $site === '1' ? $base : "{$base}{$site}_";
    }

    /** As is_multisite(). */
    private static function isNetwork(): bool
    {
        return defined('MULTISITE') ? (bool) constant('MULTISITE') : defined('SUBDOMAIN_INSTALL') || defined('VHOST') || defined('SUNRISE');
    }
}
