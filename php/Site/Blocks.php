<?php

declare(strict_types=1);

namespace Ringwell\Site;

/** What puts the site's numbers into pages by themselves. */
final class Blocks
{
    public static function register(): void
    {
        add_action('init', static function (): void {
            add_shortcode(Shortcode::TAG, Shortcode::html(...));
            PhoneBlock::register();
            NumberBinding::register();
        });
        add_action('enqueue_block_editor_assets', PhoneBlock::enqueueScript(...));
    }
}
