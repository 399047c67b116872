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
        add_action('wp_enqueue_scripts', static function (): void {
            // Some themes run this hook a second time.
            if (wp_script_is(SiteScript::HANDLE) || ! Installer::isCurrent() || ! Page::isForVisitors()) {
                return;
            }
            $config = PublishedConfig::load();
            if ($config !== null && SiteScript::enqueue()) {
                add_action('wp_head', static fn () => ConfigTag::print($config), 2);
                Optimisers::keepAway();
            }
        });
        add_filter('show_admin_bar', static fn (mixed $shows): mixed => Preview::isOn() ? false : $shows);
        add_filter('wp_headers', Preview::headers(...));
    }
}
