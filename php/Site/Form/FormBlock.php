<?php

declare(strict_types=1);

namespace Ringwell\Site\Form;

/** The block "Callback form" and the shortcode [ringwell_form id="1"]. */
final class FormBlock
{
    public const NAME = 'ringwell/form';
    public const SHORTCODE = 'ringwell_form';

    public function __construct(private readonly FormPrinter $printer)
    {
    }

    /** Call it on init. */
    public function register(): void
    {
        add_shortcode(self::SHORTCODE, $this->shortcode(...));
        register_block_type_from_metadata(dirname(__DIR__) . '/form-block', [
            'render_callback' => $this->block(...),
            'editor_style_handles' => [FormAssets::STYLE],
        ] + self::words());
    }

    /** @param array<mixed> $attributes */
    private function block(array $attributes): string
    {
        $id = $attributes['form'] ?? 1;

        return is_int($id) ? $this->printer->print($id, get_block_wrapper_attributes(['class' => 'ringwell-form'])) : '';
    }

    /** @param array<mixed>|string $attributes WordPress gives '' where there are none */
    private function shortcode(array|string $attributes): string
    {
        $id = is_array($attributes) ? $attributes['id'] ?? 1 : 1;

        return is_numeric($id) ? $this->printer->print((int) $id) : '';
    }

    /**
     * Only for wp-admin: a page needs none of them.
     *
     * @return array{title?: string, description?: string, keywords?: list<string>}
     */
    private static function words(): array
    {
        return is_admin() ? [
            'title' => __('Callback form', 'ringwell'),
            'description' => __('Visitors leave their number, and you call them back; or they ask for something.', 'ringwell'),
            'keywords' => [__('callback', 'ringwell'), __('form', 'ringwell'), __('phone', 'ringwell')],
        ] : [];
    }
}
