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
        yield 'what PHP reads as our name, and a browser as another' => ['https://evil.example\\@clinic.example', '', false];
        yield 'with a user' => ['https://x@clinic.example', '', false];
        yield 'with a path' => ['https://clinic.example/', '', false];
        yield 'with a question' => ['https://clinic.example?', '', false];
        yield 'with a fragment' => ['https://clinic.example#', '', false];
        yield 'with a dot behind it, to another site' => ['https://landing.example./', '', false];
        yield 'with a tab' => ["https://clinic\t.example", '', false];
        yield 'with a line behind it' => ["https://clinic.example\nX: 1", '', false];
        yield 'with an empty port' => ['https://clinic.example:', '', false];
        yield 'with a port that is none' => ['https://clinic.example:443x', '', false];
        yield 'in other letters than a browser sends' => ['https://клиника.рф', '', false];
        yield 'two, as a server joins them' => ['https://clinic.example, https://evil.example', '', false];
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

    public function testTheHostThatWasAskedIsReadAsStrictly(): void
    {
        foreach (['evil.example\\@clinic.example', 'x@clinic.example', "clinic.example\n"] as $host) {
            self::assertFalse((new Origins(["http://{$host}"], []))->allow('https://evil.example'), $host);
        }
        self::assertFalse((new Origins(['http://x@clinic.example'], []))->allow('https://clinic.example'));
        self::assertTrue((new Origins(['http://clinic.example:8443'], []))->allow('https://clinic.example:8443'));
        self::assertTrue((new Origins(['http://[2001:db8::1]:8443'], []))->allow('http://[2001:db8::1]:8443'));
    }

    public function testASiteWithoutAddressAllowsNobody(): void
    {
        self::assertFalse((new Origins(['', 'nonsense'], []))->allow('nonsense'));
        self::assertFalse((new Origins([''], ['']))->allow('https://'));
    }
}
