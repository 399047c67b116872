<?php

declare(strict_types=1);

namespace Ringwell\Request;

use Ringwell\Time;

/** Why a request is held back: kept without a word to anybody, for two weeks. */
final class Held
{
    public const NETWORK = 'network';
    public const VISIT = 'visit';
    public const PHONE = 'phone';
    public const HOUR = 'hour';
    public const DAY = 'day';
    public const HONEYPOT = 'honeypot';
    public const HURRY = 'hurry';
    public const CAPTCHA = 'captcha';
    public const FLOOD = 'flood';

    /** In which a patient may be: of the others nobody was a person. */
    public const MAYBE_PATIENTS = [self::NETWORK, self::VISIT, self::PHONE, self::HOUR, self::DAY, self::CAPTCHA, self::FLOOD];

    public const LONGEST = 14 * Time::DAY;

    public static function text(string $held): string
    {
        return match ($held) {
            self::NETWORK => __('Too many requests of one network in an hour', 'ringwell'),
            self::VISIT => __('Too many requests of one visit in a day', 'ringwell'),
            self::PHONE => __('Too many requests with this phone in a day', 'ringwell'),
            self::HOUR => __('Too many requests in an hour', 'ringwell'),
            self::DAY => __('Too many requests in a day', 'ringwell'),
            self::HONEYPOT => __('A field was filled in that people do not see', 'ringwell'),
            self::HURRY => __('It was filled in faster than anybody can', 'ringwell'),
            self::CAPTCHA => __('The captcha was not solved', 'ringwell'),
            self::FLOOD => __('It came in a flood of requests', 'ringwell'),
            default => '',
        };
    }
}
