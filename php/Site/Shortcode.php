<?php

declare(strict_types=1);

namespace Ringwell\Site;

/** [ringwell], [ringwell target="2"]: one of the site's numbers, linked. */
final class Shortcode
{
    public const TAG = 'ringwell';

    /** @param array<mixed>|string $attributes WordPress gives '' where there are none */
    public static function html(array|string $attributes): string
    {
        $target = is_array($attributes) ? $attributes['target'] ?? 0 : 0;

        return is_numeric($target) ? TargetLink::of((int) $target)?->html() ?? '' : '';
    }
}
