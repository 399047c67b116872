<?php

declare(strict_types=1);

namespace Ringwell\Speed;

/** On a network all sites share one stub: it is closed when the last one that wanted it is gone. */
final class NetworkUse
{
    public const OPTION = 'ringwell_door_sites';

    public static function add(): void
    {
        if (is_multisite() && ! in_array(get_current_blog_id(), self::sites(), true)) {
            update_site_option(self::OPTION, [...self::sites(), get_current_blog_id()]);
        }
    }

    public static function remove(): void
    {
        if (! is_multisite() || ! in_array(get_current_blog_id(), self::sites(), true)) {
            return;
        }
        $others = array_values(array_diff(self::sites(), [get_current_blog_id()]));
        $others === [] ? delete_site_option(self::OPTION) : update_site_option(self::OPTION, $others);
    }

    public static function isNeededElsewhere(): bool
    {
        return is_multisite() && array_diff(self::sites(), [get_current_blog_id()]) !== [];
    }

    /** @return list<int> */
    private static function sites(): array
    {
        $stored = get_site_option(self::OPTION, []);

        return is_array($stored) ? array_values(array_filter($stored, is_int(...))) : [];
    }
}
