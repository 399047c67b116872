<?php

declare(strict_types=1);

namespace Ringwell\Site;

/**
 * The WP Consent API, a plugin by which consent banners tell other plugins what the visitor allows. Its word reaches pages
 * by its own script and cookie (src-frontend/more/consent); a cached page can't know it. See docs/decisions/consent.md.
 */
final class ConsentApi
{
    /** Under which its banners list us, and may ask for us alone (src-frontend/more/consent/heedBanner.ts). */
    public const SERVICE = 'Ringwell';

    public static function register(): void
    {
        add_filter('wp_consent_api_registered_' . plugin_basename(RINGWELL_FILE), '__return_true');
        add_action('init', self::tell(...), 20);
    }

    /** Whether it is there at all; without it no banner of WordPress is known to us. */
    public static function isThere(): bool
    {
        return function_exists('wp_has_consent');
    }

    /** What it takes to remember a visitor. Owners whose lawyer sees it as advertising can set "marketing". */
    public static function category(): string
    {
        $category = apply_filters('ringwell_consent_category', 'statistics');

        return is_string($category) && $category !== '' ? $category : 'statistics';
    }

    /** With which the names of the cookies begin in which the API keeps what the visitor has said. */
    public static function cookies(): string
    {
        $prefix = apply_filters('wp_consent_cookie_prefix', 'wp_consent');

        return is_string($prefix) ? $prefix : 'wp_consent';
    }

    private static function tell(): void
    {
        if (! function_exists('wp_add_cookie_info')) {
            return;
        }
        foreach (KeptInBrowser::items() as ['name' => $name, 'where' => $where, 'what' => $what]) {
            $isPersonal = in_array($name, ['ringwell-visit', 'ringwell-told'], true);
            wp_add_cookie_info(
                $name,
                self::SERVICE,
                self::category(),
                KeptInBrowser::howLong($where, 'full'),
                $what,
                $isPersonal ? __('Numbers by which the site knows the visit again.', 'ringwell') : '',
                false,
                false,
                'LOCALSTORAGE',
            );
        }
    }
}
