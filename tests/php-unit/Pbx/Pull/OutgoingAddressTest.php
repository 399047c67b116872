<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Pull;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Pbx\Pull\OutgoingAddress;

final class OutgoingAddressTest extends TestCase
{
    /** @param array{string, bool} $expected */
    #[DataProvider('cases')]
    public function testReadsItFromTheErrorElseGuesses(string $said, string $server, array $expected): void
    {
        self::assertSame($expected, OutgoingAddress::guess($said, $server));
    }

    /** @return iterable<string, array{string, string, array{string, bool}}> */
    public static function cases(): iterable
    {
        yield 'named' => ['ip_not_whitelisted: 95.213.4.7 is not allowed.', '10.0.0.5', ['95.213.4.7', true]];
        yield 'named, version 6' => ['Your IP [2a00:1450:4010:c0d::65] is not whitelisted', '', ['2a00:1450:4010:c0d::65', true]];
        yield 'a private one is not ours outside' => ['10.1.2.3 forbidden', '8.8.8.8', ['8.8.8.8', false]];
        yield 'not named' => ['access denied', '95.213.4.7', ['95.213.4.7', false]];
        yield 'a private server' => ['access denied', '192.168.1.4', ['', false]];
        yield 'a number of a version' => ['API 4.0.1.2.3 says no at 10:15:07', '', ['', false]];
        yield 'no address at all' => ['999.1.1.1 and 12:30', 'nonsense', ['', false]];
    }
}
