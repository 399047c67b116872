<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

/** Why an event isn't taken. An adapter says what each answers; the wrong address is never told from a wrong secret. */
enum Refused: string
{
    case WrongAddress = 'wrong_address';
    case WrongSignature = 'wrong_signature';
    case TooLarge = 'too_large';
    /** This connection's share of the day is used up. */
    case TooMany = 'too_many';
    /** Authentic, but not in the form that this phone system sends; it has been stored all the same. */
    case Unreadable = 'unreadable';

    public function status(): int
    {
        return match ($this) {
            self::WrongAddress, self::WrongSignature => 403,
            self::TooLarge => 413,
            self::TooMany => 429,
            self::Unreadable => 400,
        };
    }
}
