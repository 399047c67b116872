<?php

declare(strict_types=1);

namespace Ringwell\Carry;

/**
 * A visit's two bearer ids, readable with the token alone. The token is 128 random bits that seal one message once, so
 * a pad made of it needs no cipher, and no extension of PHP that a host may lack. Pure.
 */
final class Sealed
{
    private const PURPOSE = 'ringwell-carry';

    /**
     * @param  string $token   32 hex digits, as the other two
     * @return string 64 hex digits
     */
    public static function of(string $token, string $visitor, string $visit): string
    {
        return bin2hex(self::pad($token) ^ (string) hex2bin($visitor . $visit));
    }

    /** @return array{visitor: string, visit: string} rubbish where the token is another */
    public static function open(string $token, string $sealed): array
    {
        $ids = bin2hex(self::pad($token) ^ (string) hex2bin($sealed));

        return ['visitor' => substr($ids, 0, 32), 'visit' => substr($ids, 32)];
    }

    /** 32 bytes, as long as both ids. */
    private static function pad(string $token): string
    {
        return hash_hmac('sha256', self::PURPOSE, $token, true);
    }
}
