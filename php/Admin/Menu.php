<?php

declare(strict_types=1);

namespace Ringwell\Admin;

/** One menu; all its entries open the same app at another path. */
final class Menu
{
    public const SLUG = 'ringwell';

    public function register(): void
    {
        add_action('admin_menu', $this->add(...));
        add_filter('submenu_file', $this->current(...));
        add_filter('admin_title', $this->title(...));
    }

    public function add(): void
    {
        $titles = Screens::titles();
        $visible = array_filter(array_keys($titles), static fn (string $screen): bool => current_user_can(Screens::capability($screen)));
        $first = reset($visible);
        if ($first === false) {
            return;
        }
        $capability = Screens::capability($first);
        add_menu_page('Ringwell', 'Ringwell', $capability, self::SLUG, $this->render(...), 'dashicons-phone', 26);
        foreach ($visible as $screen) {
            // The first entry carries the menu's own slug, or WordPress would add one of its own above it.
            $path = $screen === $first ? self::SLUG : Screens::path($screen);
            add_submenu_page(self::SLUG, $titles[$screen], $titles[$screen], Screens::capability($screen), $path);
        }
    }

    /** Marks the entry of the screen that the address names. */
    public function current(?string $file): ?string
    {
        $screen = self::screen();
        if ($screen === null) {
            return $file;
        }
        $path = Screens::path($screen);
        /** @var array<string, list<array{0: string, 1: string, 2: string}>> $submenu */
        $submenu = $GLOBALS['submenu'] ?? [];

        return in_array($path, array_column($submenu[self::SLUG] ?? [], 2), true) ? $path : self::SLUG;
    }

    public function title(string $title): string
    {
        $screen = self::screen();
        $name = Screens::titles()[$screen ?? ''] ?? null;

        return $name === null ? $title : sprintf('%s ‹ Ringwell ‹ %s', $name, get_bloginfo('name', 'display'));
    }

    public function render(): void
    {
        printf(
            '<div class="wrap ringwell-wrap"><hr class="wp-header-end"><div id="ringwell-admin"><p class="ringwell-starting">%s</p></div><noscript><p>%s</p></noscript></div>',
            esc_html__('Loading…', 'ringwell'),
            esc_html__('Ringwell needs JavaScript to be switched on in this browser.', 'ringwell'),
        );
    }

    /** The screen in the address, null on other pages of wp-admin. */
    public static function screen(): ?string
    {
        // phpcs:ignore WordPress.Security.NonceVerification.Recommended -- only chooses what to show
        if (($_GET['page'] ?? null) !== self::SLUG) {
            return null;
        }
        // phpcs:ignore WordPress.Security.NonceVerification.Recommended -- only chooses what to show
        $path = $_GET['p'] ?? '';
        $screen = is_string($path) ? explode('/', ltrim($path, '/'))[0] : '';

        return isset(Screens::NEEDS[$screen]) ? $screen : 'overview';
    }
}
