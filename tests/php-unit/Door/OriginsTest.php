<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Door;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Door\Origins;

final class OriginsTest extends TestCase
{
    /** @return iterable<string, array{string, string, bool}> */
    public static function origins(): iterable
    {
        yield 'none' => ['', '', true];
        yield 'the site' => ['https://clinic.example', '', true];
        yield 'the site, believed to be http' => ['http://clinic.example', '', true];
        yield 'the site in capitals' => ['HTTPS://Clinic.Example', '', true];
        yield 'the host that was asked' => ['https://www.clinic.example', '', true];
        yield 'another port' => ['https://clinic.example:8443', '', false];
        yield 'the usual port written out' => ['https://clinic.example:443', '', true];
        yield 'another site of the clinic' => ['https://landing.example', '', true];
        yield 'the same without TLS' => ['http://landing.example', '', false];
        yield 'a name in Russian letters' => ['https://xn--80apagcdp.xn--p1ai', '', true];
        yield 'a stranger' => ['https://evil.example', '', false];
        yield 'our name inside' => ['https://clinic.example.evil.example', '', false];
        yield 'our name at the end' => ['https://evilclinic.example', '', false];
        yield 'our name as user' => ['https://clinic.example@evil.example', '', false];
        yield 'null' => ['null', '', false];
        yield 'null of a stranger' => ['null', 'cross-site', false];
        yield 'null of our own beacon' => ['null', 'same-origin', true];
        yield 'an extension' => ['chrome-extension://clinic.example', '', false];
        yield 'a file' => ['file://', '', false];
        yield 'nonsense' => ['%%%', '', false];
        yield 'an address that PHP cannot read' => ['https://:0', '', false];
        yield 'two' => ['https://evil.example https://clinic.example', '', false];
    }

    #[DataProvider('origins')]
    public function testWhoMayAsk(string $origin, string $fetchSite, bool $allowed): void
    {
        if (str_contains($origin, 'xn--') && ! function_exists('idn_to_ascii')) {
            self::markTestSkipped('Without PHP’s intl a name in other letters has to be typed in its ASCII form.');
        }
        $origins = new Origins(
            ['https://clinic.example/', 'https://clinic.example/wp', 'http://www.clinic.example'],
            ['https://landing.example/page?x=1', ' https://клиника-а.example', 'https://клиника.рф', 'nonsense', ''],
        );

        self::assertSame($allowed, $origins->allow($origin, $fetchSite));
    }

    public function testASiteWithoutAddressAllowsNobody(): void
    {
        self::assertFalse((new Origins(['', 'nonsense'], []))->allow('nonsense'));
        self::assertFalse((new Origins([''], ['']))->allow('https://'));
    }
}
