<?php

declare(strict_types=1);

namespace Ringwell\Site;

use Ringwell\Door\Origins;
use Ringwell\Door\Routes;
use Ringwell\Plan\SiteAddress;

/**
 * The site bundle for the clinic's other sites, which print no config: one script that brings its own, with whole
 * addresses, and then is the same core as everywhere. It costs them one line, one request, and no wait for a second file.
 */
final class SiteLine
{
    /** Not ".js": many servers look for such files on the disk alone. */
    public const ROUTE = '/site-script';

    /** The same for every visitor; a changed number is on the other sites when it has run out. */
    public const MAX_AGE = 300;

    /** The line to paste. */
    public static function tag(): string
    {
        return sprintf('<script async src="%s"></script>', esc_url(self::address()));
    }

    /** Never as a stranger's request says: it is shown to be copied. */
    public static function address(): string
    {
        return self::whole(rest_url(Routes::NAMESPACE . self::ROUTE));
    }

    /** @return string JavaScript; '' where there is nothing to show */
    public static function script(): string
    {
        $config = PublishedConfig::load();
        $file = RINGWELL_DIR . '/build/site.js';
        $core = is_file($file) ? (string) file_get_contents($file) : '';
        if ($config === null || $core === '' || ($config->options['links'] ?? []) === []) {
            return '';
        }
        $starter = SiteScript::starter();
        // JSON.parse of a text, and that as JSON: nothing of it can become code.
        $json = wp_json_encode(self::json($config), JSON_HEX_TAG | JSON_HEX_AMP | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE);
        $id = ConfigTag::ID;

        // Asked for as a script: what people write into pages of that site may have the id too.
        return <<<JS
            ((d,i)=>{if(!d.querySelector('script#'+i)){let t=d.createElement('script');t.id=i;t.type='application/json';t.textContent={$json};d.head.append(t)}})(document,'{$id}');
            {$starter}
            {$core}
            JS;
    }

    private static function json(PublishedConfig $config): string
    {
        /** @var array<string, mixed> $values */
        $values = json_decode(ConfigTag::json($config), true);
        $values = array_map(self::wholeIfAddress(...), $values);
        if (is_array($values['fast'] ?? null)) {
            $values['fast'] = array_map(self::wholeIfAddress(...), $values['fast']);
        }
        $home = Origins::normal(SiteAddress::home());
        // A banner of this WordPress has no say in pages of other systems.
        unset($values['banner'], $values['wait']);
        $values = ConsentBanner::without($config) + $values;
        $values['links'] = [...($home === null ? [] : [$home]), ...$config->options['links'] ?? []];

        // The core comes along.
        $values['site'] = '';

        return (string) wp_json_encode($values, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE);
    }

    /** Neither a token nor a selector begins so. */
    private static function wholeIfAddress(mixed $value): mixed
    {
        return is_string($value) && preg_match('~^(?:/|https?://)~', $value) === 1 ? self::whole($value) : $value;
    }

    /** Of this very site: at its own address, whatever host was asked. Another host, of a CDN, stays. */
    private static function whole(string $address): string
    {
        $host = wp_parse_url($address, PHP_URL_HOST);
        $isOwn = $host === null || in_array($host, [wp_parse_url(home_url(), PHP_URL_HOST), wp_parse_url(site_url(), PHP_URL_HOST)], true);

        return $isOwn ? Origins::normal(SiteAddress::home()) . wp_make_link_relative($address) : $address;
    }
}
