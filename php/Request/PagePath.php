<?php

declare(strict_types=1);

namespace Ringwell\Request;

/** The page that a request was sent from: its path alone, because an address may hold anything. Pure. */
final class PagePath
{
    private const LONGEST = 255;

    public static function of(string $address): string
    {
        if (preg_match('~^https?://[^/?#]+(/[^?#]*)?~i', $address, $found) !== 1) {
            return '';
        }
        $path = PlainText::line(rawurldecode($found[1] ?? '/'));

        return mb_substr($path === '' ? '/' : $path, 0, self::LONGEST);
    }
}
