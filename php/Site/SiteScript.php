<?php

declare(strict_types=1);

namespace Ringwell\Site;

/**
 * The scripts of the site bundle. A small one stands in the page (src-frontend/starter) and fetches the core: it is not
 * in the HTML, so nothing can delay or join it, and a page that holds a number is painted with it.
 */
final class SiteScript
{
    public const HANDLE = 'ringwell-site';
    public const STARTER = 'ringwell-starter';

    /**
     * As good a name of JavaScript as any. FlyingPress 5 has no filter for what it must not delay, and delays what names no
     * type or text/javascript.
     */
    public const TYPE = 'application/javascript';

    /** What asks optimisers to leave a tag as it is: a number swapped only at the first tap comes too late. */
    public const HANDS_OFF = [
        'data-cfasync' => 'false',
        'data-no-optimize' => '1',
        'data-noptimize' => '1',
        'data-no-defer' => '1',
        'data-no-minify' => '1',
        'data-wpfc-render' => 'false',
        'nowprocket' => true,
    ];

    /** @return bool false where the bundle was not built */
    public static function enqueue(): bool
    {
        $version = self::version('starter');
        if ($version === null) {
            return false;
        }
        $isInPage = self::isStarterInPage();
        // The version in the address: a new bundle is fetched even where caches keep files for a year. With the starter
        // in the page, WordPress has nothing to print; it then only knows the name.
        $file = self::address('starter');
        // It is never empty, but only add_query_arg() knows.
        $isInPage || $file === ''
            ? wp_register_script(self::HANDLE, false)
            : wp_register_script(self::HANDLE, $file, [], null, ['strategy' => 'async', 'in_footer' => false]);
        wp_enqueue_script(self::HANDLE);
        add_filter('wp_script_attributes', self::mark(...));
        if ($isInPage) {
            $starter = self::starter();
            // Behind the config and before any style: a script in the page waits for those above it.
            add_action('wp_head', static fn () => wp_print_inline_script_tag($starter, ['type' => self::TYPE, 'id' => self::STARTER] + self::HANDS_OFF), 3);
        }

        return true;
    }

    /**
     * A site whose Content-Security-Policy allows no script in the page, not even by a nonce (which WordPress's filter
     * wp_inline_script_attributes adds), has the starter as a file.
     */
    public static function isStarterInPage(): bool
    {
        return (bool) apply_filters('ringwell_inline_starter', true);
    }

    /** '' where the bundle was not built. */
    public static function starter(): string
    {
        $file = RINGWELL_DIR . '/build/starter.js';

        return is_file($file) ? (string) file_get_contents($file) : '';
    }

    /**
     * Rocket Loader reads its attribute only where it stands before src. fetchpriority is set here because
     * WordPress takes it as an argument only since 6.9.
     *
     * @param  array<string, string|bool> $attributes
     * @return array<string, string|bool>
     */
    private static function mark(array $attributes): array
    {
        return ($attributes['id'] ?? '') === self::HANDLE . '-js'
            ? ['type' => self::TYPE] + self::HANDS_OFF + ['fetchpriority' => 'high'] + $attributes
            : $attributes;
    }

    /** Address of the script that follows what a visitor does. */
    public static function activity(): string
    {
        return self::address('site-activity');
    }

    /** @param string $bundle "site-preview" */
    public static function address(string $bundle): string
    {
        return add_query_arg('ver', self::version($bundle) ?? RINGWELL_VERSION, plugins_url("build/{$bundle}.js", RINGWELL_FILE));
    }

    private static function version(string $bundle): ?string
    {
        $file = RINGWELL_DIR . "/build/{$bundle}.asset.php";
        $asset = is_file($file) ? require $file : null;

        return is_array($asset) && is_string($asset['version'] ?? null) ? $asset['version'] : null;
    }
}
