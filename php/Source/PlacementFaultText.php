<?php

declare(strict_types=1);

namespace Ringwell\Source;

use Ringwell\Door\Fault;
use Ringwell\Door\FaultText;

/** Says in words what is wrong with a placement. */
final class PlacementFaultText
{
    public static function of(Fault $fault): string
    {
        return match ($fault->code) {
            'target_gone' => __('This number on the site does not exist any more.', 'ringwell'),
            'target_twice' => __('This number on the site is in the list twice.', 'ringwell'),
            'not_a_pool' => __('Only a pool needs this.', 'ringwell'),
            'not_static' => __('Only a static number needs this.', 'ringwell'),
            'pool_gone' => __('This pool does not exist any more.', 'ringwell'),
            'pool_elsewhere' => __('This pool belongs to another number on the site.', 'ringwell'),
            'not_understood' => __('This is not a phone number we understand.', 'ringwell'),
            'repeated_number' => __('This number is there twice.', 'ringwell'),
            default => FaultText::of($fault),
        };
    }
}
