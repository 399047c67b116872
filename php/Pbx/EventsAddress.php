<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

/** Where a connection's events go, as a phone system is told. */
final class EventsAddress
{
    /** Names that mean something in one house, or on one computer, alone. */
    private const AT_HOME = '/(?:^|\.)(?:localhost|local|test|internal|lan|home)$/i';

    /** The address, where a phone system on the Internet may reach it; else ''. Addresses in figures are those of test sites. */
    public static function reachable(string $url): string
    {
        $host = preg_match('#^https?://([^/:?\#\[\]@]+)(?::\d+)?/#i', $url, $match) === 1 ? $match[1] : '';
        $isName = str_contains($host, '.') && preg_match('/[a-z]/i', $host) === 1;

        return $isName && preg_match(self::AT_HOME, $host) !== 1 ? $url : '';
    }
}
