<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Megafon;

/** A recording is named by its address, in the history as in the list of calls. */
final class MegafonRecording
{
    private const MAX_LENGTH = 190;

    public static function of(?string $address): ?string
    {
        $isAddress = $address !== null && strlen($address) <= self::MAX_LENGTH && preg_match('#^https://[a-z0-9.-]+(?::\d+)?/[\x21-\x7E]+$#iD', $address) === 1;

        return $isAddress ? $address : null;
    }

    public static function host(string $address): string
    {
        return preg_match('#^https://([a-z0-9.-]+)(?::443)?/#i', $address, $match) === 1 ? strtolower($match[1]) : '';
    }
}
