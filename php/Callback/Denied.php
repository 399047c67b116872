<?php

declare(strict_types=1);

namespace Ringwell\Callback;

/**
 * Beginnings of phones that are not rung unless the owner strikes them out: what looks like a phone of the country by the tables
 * of numbering plans, and is billed as something else. docs/decisions/callback.md says where each is from.
 */
final class Denied
{
    public const ABKHAZIA = 'abkhazia';
    public const OSSETIA = 'ossetia';
    public const SATELLITE = 'satellite';
    public const PAID = 'paid';
    public const NETWORK = 'network';

    /** Digits with the country's code => why. */
    public const ALWAYS = [
        '7840' => self::ABKHAZIA,
        '7940' => self::ABKHAZIA,
        '7850' => self::OSSETIA,
        '7954' => self::SATELLITE,
        '7801' => self::PAID,
        '7802' => self::PAID,
        '7803' => self::PAID,
        '7805' => self::PAID,
        '7807' => self::PAID,
        '7808' => self::PAID,
        '7809' => self::PAID,
        '7970' => self::PAID,
        '7971' => self::PAID,
        '870' => self::SATELLITE,
        '881' => self::SATELLITE,
        '882' => self::NETWORK,
        '883' => self::NETWORK,
        '878' => self::NETWORK,
        '888' => self::NETWORK,
        '979' => self::PAID,
    ];
}
