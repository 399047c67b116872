<?php

declare(strict_types=1);

namespace Ringwell\Demo\Site;

use Ringwell\Demo\Clinic;

/**
 * Makes the clinic's pages on the default theme, as somebody in the site editor would: pages, and changed header,
 * footer and page template. Making them again changes nothing.
 */
final class Pages
{
    private const MARK = '_ringwell_demo';
    private const THEME = 'twentytwentyfive';

    private const PAGES = ['front' => 'Стоматология на Липовой', 'implants' => 'Имплантация', 'prices' => 'Цены', 'contacts' => 'Контакты', 'privacy' => 'Политика клиники'];

    public static function make(): void
    {
        // Our own markup: nobody is logged in while the demo loads, and WordPress would strip forms and drawings.
        kses_remove_filters();
        if (wp_get_theme(self::THEME)->exists()) {
            switch_theme(self::THEME);
        }
        foreach (self::PAGES as $name => $title) {
            self::put('page', $name, $title, "pages/{$name}.html");
        }
        foreach (['header', 'footer'] as $part) {
            $id = self::put('wp_template_part', $part, ucfirst($part), "parts/{$part}.html");
            wp_set_object_terms($id, self::THEME, 'wp_theme');
            wp_set_object_terms($id, $part, 'wp_template_part_area');
        }
        foreach (['page', 'front-page'] as $template) {
            wp_set_object_terms(self::put('wp_template', $template, $template, 'templates/page.html'), self::THEME, 'wp_theme');
        }
        self::settings();
        kses_init();
    }

    /** @return int the post's id */
    private static function put(string $type, string $name, string $title, string $file): int
    {
        $known = self::made($type, $name);
        if ($known !== null) {
            return $known;
        }
        $id = wp_insert_post([
            'post_type' => $type,
            'post_name' => $name,
            'post_title' => $title,
            'post_status' => 'publish',
            'post_content' => wp_slash((string) file_get_contents(RINGWELL_DEMO_DIR . "/site/{$file}")),
            'meta_input' => [self::MARK => $name],
        ], true);

        return is_int($id) ? $id : throw new \RuntimeException("The page {$name} could not be made: " . $id->get_error_message());
    }

    private static function made(string $type, string $name): ?int
    {
        return get_posts(['post_type' => $type, 'meta_key' => self::MARK, 'meta_value' => $name, 'post_status' => 'any', 'fields' => 'ids', 'numberposts' => 1])[0] ?? null;
    }

    private static function settings(): void
    {
        update_option('show_on_front', 'page');
        update_option('page_on_front', self::made('page', 'front') ?? 0);
        update_option('wp_page_for_privacy_policy', self::made('page', 'privacy') ?? 0);
        update_option('blogname', Clinic::NAME);
        update_option('blogdescription', 'стоматология на Липовой');
        update_option('timezone_string', Clinic::TIMEZONE);
        update_option('date_format', 'd.m.Y');
        update_option('time_format', 'H:i');
        update_option('start_of_week', 1);
    }
}
