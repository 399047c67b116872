<?php

declare(strict_types=1);

namespace Ringwell\Source;

/**
 * Which hosts are search engines and social networks.
 *
 * Maps and directories (Yandex Maps, 2GIS) and the big portals' other services (mail, market, translation) are
 * neither, so the list of what is not comes first.
 */
final class KnownSites
{
    /** Hosts of search engines' owners that are not search; each with all that is under it. */
    private const NOT_SEARCH = '~(?:^|\.)(?:'
        . '(?:maps|mail|docs|drive|accounts|sites|calendar|meet|classroom|translate|play|myactivity|gemini|business)\.google\.[a-z.]+'
        . '|(?:maps|mail|market|uslugi|yabs|direct|translate|disk|passport|taxi|metrika|metrica|webvisor|webmaster|business|health|travel|realty|avia|music|afisha|plus|360|alice|an|forms|cloud|telemost|eda|rabota|auto)\.(?:yandex\.[a-z.]+|ya\.ru)'
        . '|mail\.yahoo\.[a-z.]+|news\.yahoo\.[a-z.]+|map\.baidu\.com|pan\.baidu\.com'
        . ')$~';

    private const SEARCH = '~(?:^|\.)(?:'
        . 'google\.(?:[a-z]{2,3}|com?\.[a-z]{2})'
        . '|yandex\.(?:[a-z]{2,3}|com\.[a-z]{2}|co\.il)|ya\.ru'
        . '|bing\.com|go\.mail\.ru|nova\.rambler\.ru|search\.rambler\.ru'
        . '|duckduckgo\.com|yahoo\.(?:[a-z]{2,3}|co\.[a-z]{2})|baidu\.com'
        . '|ecosia\.org|search\.brave\.com|qwant\.com|startpage\.com|sogou\.com|so\.com|naver\.com|seznam\.cz'
        . '|ask\.com|search\.aol\.com|you\.com|swisscows\.com|sputnik\.ru'
        . ')$~';

    private const SOCIAL = '~(?:^|\.)(?:'
        . 'vk\.(?:com|ru|me|cc)|vkontakte\.ru|vkvideo\.ru|ok\.ru|odnoklassniki\.ru|my\.mail\.ru'
        . '|t\.me|telegram\.(?:org|me)|dzen\.ru|zen\.yandex\.(?:ru|com)|max\.ru|tenchat\.ru|pikabu\.ru|livejournal\.com|rutube\.ru'
        . '|instagram\.com|facebook\.com|fb\.(?:com|me)|messenger\.com|threads\.(?:net|com)|whatsapp\.com|wa\.me|viber\.com'
        . '|youtube\.com|youtu\.be|tiktok\.com|twitter\.com|x\.com|t\.co|pinterest\.[a-z.]+|pin\.it|linkedin\.com|lnkd\.in'
        . '|reddit\.com|snapchat\.com|tumblr\.com|discord\.com|twitch\.tv'
        . ')$~';

    /** Android tells the app instead of the page: package => the site it stands for. */
    private const APPS = [
        'com.google.android.googlequicksearchbox' => 'google.com',
        'com.google.android.gm' => 'mail.google.com',
        'com.google.android.apps.maps' => 'maps.google.com',
        'com.google.android.youtube' => 'youtube.com',
        'ru.yandex.searchplugin' => 'yandex.ru',
        'ru.yandex.yandexmaps' => 'maps.yandex.ru',
        'ru.yandex.mail' => 'mail.yandex.ru',
        'ru.dublgis.dgismobile' => '2gis.ru',
        'ru.mail.mailapp' => 'e.mail.ru',
        'com.vkontakte.android' => 'vk.com',
        'ru.ok.android' => 'ok.ru',
        'org.telegram.messenger' => 't.me',
        'com.instagram.android' => 'instagram.com',
        'com.facebook.katana' => 'facebook.com',
        'com.whatsapp' => 'whatsapp.com',
        'com.avito.android' => 'avito.ru',
        'com.duckduckgo.mobile.android' => 'duckduckgo.com',
    ];

    /**
     * The host that rules see. Yandex and Google keep their maps under a path of the search engine's own host;
     * they get the host they used to have.
     */
    public static function host(Url $referrer): string
    {
        if ($referrer->scheme === 'android-app') {
            return self::APPS[$referrer->host] ?? $referrer->host;
        }
        if (preg_match('~^(?:yandex|google)\.[a-z.]+$~', $referrer->host) === 1 && preg_match('~^/(?:maps|profile)(?:/|$)~', $referrer->path) === 1) {
            return "maps.{$referrer->host}";
        }

        return $referrer->host;
    }

    public static function isSearch(string $host): bool
    {
        return preg_match(self::SEARCH, $host) === 1 && preg_match(self::NOT_SEARCH, $host) !== 1 && ! self::isSocial($host);
    }

    public static function isSocial(string $host): bool
    {
        return preg_match(self::SOCIAL, $host) === 1;
    }
}
