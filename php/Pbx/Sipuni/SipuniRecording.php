<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Sipuni;

/** A recording is named by its link, which has a key of its own in it; only links of Sipuni itself are believed. */
final class SipuniRecording
{
    private const MAX_LENGTH = 190;

    public static function of(?string $link): ?string
    {
        $isOurs = $link !== null && strlen($link) <= self::MAX_LENGTH
            && preg_match('#^https://(?:[a-z0-9-]+\.){0,2}sipuni\.com/[\x21-\x7E]+$#iD', $link) === 1;

        return $isOurs ? $link : null;
    }
}
