<?php

declare(strict_types=1);

namespace Ringwell\Callback;

use Ringwell\Number\Phone;

/**
 * Who may be rung: country AND kind of phone AND no denied beginning AND nobody of our own. Pure.
 *
 * A form is open to everybody, so without this anybody could have the clinic pay for calls to wherever he earns on them, or have
 * its phones ring each other.
 */
final class Dialable
{
    public const KINDS = ['mobile', 'fixed'];

    /**
     * @param list<string>            $countries ISO 3166 codes, at least one
     * @param list<string>            $kinds     of self::KINDS
     * @param list<string>            $denied    beginnings, in digits with the country's code
     * @param \Closure(string): bool $isOwn     whether a phone (E.164) is the clinic's own
     */
    public function __construct(
        private readonly array $countries,
        private readonly array $kinds,
        private readonly array $denied,
        private readonly \Closure $isOwn,
    ) {
    }

    /** @param string $phone E.164; anything else may not be rung */
    public function may(string $phone): bool
    {
        $read = Phone::parse($phone);

        return $read !== null
            && $read->e164 === $phone
            && in_array($read->region, $this->countries, true)
            && $this->isKind($read->kind())
            && ! $this->isDenied(substr($phone, 1))
            && ! ($this->isOwn)($phone);
    }

    private function isKind(string $kind): bool
    {
        return $kind === 'fixed_or_mobile' ? $this->kinds !== [] : in_array($kind, $this->kinds, true);
    }

    private function isDenied(string $digits): bool
    {
        foreach ($this->denied as $beginning) {
            if (str_starts_with($digits, $beginning)) {
                return true;
            }
        }

        return false;
    }
}
