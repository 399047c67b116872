<?php

declare(strict_types=1);

namespace Ringwell\Speed;

use Ringwell\FastDoor\Stub;
use Ringwell\FastDoor\Way;
use Ringwell\Plan\SiteAddress;

/**
 * Where the stub lies and what its address is: beside wp-login.php, in WordPress's own folder, whose address WordPress
 * knows (site_url) wherever the site itself lives. Its pages name it without scheme and host, as they name REST.
 */
final class Place
{
    public static function file(): string
    {
        return ABSPATH . Stub::FILE;
    }

    /** The way from the stub to the plugin; not to where a link leads, for that may be gone after the next release. */
    public static function toPlugin(): string
    {
        return Way::between(wp_normalize_path(untrailingslashit(ABSPATH)), wp_normalize_path(constant('WP_PLUGIN_DIR') . '/' . dirname(plugin_basename(RINGWELL_FILE))));
    }

    /**
     * On a network all sites share the file, whose address is that of the first; which site is asked stands in the query.
     *
     * @param 'lease'|'activity' $door
     */
    public static function address(string $door): string
    {
        return self::below(site_url(), $door);
    }

    /**
     * For the server's own requests, which nobody may lead to another host.
     *
     * @param 'lease'|'activity' $door
     */
    public static function url(string $door): string
    {
        $home = wp_parse_url(SiteAddress::home());
        $port = isset($home['port']) ? ":{$home['port']}" : '';

        return ($home['scheme'] ?? 'http') . '://' . ($home['host'] ?? '') . $port . self::below(SiteAddress::wordPress(), $door);
    }

    /** @param string $wordPress this site's */
    private static function below(string $wordPress, string $door): string
    {
        $root = is_multisite() ? get_site_url(get_main_site_id()) : $wordPress;
        $path = rtrim((string) wp_parse_url($root, PHP_URL_PATH), '/') . '/' . Stub::FILE;

        return "{$path}?{$door}" . (is_multisite() ? '&site=' . get_current_blog_id() : '');
    }

    /** Of a network's archived, deleted and spam sites WordPress shows nobody anything, and cached pages of theirs get no number. */
    public static function isServed(): bool
    {
        $site = is_multisite() ? get_site() : null;

        return $site === null || ! self::isShut($site);
    }

    public static function isShut(\WP_Site $site): bool
    {
        return (int) $site->archived + (int) $site->deleted + (int) $site->spam > 0;
    }

    /** Pages are on another host than WordPress itself: an address without a host would lead nowhere. */
    public static function isOnOtherHost(): bool
    {
        $host = static fn (string $address): string => strtolower(wp_parse_url($address, PHP_URL_HOST) . ':' . wp_parse_url($address, PHP_URL_PORT));

        return ! is_multisite() && $host(SiteAddress::home()) !== $host(SiteAddress::wordPress());
    }
}
