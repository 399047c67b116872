<?php

declare(strict_types=1);

namespace Ringwell\Visit;

/**
 * The page's visitor and visit ids are bearer secrets: who knows one can keep its number. Only their hash is
 * stored. They are 128 random bits, so a plain hash can't be guessed back and needs no key.
 */
final class SecretId
{
    /** @return string 32 lower-case hex digits */
    public static function hash(string $id): string
    {
        return substr(hash('sha256', $id), 0, 32);
    }
}
