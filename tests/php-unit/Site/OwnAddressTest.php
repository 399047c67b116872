<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Site;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Site\OwnAddress;

final class OwnAddressTest extends TestCase
{
    private const HOME = 'https://clinic.test:8443/site/';

    /** @return iterable<string, array{string, string}> */
    public static function own(): iterable
    {
        yield 'a path' => ['/contacts/?a=1', 'https://clinic.test:8443/contacts/?a=1'];
        yield 'a page below the home page' => [' contacts ', 'https://clinic.test:8443/site/contacts'];
        yield 'nothing' => ['', 'https://clinic.test:8443/site/'];
        yield 'an address' => ['https://clinic.test:8443/prices#implants', 'https://clinic.test:8443/prices'];
        yield 'of the other scheme' => ['http://Clinic.test:8443/prices', 'https://clinic.test:8443/prices'];
        yield 'without a scheme' => ['clinic.test:8443/prices', 'https://clinic.test:8443/prices'];
        yield 'without a path' => ['https://clinic.test:8443?p=2', 'https://clinic.test:8443/?p=2'];
    }

    #[DataProvider('own')]
    public function testAnAddressOfTheSite(string $typed, string $address): void
    {
        self::assertSame($address, OwnAddress::resolve($typed, self::HOME));
    }

    /** @return iterable<string, array{string}> */
    public static function foreign(): iterable
    {
        yield 'another host' => ['https://other.test/'];
        yield 'another port' => ['https://clinic.test/'];
        yield 'no scheme' => ['//other.test/'];
        yield 'a host before an at sign' => ['https://clinic.test:8443@other.test/'];
        yield 'backslashes' => ['https:\\\\other.test\\'];
        yield 'a path with a backslash' => ['/\\other.test'];
        yield 'a script' => ['javascript:alert(1)'];
        yield 'data' => ['data:text/html,x'];
        yield 'a line break' => ["/a\nb"];
    }

    #[DataProvider('foreign')]
    public function testAnotherSiteOrNoAddress(string $typed): void
    {
        self::assertNull(OwnAddress::resolve($typed, self::HOME));
    }

    public function testAPathThatBeginsWithTwoSlashesIsAHost(): void
    {
        self::assertNull(OwnAddress::resolve('//', self::HOME));
        self::assertNull(OwnAddress::resolve('/contacts', 'not an address'));
    }
}
