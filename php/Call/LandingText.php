<?php

declare(strict_types=1);

namespace Ringwell\Call;

use Ringwell\Visit\Visit;

/** Where a visit began, as a person reads it: letters as letters, and of the address only what tells something. Pure. */
final class LandingText
{
    private const LONGEST = 160;

    /** Host and path. */
    public static function page(Visit $visit): string
    {
        return rawurldecode(explode('?', $visit->landing, 2)[0]);
    }

    /** "/prices/ · yandex / cpc / implant"; without utm the names of the click ids, whose values say nothing. */
    public static function short(Visit $visit): string
    {
        $page = self::page($visit);
        $path = (string) strstr($page, '/');
        $marks = $visit->utm === [] ? array_keys($visit->clickIds) : array_values($visit->utm);
        $text = ($path === '' ? $page : $path) . ($marks === [] ? '' : ' · ' . implode(' / ', $marks));

        return mb_strlen($text) > self::LONGEST ? mb_substr($text, 0, self::LONGEST - 1) . '…' : $text;
    }
}
