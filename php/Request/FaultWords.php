<?php

declare(strict_types=1);

namespace Ringwell\Request;

use Ringwell\Door\Fault;
use Ringwell\Door\FaultText;

/** What is wrong with a field, said to a visitor. */
final class FaultWords
{
    public static function of(string $field, string $code): string
    {
        return match ($code) {
            'phone_missing' => __('Write your phone number.', 'ringwell'),
            'phone_wrong' => __('This number is not whole, or has a sign too many.', 'ringwell'),
            'agreed_missing' => __('We may call you only if you agree.', 'ringwell'),
            'branch_wrong' => __('Choose one of our places.', 'ringwell'),
            'when_wrong' => __('Choose one of the times.', 'ringwell'),
            'when_passed' => __('This time is over. Choose another.', 'ringwell'),
            'when_closed' => __('We are closed then. Choose another time.', 'ringwell'),
            'required' => __('Fill this in, please.', 'ringwell'),
            'too_long' => FaultText::of(new Fault('too_long', (string) ($field === 'name' ? SentCheck::LONGEST_NAME : SentCheck::LONGEST_COMMENT))),
            default => FaultText::of(new Fault($code)),
        };
    }
}
