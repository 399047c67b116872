<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Pull;

/**
 * From which address this site asks others. Only who was asked knows it: his error often names it. The server's own address is
 * a guess, and none where it is a private one. Pure.
 */
final class OutgoingAddress
{
    private const PUBLIC = FILTER_FLAG_NO_PRIV_RANGE | FILTER_FLAG_NO_RES_RANGE;

    /**
     * @param  string               $said   by the phone system
     * @param  string               $server the address that this server was asked at
     * @return array{string, bool} the address, '' where nothing is known; and whether the phone system named it
     */
    public static function guess(string $said, string $server): array
    {
        preg_match_all('/(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9A-Fa-f]{0,4}(?::[0-9A-Fa-f]{0,4}){2,7})(?![\w:]|\.\d)/', $said, $found);
        foreach ($found[0] as $address) {
            if (self::isPublic($address)) {
                return [$address, true];
            }
        }

        return [self::isPublic($server) ? $server : '', false];
    }

    private static function isPublic(string $address): bool
    {
        return filter_var($address, FILTER_VALIDATE_IP, self::PUBLIC) !== false;
    }
}
