<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Pbx\EventsAddress;

final class EventsAddressTest extends TestCase
{
    #[DataProvider('addresses')]
    public function testOnlyWhatIsOnTheInternetIsToldToAPhoneSystem(string $url, bool $isReachable): void
    {
        self::assertSame($isReachable ? $url : '', EventsAddress::reachable($url));
    }

    /** @return iterable<string, array{string, bool}> */
    public static function addresses(): iterable
    {
        yield 'a site' => ['https://clinic.example/wp-json/ringwell/v1/connections/5/events/abc', true];
        yield 'a site without pretty addresses' => ['https://clinic.example/?rest_route=/ringwell/v1/connections/5/events/abc', true];
        yield 'with a port' => ['https://clinic.example:8443/wp-json/x', true];
        yield 'without encryption' => ['http://clinic.example/wp-json/x', true];
        yield 'this computer' => ['http://localhost:8888/wp-json/x', false];
        yield 'a name of this computer' => ['http://clinic.localhost/wp-json/x', false];
        yield 'a developer\'s' => ['https://clinic.test/wp-json/x', false];
        yield 'one house' => ['https://server.local/wp-json/x', false];
        yield 'figures' => ['http://127.0.0.1:8080/wp-json/x', false];
        yield 'figures of IPv6' => ['http://[::1]/wp-json/x', false];
        yield 'none' => ['', false];
    }
}
