<?php

declare(strict_types=1);

namespace Ringwell\Page;

use Ringwell\Number\Target;
use Ringwell\Source\Placement;

/** What a placement shows without a lease. Pure. */
final class Fallback
{
    public static function own(Target $target): ShownNumber
    {
        return new ShownNumber($target->id, $target->numberId, $target->number, $target->display, 'own', $target->number);
    }

    /** A placement's static number, a pool's default number, or the site's own. */
    public static function of(Target $target, ?Placement $placement): ShownNumber
    {
        $static = $placement?->kind === 'static' ? $placement->static : null;
        $number = $static ?? ($placement?->kind === 'pool' ? $placement->default : null);
        if ($number === null) {
            return self::own($target);
        }

        return new ShownNumber($target->id, $number->id, $number->number, $number->display, $static === null ? 'default' : 'static', $number->number);
    }
}
