<?php

declare(strict_types=1);

namespace Ringwell\Source;

use Ringwell\Door\Fault;
use Ringwell\Door\FaultText;

/** Says in words what is wrong with a rule. */
final class RuleFaultText
{
    public static function of(Fault $fault): string
    {
        return match ($fault->code) {
            'unfit' => __('This comparison does not go with what is compared.', 'ringwell'),
            'unknown_kind' => __('Only these are possible: search, social, site, none.', 'ringwell'),
            'no_slash' => __('A page begins with a slash: /price/', 'ringwell'),
            'contradiction' => __('This can never be true together with a line above it.', 'ringwell'),
            'fits_everybody' => __('This rule fits every visitor, so no other source would ever be asked. Say what must be in the link, or where the visitor must come from.', 'ringwell'),
            default => FaultText::of($fault),
        };
    }
}
