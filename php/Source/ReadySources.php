<?php

declare(strict_types=1);

namespace Ringwell\Source;

/**
 * Sources to start from, in a good asking order: paid ones before the search results of the same company.
 *
 * @phpstan-import-type RuleArray from Source
 */
final class ReadySources
{
    private const PAID = 'cpc, ppc, cpm, cpa, paid, banner, retargeting';

    /** @return array<string, RuleArray> by handle */
    public static function rules(): array
    {
        return [
            'yandex-direct' => self::any(
                [['utm_source', 'one_of', 'yandex, yandex-direct, yandex_direct, yandexdirect, ya-direct, ya_direct, direct'], ['utm_medium', 'one_of', self::PAID]],
                [['yclid', 'present']],
            ),
            'google-ads' => self::any(
                [['utm_source', 'one_of', 'google, google-ads, google_ads, googleads, adwords'], ['utm_medium', 'one_of', self::PAID]],
                [['gclid', 'present']],
                [['gbraid', 'present']],
                [['wbraid', 'present']],
                [['gad_source', 'present']],
            ),
            'yandex-maps' => self::any(
                [['referrer_host', 'starts_with', 'maps.yandex.']],
                [['utm_source', 'one_of', 'yandex_maps, yandex-maps, yandexmaps, yamaps, ya_maps, yandex_business, yabusiness']],
            ),
            '2gis' => self::any(
                [['referrer_host', 'contains', '2gis.']],
                [['utm_source', 'one_of', '2gis, 2гис, dgis']],
            ),
            'vk' => self::any(
                [['utm_source', 'one_of', 'vk, vkontakte, vk_ads, vk-ads, vkads, vk.com, mytarget']],
                [['vkclid', 'present']],
                [['param', 'present', '', 'rb_clickid']],
                [['referrer_host', 'ends_with', 'vk.com']],
                [['referrer_host', 'ends_with', 'vk.ru']],
            ),
            'avito' => self::any(
                [['referrer_host', 'ends_with', 'avito.ru']],
                [['utm_source', 'starts_with', 'avito']],
            ),
            'prodoctorov' => self::any(
                [['referrer_host', 'ends_with', 'prodoctorov.ru']],
                [['utm_source', 'starts_with', 'prodoctorov']],
            ),
            'email' => self::any(
                [['utm_medium', 'one_of', 'email, e-mail, mail, newsletter']],
                [['referrer_host', 'one_of', 'e.mail.ru, mail.yandex.ru, mail.google.com, mail.rambler.ru, outlook.live.com']],
            ),
            'offline' => self::any(
                [['utm_medium', 'one_of', 'offline, print, qr, flyer, outdoor']],
            ),
            'yandex-search' => self::any(
                [['referrer_kind', 'is', 'search'], ['referrer_host', 'contains', 'yandex.']],
                [['referrer_kind', 'is', 'search'], ['referrer_host', 'is', 'ya.ru']],
                [['referrer_kind', 'is', 'search'], ['ysclid', 'present']],
            ),
            'google-search' => self::any(
                [['referrer_kind', 'is', 'search'], ['referrer_host', 'contains', 'google.']],
            ),
        ];
    }

    public static function name(string $handle): string
    {
        return match ($handle) {
            'yandex-direct' => __('Yandex Direct', 'ringwell'),
            'google-ads' => __('Google Ads', 'ringwell'),
            'yandex-maps' => __('Yandex Maps', 'ringwell'),
            '2gis' => __('2GIS', 'ringwell'),
            'vk' => __('VK', 'ringwell'),
            'avito' => __('Avito', 'ringwell'),
            'prodoctorov' => __('ProDoctorov', 'ringwell'),
            'email' => __('E-mail', 'ringwell'),
            'offline' => __('Offline and print', 'ringwell'),
            'yandex-search' => __('Yandex search', 'ringwell'),
            'google-search' => __('Google search', 'ringwell'),
            default => $handle,
        };
    }

    /** @return list<array{handle: string, name: string, rule: RuleArray, rule_text: string}> as source-ready.json has it */
    public static function rows(): array
    {
        $rows = [];
        foreach (self::rules() as $handle => $rule) {
            $rows[] = ['handle' => $handle, 'name' => self::name($handle), 'rule' => $rule, 'rule_text' => RuleText::of($rule)];
        }

        return $rows;
    }

    /**
     * @param  non-empty-list<array{0: string, 1: string, 2?: string, 3?: string}> ...$groups field, op, value, name
     * @return RuleArray
     */
    private static function any(array ...$groups): array
    {
        $condition = static fn (array $line): array => array_filter(
            ['field' => $line[0], 'op' => $line[1], 'value' => $line[2] ?? '', 'name' => $line[3] ?? ''],
            static fn (string $part): bool => $part !== '',
        );

        /** @var RuleArray $rule */
        $rule = ['any' => array_map(static fn (array $group): array => ['all' => array_map($condition, $group)], array_values($groups))];

        return $rule;
    }
}
