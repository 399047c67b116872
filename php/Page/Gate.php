<?php

declare(strict_types=1);

namespace Ringwell\Page;

use Ringwell\Visit\Asker;

/** Who is given no number at all: nobody who could ring it has the page before him. Pure. */
final class Gate
{
    /** Longer ones are no browser's, and a pattern should not have to read them to the end. */
    private const LONGEST = 1024;

    /** @return Refused::BOT|Refused::SPECULATIVE|null null: a person may be there */
    public static function refusal(Asker $asker): ?string
    {
        return match (true) {
            self::isBot($asker->userAgent) => Refused::BOT,
            self::isSpeculative($asker->secPurpose) => Refused::SPECULATIVE,
            default => null,
        };
    }

    private static function isBot(string $userAgent): bool
    {
        return preg_match(Crawlers::PATTERN, substr($userAgent, 0, self::LONGEST)) === 1;
    }

    /** "prefetch" and "prefetch;prerender": what a page fetches that was fetched ahead of time. Nobody sees it yet. */
    private static function isSpeculative(string $secPurpose): bool
    {
        return str_starts_with(strtolower(ltrim($secPurpose)), 'prefetch');
    }
}
