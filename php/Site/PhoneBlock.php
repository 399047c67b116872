<?php

declare(strict_types=1);

namespace Ringwell\Site;

/** The block "Phone number": one of the site's numbers, linked, in the editor's own typography and colours. */
final class PhoneBlock
{
    /** Of the script that knows the block and the binding in the editor. */
    public const HANDLE = 'ringwell-editor';

    public static function register(): void
    {
        register_block_type_from_metadata(__DIR__ . '/block', ['render_callback' => self::html(...)] + self::words());
    }

    /**
     * Only for wp-admin: pages need none of them, and would load the translations.
     *
     * @return array{title?: string, description?: string, keywords?: list<string>}
     */
    private static function words(): array
    {
        return is_admin() ? [
            'title' => __('Phone number', 'ringwell'),
            'description' => __('One of the site’s numbers, linked. Each visitor sees it as his advertising asks for.', 'ringwell'),
            'keywords' => [__('phone', 'ringwell'), __('call', 'ringwell')],
        ] : [];
    }

    /** For the editor alone; pages need no script. */
    public static function enqueueScript(): void
    {
        $file = RINGWELL_DIR . '/build/editor.asset.php';
        $asset = is_file($file) ? require $file : null;
        if (! is_array($asset) || ! is_array($asset['dependencies'] ?? null) || ! is_string($asset['version'] ?? null)) {
            return;
        }
        $handles = array_filter($asset['dependencies'], static fn (mixed $handle): bool => is_string($handle) && $handle !== '');
        wp_enqueue_script(self::HANDLE, plugins_url('build/editor.js', RINGWELL_FILE), array_values($handles), $asset['version'], true);
        wp_set_script_translations(self::HANDLE, 'ringwell', RINGWELL_DIR . '/languages');
        wp_add_inline_script(
            self::HANDLE,
            'window.ringwellTargets = ' . wp_json_encode(self::targets(), JSON_HEX_TAG | JSON_HEX_AMP | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE) . ';',
            'before',
        );
    }

    /** @param array<mixed> $attributes */
    public static function html(array $attributes): string
    {
        $target = $attributes['target'] ?? 0;
        $link = is_int($target) ? TargetLink::of($target) : null;

        return $link === null ? '' : sprintf('<p %s>%s</p>', get_block_wrapper_attributes(), $link->html());
    }

    /** @return list<array{id: int, text: string, html: string, href: string}> */
    private static function targets(): array
    {
        return array_values(array_map(static fn (TargetLink $link): array => [
            'id' => $link->target,
            'text' => $link->text,
            'html' => $link->html(),
            'href' => $link->href(),
        ], TargetLink::all()));
    }
}
