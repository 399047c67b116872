<?php

declare(strict_types=1);

namespace Ringwell\Demo\History;

/** One way on which visitors come: what their first page's address and referrer look like, and how keen they are. */
final class Channel
{
    /**
     * @param float                                                          $weight    share of new visits
     * @param float                                                          $calls     probability that a visit calls
     * @param string                                                         $referrer  '' for none
     * @param array<string, string>                                          $query     parameters of the landing address
     * @param list<array{0: string, 1: non-empty-list<string>, 2: string}>   $campaigns name, keywords, landing path
     * @param string                                                         $clickId   parameter that carries one, or ''
     */
    public function __construct(
        public readonly string $name,
        public readonly float $weight,
        public readonly float $calls,
        public readonly string $referrer = '',
        public readonly array $query = [],
        public readonly array $campaigns = [],
        public readonly string $clickId = '',
    ) {
    }

    /** @return non-empty-array<string, self> by name */
    public static function all(): array
    {
        $channels = [
            new self('yandex-direct', 33, 0.068, 'https://yandex.ru/', ['utm_source' => 'yandex', 'utm_medium' => 'cpc'], [
                ['Имплантация — поиск', ['имплантация зубов цена', 'имплант под ключ', 'имплантация зубов отзывы', 'имплантация всех зубов'], '/implants/'],
                ['Лечение — рядом', ['стоматология рядом', 'лечение кариеса', 'болит зуб куда обратиться', 'стоматология круглосуточно'], '/'],
                ['Протезирование — поиск', ['коронка на зуб цена', 'циркониевая коронка', 'протезирование зубов'], '/prices/'],
                ['Бренд', ['белая сорока стоматология', 'белая сорока телефон'], '/'],
            ], 'yclid'),
            new self('google-ads', 14, 0.06, 'https://www.google.com/', ['utm_source' => 'google', 'utm_medium' => 'cpc'], [
                ['Имплантация — Google', ['имплантация зубов москва', 'поставить имплант', 'all on 4 цена'], '/implants/'],
                ['Чистка и отбеливание', ['чистка зубов цена', 'отбеливание зубов'], '/prices/'],
            ], 'gclid'),
            new self('yandex-search', 21, 0.045, 'https://yandex.ru/search/'),
            new self('google-search', 6, 0.04, 'https://www.google.com/'),
            new self('straight', 11, 0.055),
            new self('yandex-maps', 6, 0.10, 'https://yandex.ru/maps/org/belaya_soroka/'),
            new self('2gis', 3, 0.08, 'https://2gis.ru/moscow/firm/1'),
            new self('vk', 3, 0.02, 'https://vk.com/', ['utm_source' => 'vk', 'utm_medium' => 'social', 'utm_campaign' => 'Лента клиники']),
            new self('mailing', 1.5, 0.05, '', ['utm_source' => 'rassylka', 'utm_medium' => 'email', 'utm_campaign' => 'Осмотр раз в полгода']),
            new self('referral', 1.5, 0.02, 'https://blog-o-zubah.example/kak-vybrat-implant/'),
        ];

        return array_combine(array_column($channels, 'name'), $channels);
    }
}
