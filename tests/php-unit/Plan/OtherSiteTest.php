<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Plan;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Plan\SiteFacts;

/** On which of the clinic's sites a page is; what a page says of itself is never stored as it is. */
final class OtherSiteTest extends TestCase
{
    #[DataProvider('pages')]
    public function testOnlyListedOriginsAreSites(string $page, ?string $site): void
    {
        self::assertSame($site, self::facts(['https://landing.example', 'https://prices.example:8443', 'https://xn--80apagcdp.xn--p1ai', 'https://clinic.example'])->otherSite($page));
    }

    /** @return iterable<string, array{string, ?string}> */
    public static function pages(): iterable
    {
        yield 'a listed one' => ['https://landing.example/a/?utm_content=@x#y', 'landing.example'];
        yield 'the bare origin' => ['https://landing.example', 'landing.example'];
        yield 'in capitals' => ['HTTPS://LANDING.example/', 'landing.example'];
        yield 'with its port' => ['https://prices.example:8443/', 'prices.example:8443'];
        yield 'with the usual port' => ['https://landing.example:443/', 'landing.example'];
        yield 'without its port' => ['https://prices.example/', null];
        yield 'without TLS' => ['http://landing.example/', null];
        yield 'with letters of its own' => ['https://xn--80apagcdp.xn--p1ai/', 'xn--80apagcdp.xn--p1ai'];
        yield 'the site itself, though it is listed' => ['https://clinic.example/', null];
        yield 'a stranger' => ['https://evil.example/', null];
        yield 'a host that ends so' => ['https://evil-landing.example/', null];
        yield 'a host that begins so' => ['https://landing.example.evil.example/', null];
        yield 'a name before the host' => ['https://landing.example@evil.example/', null];
        yield 'another reading of a slash' => ['https://evil.example\\@landing.example/', null];
        yield 'nothing' => ['', null];
        yield 'no address' => ['landing.example', null];
    }

    public function testWithoutOtherSitesThereIsNone(): void
    {
        self::assertNull(self::facts([])->otherSite('https://landing.example/'));
    }

    /** @param list<string> $others */
    private static function facts(array $others): SiteFacts
    {
        return new SiteFacts(['https://clinic.example'], ['clinic.example'], '/', 30, false, $others, [], [], []);
    }
}
