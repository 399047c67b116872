<?php

declare(strict_types=1);

namespace Ringwell\Door;

/** Says a fault in the reader's language, beside the field it belongs to. */
final class FaultText
{
    public static function of(Fault $fault): string
    {
        return match ($fault->code) {
            'required' => __('Please fill this in.', 'ringwell'),
            'wrong_type' => __('This has the wrong type of value.', 'ringwell'),
            /* translators: %s: list of allowed values */
            'not_allowed' => sprintf(__('Only these are possible: %s.', 'ringwell'), $fault->bound),
            'not_utf8' => __('This text is damaged (not UTF-8).', 'ringwell'),
            /* translators: %s: number of characters */
            'too_long' => sprintf(__('This is too long: at most %s characters.', 'ringwell'), $fault->bound),
            /* translators: %s: number of characters */
            'too_short' => sprintf(__('This is too short: at least %s characters.', 'ringwell'), $fault->bound),
            /* translators: %s: number */
            'too_small' => sprintf(__('This must be at least %s.', 'ringwell'), $fault->bound),
            /* translators: %s: number */
            'too_big' => sprintf(__('This must be at most %s.', 'ringwell'), $fault->bound),
            /* translators: %s: number of entries */
            'too_many' => sprintf(__('Too many entries: at most %s.', 'ringwell'), $fault->bound),
            /* translators: %s: number of entries */
            'too_few' => sprintf(__('Too few entries: at least %s.', 'ringwell'), $fault->bound),
            'repeated' => __('An entry is there twice.', 'ringwell'),
            'unknown_field' => __('This field is not known here.', 'ringwell'),
            default => __('This is not in the expected form.', 'ringwell'),
        };
    }
}
