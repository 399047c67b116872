<?php

declare(strict_types=1);

namespace Ringwell\Site;

use Ringwell\Door\Routes;

/** `<script type="application/json" id="ringwell-config">`: what the bundle reads (src-frontend/lib/config.ts). */
final class ConfigTag
{
    public const ID = 'ringwell-config';

    public static function print(PublishedConfig $config): void
    {
        wp_print_inline_script_tag(self::json($config), ['type' => 'application/json', 'id' => self::ID] + SiteScript::HANDS_OFF);
    }

    /**
     * The doors' addresses have no scheme and host, so that a page that is also reached as www or through a
     * proxy asks where it came from. rest_url() knows whether permalinks are plain.
     */
    public static function json(PublishedConfig $config): string
    {
        return (string) wp_json_encode([
            'lease' => wp_make_link_relative(rest_url(Routes::NAMESPACE . '/lease')),
            'activity' => wp_make_link_relative(rest_url(Routes::NAMESPACE . '/activity')),
            'script' => SiteScript::activity(),
            'targets' => $config->targets,
            'consent' => $config->consent,
            'config' => $config->token,
        ], JSON_HEX_TAG | JSON_HEX_AMP | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE);
    }
}
