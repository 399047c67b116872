<?php

declare(strict_types=1);

namespace Ringwell\Admin;

use Ringwell\Door\Permission;
use Ringwell\Number\Phone;

/** The app's script and style, on its own page alone. */
final class Assets
{
    public const HANDLE = 'ringwell-admin';

    public function register(): void
    {
        add_action('admin_enqueue_scripts', $this->enqueue(...));
    }

    public function enqueue(string $hookSuffix): void
    {
        if ($hookSuffix !== 'toplevel_page_' . Menu::SLUG) {
            return;
        }
        $asset = self::asset(RINGWELL_DIR . '/build/admin.asset.php');
        if ($asset === null) {
            add_action('admin_notices', self::sayNotBuilt(...));
            return;
        }
        wp_enqueue_script(self::HANDLE, plugins_url('build/admin.js', RINGWELL_FILE), $asset['dependencies'], $asset['version'], true);
        wp_enqueue_style(self::HANDLE, plugins_url('build/admin.css', RINGWELL_FILE), ['wp-components'], $asset['version']);
        wp_style_add_data(self::HANDLE, 'rtl', 'replace');
        wp_set_script_translations(self::HANDLE, 'ringwell', RINGWELL_DIR . '/languages');
        wp_add_inline_script(
            self::HANDLE,
            'window.ringwellAdmin = ' . wp_json_encode(self::data(), JSON_HEX_TAG | JSON_HEX_AMP | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE) . ';',
            'before',
        );
    }

    /**
     * What the app must know before its first request. No secrets: it stands in the page's source.
     *
     * @return array{capabilities: list<string>, timeZone: string, locale: string, siteUrl: string, siteName: string, version: string, demo: bool, regions: list<string>}
     */
    public static function data(): array
    {
        return [
            'capabilities' => array_values(array_filter(Permission::ALL, static fn (string $capability): bool => current_user_can($capability))),
            'timeZone' => wp_timezone_string(),
            'locale' => str_replace('_', '-', get_user_locale()),
            'siteUrl' => home_url('/'),
            'siteName' => get_bloginfo('name', 'raw'),
            'version' => RINGWELL_VERSION,
            /** Whether this is a demonstration: the demo plugin says so. */
            'demo' => (bool) apply_filters('ringwell_is_demo', false),
            'regions' => current_user_can(Permission::MANAGE) || current_user_can(Permission::EDIT_SOURCES) ? Phone::regions() : [],
        ];
    }

    /** @return array{dependencies: list<non-empty-string>, version: string}|null */
    private static function asset(string $file): ?array
    {
        if (! is_file($file)) {
            return null;
        }
        $asset = require $file;
        if (! is_array($asset) || ! is_array($asset['dependencies'] ?? null) || ! is_string($asset['version'] ?? null)) {
            return null;
        }

        return ['dependencies' => array_values(array_filter($asset['dependencies'], static fn (mixed $handle): bool => is_string($handle) && $handle !== '')), 'version' => $asset['version']];
    }

    private static function sayNotBuilt(): void
    {
        printf('<div class="notice notice-error"><p>%s</p></div>', esc_html__('Ringwell’s files are incomplete. Please install the plugin again.', 'ringwell'));
    }
}
