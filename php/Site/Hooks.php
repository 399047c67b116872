<?php

declare(strict_types=1);

namespace Ringwell\Site;

use Ringwell\Schema\Installer;
use Ringwell\Services;

/** What WordPress prints into the pages of the site. */
final class Hooks
{
    public static function register(Services $services): void
    {
        Blocks::register();
        Form\Hooks::register($services);
        ConsentApi::register();
        SiteHealth::register();
        add_action('wp_enqueue_scripts', static function () use ($services): void {
            // Some themes run this hook a second time.
            if (wp_script_is(SiteScript::HANDLE) || ! Installer::isCurrent() || ! Page::isForVisitors()) {
                return;
            }
            $config = PublishedConfig::load();
            if ($config !== null && SiteScript::enqueue()) {
                $source = SourcePreview::source();
                $source === null
                    ? add_action('wp_head', static fn () => ConfigTag::print($config), 2)
                    : (new SourcePreviewTags($services, $config, $source))->hook();
                Optimisers::keepAway();
            }
        });
        add_filter('show_admin_bar', static fn (mixed $shows): mixed => Preview::isOn() || SourcePreview::isOn() ? false : $shows);
        add_filter('wp_headers', Preview::headers(...));
        add_filter('wp_headers', SourcePreview::headers(...));
    }
}
