<?php

declare(strict_types=1);

namespace Ringwell\Site;

/**
 * The filters by which optimiser plugins take names of scripts that they must neither delay nor merge nor
 * rewrite. Those that are not installed never call theirs.
 */
final class Optimisers
{
    /** Part of the starter's address, where it is a file, and of no other's. */
    private const FILE = 'ringwell/build/starter';

    /** They look for these texts in a script's tag and content: the config's id is in the starter too. */
    private const BY_TEXT = [
        'rocket_delay_js_exclusions',
        'rocket_exclude_defer_js',
        'rocket_exclude_js',
        'rocket_defer_inline_exclusions',
        'rocket_excluded_inline_js_content',
        'litespeed_optimize_js_excludes',
        'litespeed_optm_js_defer_exc',
        'litespeed_optm_gm_js_exc',
        'sgo_javascript_combine_excluded_inline_content',
        'perfmatters_delay_js_exclusions',
        // It defers scripts in the page too: it makes an address of them.
        'perfmatters_defer_js_exclusions',
        'perfmatters_minify_js_exclusions',
        // FlyingPress 4; of these 5 has the last alone, and leaves scripts alone that name an unusual type (SiteScript::TYPE).
        'flying_press_exclude_from_delay:js',
        'flying_press_exclude_from_defer:js',
        'flying_press_exclude_from_minify:js',
    ];

    private const BY_HANDLE = ['sgo_javascript_combine_exclude', 'sgo_js_minify_exclude', 'sgo_js_async_exclude'];

    public static function keepAway(): void
    {
        $texts = [self::FILE, ConfigTag::ID];
        foreach (self::BY_TEXT as $filter) {
            add_filter($filter, static fn (mixed $names): mixed => self::with($names, $texts));
        }
        foreach (self::BY_HANDLE as $filter) {
            add_filter($filter, static fn (mixed $names): mixed => self::with($names, [SiteScript::HANDLE]));
        }
        // Autoptimize alone keeps a text with commas; some of its versions give an array with the texts as keys.
        add_filter('autoptimize_filter_js_exclude', static fn (mixed $names): mixed => match (true) {
            is_array($names) => $names + array_fill_keys($texts, ''),
            is_string($names) => ltrim(implode(', ', [$names, ...$texts]), ', '),
            default => $names,
        });
    }

    /**
     * WP Rocket's list of scripts in the page that are not to be deferred began as null, and may be one text with "|".
     *
     * @param list<string> $ours
     */
    private static function with(mixed $names, array $ours): mixed
    {
        return match (true) {
            $names === null, $names === '' => $ours,
            is_array($names) => [...$names, ...$ours],
            is_string($names) => [...explode('|', $names), ...$ours],
            default => $names,
        };
    }
}
