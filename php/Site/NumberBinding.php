<?php

declare(strict_types=1);

namespace Ringwell\Site;

/**
 * The source "ringwell/number" of block bindings: paragraphs, headings and buttons of WordPress itself that show one of the
 * site's numbers. In texts it is a link, unless the block is one.
 */
final class NumberBinding
{
    public const SOURCE = 'ringwell/number';

    private const ADDRESSES = ['url', 'href'];
    private const BUTTON = 'core/button';

    public static function register(): void
    {
        register_block_bindings_source(self::SOURCE, [
            // Only the editor shows it; a page would load the translations for it.
            'label' => is_admin() ? __('Phone number', 'ringwell') : 'Phone number',
            'get_value_callback' => self::value(...),
        ]);
        add_filter('render_block_' . self::BUTTON, self::mark(...), 10, 2);
    }

    /**
     * @param  array<mixed> $arguments target: its id; without it the first one
     * @return string|null  null: the block stays as its author wrote it
     */
    public static function value(array $arguments, \WP_Block $block, string $attribute): ?string
    {
        $link = self::link($arguments);

        return match (true) {
            $link === null => null,
            in_array($attribute, self::ADDRESSES, true) => $link->href(),
            $attribute === 'content' => $link->html(),
            default => esc_html($link->text),
        };
    }

    /**
     * A button is the link itself, so that it takes the mark.
     *
     * @param array<mixed> $block
     */
    public static function mark(string $html, array $block): string
    {
        $link = self::ofButton($block);
        $tags = new \WP_HTML_Tag_Processor($html);
        if ($link === null || ! $tags->next_tag(['tag_name' => 'a'])) {
            return $html;
        }
        $tags->set_attribute(TargetLink::MARK, (string) $link->target);

        return $tags->get_updated_html();
    }

    /** @param array<mixed> $block */
    private static function ofButton(array $block): ?TargetLink
    {
        $binding = $block;
        foreach (['attrs', 'metadata', 'bindings', 'url'] as $name) {
            $binding = is_array($binding) ? $binding[$name] ?? null : null;
        }
        $arguments = is_array($binding) && ($binding['source'] ?? null) === self::SOURCE ? $binding['args'] ?? [] : null;

        return is_array($arguments) ? self::link($arguments) : null;
    }

    /** @param array<mixed> $arguments */
    private static function link(array $arguments): ?TargetLink
    {
        $target = $arguments['target'] ?? 0;

        return is_numeric($target) ? TargetLink::of((int) $target) : null;
    }
}
