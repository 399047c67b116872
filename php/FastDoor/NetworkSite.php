<?php

declare(strict_types=1);

namespace Ringwell\FastDoor;

/**
 * Whether WordPress would answer for this site of the network, and this plugin with it.
 *
 * The plan knows only what the plugin has heard, and it hears of nothing where it is off: not on the network's own pages,
 * on which a site is archived, unless the plugin is active in all sites; not on the others when it is switched off for
 * all; nowhere when somebody edits the tables. The file of the door is shared, so each site is asked for by its number.
 */
final class NetworkSite
{
    /** In a stored list: by its main file alone, for its folder may have another name. */
    private const PLUGIN = '~s:\d+:"(?:[^"]*/)?ringwell\.php";~';

    /** All by an index. No word of it comes from outside: both prefixes are of the configuration. */
    private const SQL = 'SELECT b.archived + b.deleted + b.spam, o.option_value, m.meta_value FROM `%1$sblogs` b'
        . ' LEFT JOIN `%2$soptions` o ON o.option_name = \'active_plugins\''
        . ' LEFT JOIN `%1$ssitemeta` m ON m.site_id = b.site_id AND m.meta_key = \'active_sitewide_plugins\''
        . ' WHERE b.blog_id = %3$d LIMIT 1';

    /**
     * @param  string $base   prefix of the network
     * @param  string $prefix of the site
     * @throws Unready where the database doesn't say, or there is no such site
     */
    public static function isOn(\mysqli $handle, string $base, string $prefix, int $site): bool
    {
        $result = $handle->query(sprintf(self::SQL, $base, $prefix, $site));
        $row = $result instanceof \mysqli_result ? $result->fetch_row() : null;
        if (! is_array($row)) {
            throw new Unready('no such site');
        }

        return (int) $row[0] === 0 && preg_match(self::PLUGIN, "{$row[1]} {$row[2]}") === 1;
    }
}
