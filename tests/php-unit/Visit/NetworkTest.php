<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Visit;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Visit\Network;

final class NetworkTest extends TestCase
{
    private static function key(): string
    {
        return 'a key of one day';
    }

    /** @return array<string, array{string, string, bool}> two addresses, whether of one network */
    public static function pairs(): array
    {
        return [
            'one /24' => ['203.0.114.1', '203.0.114.254', true],
            'two /24' => ['203.0.114.1', '203.0.115.1', false],
            'one /48' => ['2a02:6b8:1:2:3:4:5:6', '2a02:6b8:1:ffff::1', true],
            'two /48' => ['2a02:6b8:1::1', '2a02:6b8:2::1', false],
            'IPv4 through an IPv6 socket' => ['8.8.8.8', '::ffff:8.8.8.9', true],
            'the same bytes as IPv4 and as IPv6' => ['42.2.6.1', '2a02:601::', false],
        ];
    }

    #[DataProvider('pairs')]
    public function testAddressesOfOneNetworkAreAlike(string $one, string $other, bool $areAlike): void
    {
        self::assertMatchesRegularExpression('/^[0-9a-f]{32}$/D', (string) Network::of($one, self::key(...)));
        self::assertSame($areAlike, Network::of($one, self::key(...)) === Network::of($other, self::key(...)));
    }

    public function testAnotherKeyMakesAnotherValue(): void
    {
        self::assertNotSame(Network::of('8.8.8.8', self::key(...)), Network::of('8.8.8.8', static fn (): string => 'the next day'));
    }

    /** @return array<string, array{string}> */
    public static function nobodys(): array
    {
        return [
            'nothing' => [''],
            'no address' => ['localhost'],
            'half an address' => ['8.8.8'],
            'this machine' => ['127.0.0.1'],
            'this machine by IPv6' => ['::1'],
            'a local network' => ['192.168.1.7'],
            'a local network through an IPv6 socket' => ['::ffff:10.0.0.7'],
            'a local network by IPv6' => ['fd12:3456::1'],
            'between a provider and its customers' => ['100.64.1.2'],
            'a link' => ['fe80::1'],
        ];
    }

    #[DataProvider('nobodys')]
    public function testWhatIsNoAddressOfTheInternetIsNobodys(string $address): void
    {
        self::assertNull(Network::of($address, self::key(...)));
    }
}
