<?php

declare(strict_types=1);

namespace Ringwell\Site;

use Ringwell\Door\Routes;
use Ringwell\Speed\Place;
use Ringwell\Speed\StateStore;

/** `<script type="application/json" id="ringwell-config">`: what the bundle reads (src-frontend/lib/config.ts). */
final class ConfigTag
{
    public const ID = 'ringwell-config';

    /** What a framework takes over from the server: until then a number in it stays (src-frontend/activity/takeOver). */
    private const LATE = '[data-ringwell=late],:is(#__next,#__nuxt,#___gatsby):not([data-ringwell])';

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
        ] + self::fast() + [
            'site' => SiteScript::address('site'),
            'script' => SiteScript::activity(),
            'api' => SiteScript::address('site-api'),
            'more' => SiteScript::address('site-more'),
            'targets' => $config->targets,
            'config' => $config->token,
            'late' => self::LATE,
            'off' => self::LATE . (isset($config->options['off']) ? ',' . $config->options['off'] : ''),
        ] + ConsentBanner::of($config) + $config->options + self::places($config) + self::now($config), JSON_HEX_TAG | JSON_HEX_AMP | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE);
    }

    /** @return array{places?: string} where numbers are wanted in what the core does not look into */
    private static function places(PublishedConfig $config): array
    {
        return array_intersect_key($config->options, ['frames' => 1, 'messengers' => 1]) === [] ? [] : ['places' => SiteScript::address('site-places')];
    }

    /** @return array{now?: true} where this page needs the script for what few pages need */
    private static function now(PublishedConfig $config): array
    {
        $isNeeded = array_intersect_key($config->options, ['frames' => 1, 'messengers' => 1, 'forms' => 1, 'links' => 1]) !== [];

        return $isNeeded || count($config->targets) > 1 || isset(ConsentBanner::of($config)['wait']) ? ['now' => true] : [];
    }

    /** @return array{fast?: array{lease: string, activity: string}} where the last test of this server found it answering */
    private static function fast(): array
    {
        return (new StateStore())->read()->isInUse(StateStore::node())
            ? ['fast' => ['lease' => Place::address('lease'), 'activity' => Place::address('activity')]]
            : [];
    }
}
