<?php

declare(strict_types=1);

namespace Ringwell\Demo\Site;

/** Addresses under which the front page opens as a visitor from somewhere would open it. */
final class Ways
{
    /** @return array<string, array{label: string, path: string}> */
    public static function all(): array
    {
        return [
            'yandex-direct' => [
                'label' => __('Yandex Direct', 'ringwell-demo'),
                'path' => self::path(['utm_source' => 'yandex', 'utm_medium' => 'cpc', 'utm_campaign' => 'Имплантация — поиск', 'utm_term' => 'имплантация зубов цена', 'yclid' => '1234567890123456']),
            ],
            'google-ads' => [
                'label' => __('Google Ads', 'ringwell-demo'),
                'path' => self::path(['utm_source' => 'google', 'utm_medium' => 'cpc', 'utm_campaign' => 'Имплантация — Google', 'utm_term' => 'поставить имплант', 'gclid' => 'demo1234567890']),
            ],
            // A link can't invent a referrer; ysclid is how Yandex marks an unpaid click in its results.
            'yandex-search' => ['label' => __('Yandex search', 'ringwell-demo'), 'path' => self::path(['ysclid' => 'demo1234567890'])],
            'straight' => ['label' => __('Straight, by typing the address', 'ringwell-demo'), 'path' => '/'],
        ];
    }

    /** @param array<string, string> $query */
    private static function path(array $query): string
    {
        return '/?' . http_build_query($query, '', '&', PHP_QUERY_RFC3986);
    }
}
