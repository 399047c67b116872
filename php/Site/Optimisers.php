<?php

declare(strict_types=1);

namespace Ringwell\Site;

/**
 * The filters by which optimiser plugins take names of scripts that they must neither delay nor merge nor
 * rewrite. Those that are not installed never call theirs.
 */
final class Optimisers
{
    /** Part of the bundle's address, and of no other's. */
    private const FILE = 'ringwell/build/site';

    private const BY_FILE = [
        'rocket_delay_js_exclusions',
        'rocket_exclude_defer_js',
        'rocket_exclude_js',
        'litespeed_optimize_js_excludes',
        'litespeed_optm_js_defer_exc',
        'litespeed_optm_gm_js_exc',
        'perfmatters_delay_js_exclusions',
        'flying_press_exclude_from_delay:js',
    ];

    private const BY_HANDLE = ['sgo_javascript_combine_exclude', 'sgo_js_minify_exclude', 'sgo_js_async_exclude'];

    public static function keepAway(): void
    {
        foreach (self::BY_FILE as $filter) {
            add_filter($filter, static fn (mixed $names): mixed => is_array($names) ? [...$names, self::FILE] : $names);
        }
        foreach (self::BY_HANDLE as $filter) {
            add_filter($filter, static fn (mixed $names): mixed => is_array($names) ? [...$names, SiteScript::HANDLE] : $names);
        }
        // Autoptimize alone keeps a text with commas; some of its versions give an array.
        add_filter('autoptimize_filter_js_exclude', static fn (mixed $names): mixed => match (true) {
            is_array($names) => $names + [self::FILE => ''],
            is_string($names) => "{$names}, " . self::FILE,
            default => $names,
        });
    }
}
