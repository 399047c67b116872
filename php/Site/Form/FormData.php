<?php

declare(strict_types=1);

namespace Ringwell\Site\Form;

use Ringwell\Settings;

/** What the form's script says, in the site's language, and where the clinic is (src-frontend/callback/texts.ts). */
final class FormData
{
    /**
     * As WordPress asks for the data of a script module.
     *
     * @return array<string, mixed>
     */
    public static function of(): array
    {
        return ['region' => Settings::load()->region, 'zone' => wp_timezone_string(), 'texts' => self::texts()];
    }

    /** @return array<string, mixed> */
    private static function texts(): array
    {
        return [
            'phoneMissing' => __('Write your phone number.', 'ringwell'),
            'phoneWrong' => __('This number is not whole, or has a sign too many.', 'ringwell'),
            'agreedMissing' => __('We may call you only if you agree.', 'ringwell'),
            'missing' => __('Fill this in, please.', 'ringwell'),
            'look' => __('Something is missing:', 'ringwell'),
            'failed' => __('That could not be sent. Try once more, or call us.', 'ringwell'),
            'sending' => __('Sending…', 'ringwell'),
            'closed' => __('We are closed now. Choose when we shall call.', 'ringwell'),
            'staff' => __('We call as soon as we can.', 'ringwell'),
            /* translators: %s: number of minutes */
            'estimate' => self::plural(static fn (int $number): string => _n('We call in about %s minute.', 'We call in about %s minutes.', $number, 'ringwell')),
            /* translators: %s: number of minutes. It stands in "We will call +7 900 123-45-67 in about 4 minutes" */
            'minutes' => self::plural(static fn (int $number): string => _n('in about %s minute', 'in about %s minutes', $number, 'ringwell')),
            /* translators: It stands in "We will call +7 900 123-45-67 in a few minutes" */
            'soon' => __('in a few minutes', 'ringwell'),
            /* translators: %s: day and time. It stands in "We will call +7 900 123-45-67 on Monday, 23 November, 10:30" */
            'atTime' => __('on %s', 'ringwell'),
            /* translators: It stands in "We will call +7 900 123-45-67 as soon as we can" */
            'later' => __('as soon as we can', 'ringwell'),
        ];
    }

    /**
     * By the names that JavaScript has for plural forms; languages with others have them all in "other".
     *
     * @param  \Closure(int): string $text
     * @return array{one: string, few: string, many: string, other: string}
     */
    private static function plural(\Closure $text): array
    {
        return ['one' => $text(1), 'few' => $text(2), 'many' => $text(5), 'other' => $text(5)];
    }
}
