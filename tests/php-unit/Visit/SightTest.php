<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Visit;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Visit\Sight;

final class SightTest extends TestCase
{
    /** @return iterable<string, array{array<string, mixed>, list<string>, string, string, string}> request, proxies, host, code, address */
    public static function requests(): iterable
    {
        $remote = static fn (string $address, string $forwarded = ''): array => ['REMOTE_ADDR' => $address] + ($forwarded === '' ? [] : ['HTTP_X_FORWARDED_FOR' => $forwarded]);
        $public = 'clinic.ru';
        yield 'no proxy' => [$remote('8.8.8.8'), [], $public, Sight::SEEN, '8.8.8.8'];
        yield 'IPv6' => [$remote('2a02:6b8::1'), [], $public, Sight::SEEN, '2a02:6b8::1'];
        yield 'a proxy that is named' => [$remote('10.0.0.7', '8.8.8.8'), ['10.0.0.0/8'], $public, Sight::SEEN, '8.8.8.8'];
        yield 'a proxy that is not' => [$remote('10.0.0.7', '8.8.8.8'), [], $public, Sight::UNNAMED, '10.0.0.7'];
        yield 'on this very machine' => [$remote('127.0.0.1', '2a02:6b8::1'), [], $public, Sight::UNNAMED, '127.0.0.1'];
        yield 'by IPv6' => [$remote('fd00::7', '8.8.8.8:4711'), [], $public, Sight::UNNAMED, 'fd00::7'];
        yield 'a provider’s' => [$remote('100.64.0.7', '8.8.8.8'), [], $public, Sight::UNNAMED, '100.64.0.7'];
        yield 'behind one that is named' => [$remote('10.0.0.7', '8.8.8.8, 10.0.0.9'), ['10.0.0.7'], $public, Sight::UNNAMED, '10.0.0.9'];
        yield 'even in front of a developer’s machine' => [$remote('127.0.0.1', '8.8.8.8'), [], 'localhost', Sight::UNNAMED, '127.0.0.1'];
        yield 'one that says nothing' => [$remote('10.0.0.7'), [], $public, Sight::UNKNOWN, '10.0.0.7'];
        yield 'one that tells of another proxy' => [$remote('10.0.0.7', '10.0.0.9'), ['10.0.0.0/8'], $public, Sight::UNKNOWN, '10.0.0.9'];
        yield 'one that says so in another header' => [$remote('10.0.0.7') + ['HTTP_X_REAL_IP' => '8.8.8.8'], [], 'clinic.local', Sight::UNKNOWN, '10.0.0.7'];
        yield 'one of RFC 7239' => [$remote('10.0.0.7') + ['HTTP_FORWARDED' => 'for="[2a02:6b8::1]:4711";proto=https'], [], 'clinic', Sight::UNKNOWN, '10.0.0.7'];
        yield 'one that is named and says it elsewhere' => [$remote('10.0.0.7') + ['HTTP_CF_CONNECTING_IP' => '8.8.8.8'], ['10.0.0.7'], $public, Sight::UNKNOWN, '10.0.0.7'];
        yield 'rubbish in the header' => [$remote('10.0.0.7', "unknown, <b>, 999.8.8.8, \0"), [], $public, Sight::UNKNOWN, '10.0.0.7'];
        $cloudflare = ['REMOTE_ADDR' => '172.68.10.20', 'HTTP_X_FORWARDED_FOR' => '8.8.8.8', 'HTTP_CF_CONNECTING_IP' => '8.8.8.8'];
        yield 'a CDN that nobody named' => [$cloudflare, [], $public, Sight::MERGED, '172.68.10.20'];
        yield 'one that is named' => [$cloudflare, ['172.64.0.0/13'], $public, Sight::SEEN, '8.8.8.8'];
        yield 'one of which only an inner proxy is named' => [$remote('10.0.0.7', '8.8.8.8, 172.68.10.20'), ['10.0.0.7'], $public, Sight::MERGED, '172.68.10.20'];
        yield 'one that the web server heeds by itself' => [$remote('8.8.8.8', '8.8.8.8, 172.68.10.20'), [], $public, Sight::SEEN, '8.8.8.8'];
        yield 'one that says it in a header of its own' => [$remote('172.68.10.20') + ['HTTP_CF_CONNECTING_IP' => '2a02:6b8::1'], [], $public, Sight::MERGED, '172.68.10.20'];
        yield 'IPv6, written in another way' => [$remote('2a02:6b8::1', '2A02:06B8:0:0::1'), [], $public, Sight::SEEN, '2a02:6b8::1'];
        yield 'an office’s own proxy, which tells of inner addresses' => [$remote('8.8.8.8', '192.168.1.5'), [], $public, Sight::SEEN, '8.8.8.8'];
        yield 'rubbish from an address of the Internet' => [$remote('8.8.8.8', 'unknown, <b>, 999.8.8.8'), [], $public, Sight::SEEN, '8.8.8.8'];
        yield 'no address at all' => [[], [], $public, Sight::UNKNOWN, ''];
        yield 'not even a text' => [['REMOTE_ADDR' => ['8.8.8.8'], 'HTTP_X_FORWARDED_FOR' => ['8.8.8.8']], [], $public, Sight::UNKNOWN, ''];
        yield 'an address as the site’s host' => [$remote('10.0.0.7'), [], '8.8.8.8', Sight::UNKNOWN, '10.0.0.7'];
        foreach (['localhost', '127.0.0.1', '[::1]', '192.168.1.5', 'clinic.test', 'clinic.LOCAL', 'server.lan', 'nas.home.arpa', 'intranet', ''] as $inner) {
            yield "nobody comes from the Internet to \"{$inner}\"" => [$remote('127.0.0.1'), [], $inner, Sight::SEEN, '127.0.0.1'];
        }
    }

    /**
     * @param array<string, mixed> $server
     * @param list<string>         $proxies
     */
    #[DataProvider('requests')]
    public function testTheOwnersRequestTellsWhetherVisitorsCanBeSeen(array $server, array $proxies, string $host, string $code, string $address): void
    {
        $sight = Sight::of($server, $proxies, $host);

        self::assertSame([$code, $address], [$sight->code, $sight->address]);
    }
}
