<?php

declare(strict_types=1);

namespace Ringwell\Plan;

use Ringwell\Door\Origins;
use Ringwell\LoadedOption;

/**
 * Where this site is, for whatever is stored or asked over HTTP: never as a stranger's request says.
 *
 * Some wp-config.php make the address of the Host header (`define('WP_HOME', 'https://' . $_SERVER['HTTP_HOST'])`); home_url()
 * is then whatever somebody sends. So the options count as they are stored. What a constant or a plugin says instead is
 * believed of an administrator in wp-admin, who came there by that address, and kept (docs/decisions/site-address.md).
 */
final class SiteAddress
{
    /** Only there where what is said differs from what is stored; autoloaded. */
    public const OPTION = 'ringwell_address';

    /** @return string of the home page, without a slash at its end */
    public static function home(): string
    {
        return self::known()['home'];
    }

    /** @return string of WordPress itself, likewise */
    public static function wordPress(): string
    {
        return self::known()['siteurl'];
    }

    /** In wp-admin. On a network the addresses are the network's affair. */
    public static function learnFromAdministrator(): void
    {
        if (current_user_can(is_multisite() ? 'manage_network_options' : 'manage_options')) {
            self::learn();
        }
    }

    /** Only where whoever asks may say where this site is. */
    public static function learn(): void
    {
        $stored = self::stored();
        $said = array_map(static fn (string $name): string => self::text(get_option($name)), ['home' => 'home', 'siteurl' => 'siteurl']);
        if (in_array(null, array_map(Origins::normal(...), $said), true)) {
            // A command knows no host: "https://".
            return;
        }
        if ($said === $stored) {
            if (isset(wp_load_alloptions()[self::OPTION])) {
                delete_option(self::OPTION);
            }
            return;
        }
        update_option(self::OPTION, ['said' => $said, 'stored' => $stored], true);
    }

    /** @return array{home: string, siteurl: string} */
    private static function known(): array
    {
        $stored = self::stored();
        $kept = LoadedOption::read(self::OPTION);
        // Who changes the options afterwards has the last word.
        if (! is_array($kept) || ($kept['stored'] ?? null) !== $stored || ! is_array($kept['said'] ?? null)) {
            return $stored;
        }

        return ['home' => self::text($kept['said']['home'] ?? ''), 'siteurl' => self::text($kept['said']['siteurl'] ?? '')];
    }

    /** @return array{home: string, siteurl: string} past all filters, of which wp-config.php's constants are two */
    private static function stored(): array
    {
        $options = wp_load_alloptions();
        $wordPress = self::text($options['siteurl'] ?? '');
        $home = self::text($options['home'] ?? '');

        return ['home' => $home === '' ? $wordPress : $home, 'siteurl' => $wordPress];
    }

    private static function text(mixed $address): string
    {
        return is_string($address) ? untrailingslashit($address) : '';
    }
}
