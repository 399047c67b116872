<?php

declare(strict_types=1);

namespace Ringwell\Number;

use Ringwell\Vendor\libphonenumber\NumberParseException;
use Ringwell\Vendor\libphonenumber\PhoneNumber;
use Ringwell\Vendor\libphonenumber\PhoneNumberFormat;
use Ringwell\Vendor\libphonenumber\PhoneNumberType;
use Ringwell\Vendor\libphonenumber\PhoneNumberUtil;
use Ringwell\Vendor\libphonenumber\ValidationResult;

/**
 * One phone number in its only comparable form, E.164 with plus, made of whatever a page, a form or a phone
 * system writes. Two numbers are the same phone exactly when their `e164` are equal.
 */
final class Phone
{
    /** @param ?string $region ISO 3166 code ("RU"); null for a number of no country ("+800…") */
    private function __construct(
        public readonly string $e164,
        public readonly ?string $region,
    ) {
    }

    /**
     * @param  string    $raw    as it came
     * @param  string    $region where a number without a country code belongs
     * @return self|null null for a hidden caller, an extension, a SIP user, and what can't be dialled from abroad
     */
    public static function parse(string $raw, string $region = 'RU'): ?self
    {
        $dialled = PhoneText::dialled($raw);
        if ($dialled === null) {
            return null;
        }
        $number = str_starts_with($dialled, '+')
            ? self::withCountry($dialled, strtoupper($region))
            : self::withoutCountry($dialled, strtoupper($region));

        return $number === null ? null : self::of($number);
    }

    /** @return list<string> the ISO 3166 codes of all countries whose numbers are understood */
    public static function regions(): array
    {
        return array_values(array_map(strval(...), self::library()->getSupportedRegions()));
    }

    /**
     * What kind of phone it is by its country's numbering plan.
     *
     * @return 'mobile'|'fixed'|'fixed_or_mobile'|'other' other: paid and shared services, free ones, Internet, pagers, none that exists
     */
    public function kind(): string
    {
        return match (self::library()->getNumberType($this->number())) {
            PhoneNumberType::MOBILE => 'mobile',
            PhoneNumberType::FIXED_LINE => 'fixed',
            PhoneNumberType::FIXED_LINE_OR_MOBILE => 'fixed_or_mobile',
            default => 'other',
        };
    }

    /** As it is written at home: "8 (916) 123-45-67". */
    public function national(): string
    {
        return self::library()->format($this->number(), PhoneNumberFormat::NATIONAL);
    }

    /** As it is written for abroad: "+7 916 123-45-67". */
    public function international(): string
    {
        return self::library()->format($this->number(), PhoneNumberFormat::INTERNATIONAL);
    }

    /** Enough to recognise it, not to ring it: "+7 916 ··· 45 67". */
    public function masked(): string
    {
        $code = (string) $this->number()->getCountryCode();
        $rest = substr($this->e164, 1 + strlen($code));
        $head = strlen($rest) >= 9 ? substr($rest, 0, 3) . ' ' : '';

        return "+{$code} {$head}··· " . substr($rest, -4, 2) . ' ' . substr($rest, -2);
    }

    /**
     * Written with plus. A length that its country has is enough: numbering plans get new ranges sooner than a
     * clinic gets new metadata, and no patient may be lost for it.
     */
    private static function withCountry(string $dialled, string $region): ?PhoneNumber
    {
        $number = self::read($dialled, null);
        if ($number !== null) {
            return self::isPlausible($number) ? $number : null;
        }
        // "+8 916 123-45-67": the trunk prefix behind a plus that does not belong there.
        $trunk = self::library()->getNddPrefixForRegion($region, false) ?? '';
        if ($trunk === '' || ! str_starts_with($dialled, "+{$trunk}")) {
            return null;
        }
        $number = self::read(substr($dialled, 1), $region);

        return $number !== null && self::library()->isValidNumber($number) ? $number : null;
    }

    /**
     * Written as in its region, or with country code but no plus, as most phone systems do; only a number that
     * really exists settles which of them it is.
     */
    private static function withoutCountry(string $dialled, string $region): ?PhoneNumber
    {
        $readings = [
            self::read($dialled, $region),
            self::read('+' . $dialled, null),
            str_starts_with($dialled, '00') ? self::read('+' . substr($dialled, 2), null) : null,
        ];
        foreach ($readings as $number) {
            if ($number !== null && self::library()->isValidNumber($number)) {
                return $number;
            }
        }
        $own = $readings[1];
        $isOwnCountry = $own !== null && $own->getCountryCode() === self::library()->getCountryCodeForRegion($region);

        return $isOwnCountry && self::isPlausible($own) ? $own : null;
    }

    private static function isPlausible(PhoneNumber $number): bool
    {
        return self::library()->isPossibleNumberWithReason($number) === ValidationResult::IS_POSSIBLE
            && (self::library()->isValidNumber($number) || ! str_starts_with((string) $number->getNationalNumber(), '0'));
    }

    private static function of(PhoneNumber $number): self
    {
        $library = self::library();
        $region = $library->getRegionCodeForNumber($number) ?? $library->getRegionCodeForCountryCode((int) $number->getCountryCode());

        return new self(
            $library->format($number, PhoneNumberFormat::E164),
            in_array($region, [PhoneNumberUtil::REGION_CODE_FOR_NON_GEO_ENTITY, PhoneNumberUtil::UNKNOWN_REGION], true) ? null : $region,
        );
    }

    private static function read(string $text, ?string $region): ?PhoneNumber
    {
        try {
            return self::library()->parse($text, $region);
        } catch (NumberParseException) {
            return null;
        }
    }

    private function number(): PhoneNumber
    {
        return self::library()->parse($this->e164);
    }

    private static function library(): PhoneNumberUtil
    {
        return PhoneNumberUtil::getInstance();
    }
}
