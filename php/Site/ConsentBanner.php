<?php

declare(strict_types=1);

namespace Ringwell\Site;

/**
 * What a page must know to keep no more than its visitor allows (src-frontend/more/consent). A banner itself speaks in the
 * browser, so that cached pages are the same for everybody.
 *
 * @phpstan-type Consents array{consent: string, banner?: array{cookies: string, category: string, otherwise: string}, wait?: true, now?: true}
 */
final class ConsentBanner
{
    /** @return Consents */
    public static function of(PublishedConfig $config): array
    {
        if (ConsentApi::isThere()) {
            return [
                'consent' => 'none',
                'banner' => ['cookies' => ConsentApi::cookies(), 'category' => ConsentApi::category(), 'otherwise' => $config->consent],
                'wait' => true,
            ];
        }

        return self::without($config);
    }

    /** @return Consents where no banner of WordPress can speak */
    public static function without(PublishedConfig $config): array
    {
        return ['consent' => $config->consent]
            + (isset($config->options['dnt']) ? ['wait' => true] : [])
            // What is left of a time when more was allowed has to go.
            + ($config->consent === 'none' ? ['now' => true] : []);
    }
}
