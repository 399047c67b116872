<?php

declare(strict_types=1);

namespace Ringwell\Demo\Phone;

/** Who picks up when the phone system rings for the site: chosen by whoever tries Ringwell out. */
final class Reception
{
    public const OPTION = 'ringwell_demo_reception';

    public static function ending(): Ending
    {
        $chosen = get_option(self::OPTION);

        return Ending::tryFrom(is_string($chosen) ? $chosen : '') ?? Ending::Talked;
    }

    public static function choose(Ending $ending): void
    {
        update_option(self::OPTION, $ending->value, false);
    }
}
