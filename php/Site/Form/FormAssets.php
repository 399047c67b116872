<?php

declare(strict_types=1);

namespace Ringwell\Site\Form;

/**
 * What a page with a form loads: its style, and a starter of less than a kilobyte, which fetches the form's script once
 * somebody comes near it (src-frontend/callback/starter.ts). Both are script modules, because WordPress's Interactivity API is one;
 * it comes with the form's script, and not before.
 */
final class FormAssets
{
    public const STYLE = 'ringwell-form';
    public const STARTER = '@ringwell/callback-starter';
    public const SCRIPT = '@ringwell/callback';

    public static function register(): void
    {
        $file = RINGWELL_DIR . '/assets/form.css';
        wp_register_style(self::STYLE, plugins_url('assets/form.css', RINGWELL_FILE), [], RINGWELL_VERSION);
        // WordPress prints a small style into the page: no request more.
        wp_style_add_data(self::STYLE, 'path', $file);
        add_action('wp_enqueue_scripts', self::enqueueEarly(...));
        add_filter('script_module_data_' . self::SCRIPT, FormData::of(...));
    }

    /** A classic theme prints its head before its content: what comes later comes to the foot, and the form would jump. */
    private static function enqueueEarly(): void
    {
        $post = is_singular() ? get_post() : null;
        if ($post instanceof \WP_Post && (has_block(FormBlock::NAME, $post) || has_shortcode($post->post_content, FormBlock::SHORTCODE))) {
            wp_enqueue_style(self::STYLE);
        }
    }

    /** Of each form that is printed; twice is once. */
    public static function enqueue(): void
    {
        wp_enqueue_style(self::STYLE);
        $script = self::asset('site-callback');
        $starter = self::asset('callback-starter');
        if ($script === null || $starter === null) {
            return;
        }
        wp_register_script_module(self::SCRIPT, self::address('site-callback', $script), [['id' => '@wordpress/interactivity', 'import' => 'static']], null);
        wp_enqueue_script_module(self::STARTER, self::address('callback-starter', $starter), [['id' => self::SCRIPT, 'import' => 'dynamic']], null);
    }

    private static function address(string $bundle, string $version): string
    {
        return add_query_arg('ver', $version, plugins_url("build/{$bundle}.js", RINGWELL_FILE));
    }

    private static function asset(string $bundle): ?string
    {
        $file = RINGWELL_DIR . "/build/{$bundle}.asset.php";
        $asset = is_file($file) ? require $file : null;

        return is_array($asset) && is_string($asset['version'] ?? null) ? $asset['version'] : null;
    }
}
