<?php

declare(strict_types=1);

namespace Ringwell\Site;

use Ringwell\Door\Origins;
use Ringwell\Settings;

/**
 * What the owner has set beyond the usual, as the bundle reads it (src-frontend/lib/config.ts). Only what is set is
 * there: most pages print none of it.
 *
 * @phpstan-type Options array{off?: string, only?: string, attributes?: list<string>, frames?: true, forms?: true, dnt?: true, links?: list<string>, messengers?: list<string>}
 */
final class PageOptions
{
    private const TEXTS = ['off', 'only'];
    private const LISTS = ['attributes', 'links', 'messengers'];
    private const MARKS = ['frames', 'forms', 'dnt'];

    /**
     * @param  list<string> $messengers numbers that have accounts of messengers, E.164
     * @return Options
     */
    public static function of(Settings $settings, array $messengers): array
    {
        return self::set([
            'messengers' => $messengers,
            'off' => implode(',', $settings->swapOff),
            'only' => implode(',', $settings->swapOnly),
            'attributes' => $settings->swapAttributes,
            'frames' => $settings->swapFrames,
            'forms' => $settings->formFields,
            'dnt' => $settings->honourDnt,
            'links' => array_values(array_filter(array_map(Origins::normal(...), $settings->otherSites), is_string(...))),
        ]);
    }

    /**
     * As far as it is what of() makes; the rest is left out.
     *
     * @param  array<mixed> $stored
     * @return Options
     */
    public static function set(array $stored): array
    {
        $options = [];
        foreach (self::TEXTS as $name) {
            if (is_string($stored[$name] ?? null) && $stored[$name] !== '') {
                $options[$name] = $stored[$name];
            }
        }
        foreach (self::LISTS as $name) {
            $list = is_array($stored[$name] ?? null) ? array_values(array_filter($stored[$name], is_string(...))) : [];
            if ($list !== []) {
                $options[$name] = $list;
            }
        }
        foreach (self::MARKS as $name) {
            if (($stored[$name] ?? null) === true) {
                $options[$name] = true;
            }
        }

        return $options;
    }
}
