<?php

declare(strict_types=1);

namespace Ringwell\Site\Form;

use Ringwell\Schema\Installer;
use Ringwell\Services;
use Ringwell\Site\Page;

/** The forms of the site: the block, the shortcode, the button and the dialog. */
final class Hooks
{
    public static function register(Services $services): void
    {
        $printer = new FormPrinter($services);
        add_action('init', static function () use ($printer): void {
            FormAssets::register();
            (new FormBlock($printer))->register();
        });
        PolicyAddress::register();
        add_action('wp_enqueue_scripts', static fn () => self::float($printer));
    }

    private static function float(FormPrinter $printer): void
    {
        $page = CallbackPage::load();
        if (! $page->isOn() || ! Installer::isCurrent() || ! Page::isForVisitors()) {
            return;
        }
        $form = $printer->html($page->form);
        if ($form === null) {
            return;
        }
        FormAssets::enqueue();
        add_action('wp_footer', static function () use ($page, $form): void {
            echo (new FloatHtml($page))->html($form); // phpcs:ignore WordPress.Security.EscapeOutput.OutputNotEscaped -- html() escapes each of its parts.
        });
    }
}
