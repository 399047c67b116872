<?php

declare(strict_types=1);

namespace Ringwell\Site;

use Ringwell\Plan\SiteAddress;

/** Tools → Site Health: whether visitors get the site bundle as it was printed, and who says what may be remembered. */
final class SiteHealth
{
    /** A server with a single worker can't answer itself; the owner shall not wait long for that. */
    private const SECONDS = 5;

    public static function register(): void
    {
        add_filter('site_status_tests', static function (array $tests): array {
            $tests['direct']['ringwell_page'] = ['label' => __('Ringwell: the numbers on your pages', 'ringwell'), 'test' => self::page(...)];
            $tests['direct']['ringwell_consent'] = ['label' => __('Ringwell: consent of visitors', 'ringwell'), 'test' => self::consent(...)];

            return $tests;
        });
    }

    /** @return array<string, mixed> as Site Health wants it */
    private static function page(): array
    {
        if (PublishedConfig::load() === null) {
            return self::result('page', true, __('Ringwell has no number to show yet', 'ringwell'), __('Add the number of your site, and pages will show each visitor the right one.', 'ringwell'));
        }
        $answer = wp_remote_get(SiteAddress::home() . '/', [
            'timeout' => self::SECONDS,
            // As WordPress's own requests to itself: its certificate may be for the world outside only.
            'sslverify' => (bool) apply_filters('https_local_ssl_verify', false),
        ]);
        $status = (int) wp_remote_retrieve_response_code($answer);
        if (is_wp_error($answer) || $status !== 200) {
            return self::result('page', false, __('Ringwell could not look at your home page', 'ringwell'), sprintf(
                /* translators: %s: error message or HTTP status */
                __('The server could not open it as a visitor does: %s. Whether numbers are shown is not known.', 'ringwell'),
                is_wp_error($answer) ? $answer->get_error_message() : (string) $status,
            ));
        }
        $code = PrintedPage::judge(wp_remote_retrieve_body($answer), SiteScript::address('site'), SiteScript::isStarterInPage());

        return self::result(
            'page',
            $code === PrintedPage::WELL,
            $code === PrintedPage::WELL ? __('Visitors’ pages have Ringwell’s script', 'ringwell') : __('Visitors’ pages lack Ringwell’s script, or it waits', 'ringwell'),
            self::words($code),
        );
    }

    private static function words(string $code): string
    {
        return match ($code) {
            PrintedPage::NOTHING => __('The home page has neither Ringwell’s settings nor its script. A page cache may still have the page from before: clear it. If that does not help, the theme does not call wp_head().', 'ringwell'),
            PrintedPage::HALF => __('Of Ringwell’s settings and script, the home page has only one. A plugin that makes pages faster has joined or removed the other: exclude “ringwell-config” there, and clear its cache.', 'ringwell'),
            PrintedPage::BROKEN => __('Something has changed Ringwell’s settings in the home page, so that they can’t be read. Exclude “ringwell-config” in the plugin that makes pages smaller or faster, and clear its cache.', 'ringwell'),
            PrintedPage::DELAYED => __('A plugin or service that makes pages faster holds Ringwell’s script back, so visitors see the right number late, or only after they tap. Exclude “ringwell-config” there from delaying, deferring and joining, and clear its cache.', 'ringwell'),
            PrintedPage::OLD => __('The home page comes from a cache and is from before Ringwell’s last update. Clear the page cache.', 'ringwell'),
            default => __('The home page was opened as a visitor does: settings and script are there, as they were printed.', 'ringwell'),
        };
    }

    /** @return array<string, mixed> as Site Health wants it */
    private static function consent(): array
    {
        $isHeard = ConsentApi::isThere();
        $banner = KnownBanners::among([...(array) get_option('active_plugins', []), ...array_keys((array) get_site_option('active_sitewide_plugins', []))]);
        $setting = PublishedConfig::load()->consent ?? 'full';
        $default = self::default($setting);

        return match (true) {
            $isHeard => self::result('consent', true, __('Ringwell heeds your consent banner', 'ringwell'), __('The plugin WP Consent API tells it what each visitor allows. Where no banner uses that plugin, the setting holds:', 'ringwell') . ' ' . $default),
            $banner !== null && $setting === 'none' => self::result('consent', true, __('Ringwell remembers nobody until your consent banner says so', 'ringwell'), sprintf(
                /* translators: %s: name of a plugin */
                __('%s asks visitors. Ringwell hears of it only where the banner calls window.ringwell.consent(), or by the plugin WP Consent API.', 'ringwell'),
                $banner,
            )),
            $banner !== null => self::result('consent', false, __('Your consent banner is not connected to Ringwell', 'ringwell'), sprintf(
                /* translators: %s: name of a plugin */
                __('%s asks visitors, but Ringwell can’t hear their answers. Install the plugin WP Consent API, or let the banner call window.ringwell.consent(). Until then the setting holds:', 'ringwell'),
                $banner,
            ) . ' ' . $default),
            default => self::result('consent', true, __('No consent banner is connected to Ringwell', 'ringwell'), __('The setting holds for every visitor:', 'ringwell') . ' ' . $default),
        };
    }

    /** What the setting means, in a sentence's second half. */
    private static function default(string $consent): string
    {
        return match ($consent) {
            'none' => __('nothing is remembered, and everybody sees the number of the advertisement that led here.', 'ringwell'),
            'session' => __('a visit is remembered until its tab is closed.', 'ringwell'),
            default => __('everybody counts as having agreed to be remembered.', 'ringwell'),
        };
    }

    /** @return array<string, mixed> */
    private static function result(string $name, bool $isWell, string $label, string $description): array
    {
        return [
            'label' => $label,
            'status' => $isWell ? 'good' : 'recommended',
            'badge' => $name === 'page'
                ? ['label' => __('Performance', 'ringwell'), 'color' => 'blue']
                : ['label' => __('Security', 'ringwell'), 'color' => 'blue'],
            'description' => '<p>' . esc_html($description) . '</p>',
            'actions' => sprintf('<p><a href="%s">%s</a></p>', esc_url(admin_url('admin.php?page=ringwell&p=/settings/privacy')), esc_html__('Open the settings of visitors and privacy', 'ringwell')),
            'test' => "ringwell_{$name}",
        ];
    }
}
