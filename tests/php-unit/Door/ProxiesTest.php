<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Door;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Door\Proxies;
use Ringwell\Visit\Asker;

final class ProxiesTest extends TestCase
{
    /** @return iterable<string, array{string, string, string}> who asked us, X-Forwarded-For, the visitor */
    public static function requests(): iterable
    {
        yield 'no proxy' => ['203.0.113.5', '', '203.0.113.5'];
        yield 'a stranger says who he is' => ['203.0.113.5', '198.51.100.1', '203.0.113.5'];
        yield 'our proxy says who asks' => ['192.0.2.1', '203.0.113.5', '203.0.113.5'];
        yield 'what the visitor himself wrote stands before it' => ['192.0.2.1', '10.0.0.1, 203.0.113.5', '203.0.113.5'];
        yield 'two proxies of ours' => ['192.0.2.1', '203.0.113.5, 198.18.7.7', '203.0.113.5'];
        yield 'a proxy in between that is not ours' => ['192.0.2.1', '203.0.113.5, 198.51.100.9', '198.51.100.9'];
        yield 'with a port' => ['192.0.2.1', '203.0.113.5:40123', '203.0.113.5'];
        yield 'version six' => ['192.0.2.1', '[2001:db8::5]:40123', '2001:db8::5'];
        yield 'a proxy of version six' => ['2001:db8:1::9', '203.0.113.5', '203.0.113.5'];
        yield 'a neighbour of the range' => ['2001:db8:1:8000::1', '203.0.113.5', '2001:db8:1:8000::1'];
        yield 'version four in six' => ['::ffff:192.0.2.1', '203.0.113.5', '203.0.113.5'];
        yield 'garbage' => ['192.0.2.1', 'unknown', '192.0.2.1'];
        yield 'garbage before' => ['192.0.2.1', 'unknown, 203.0.113.5', '203.0.113.5'];
        yield 'no address at all' => ['', '203.0.113.5', ''];
    }

    #[DataProvider('requests')]
    public function testWhoAsks(string $remote, string $forwarded, string $visitor): void
    {
        self::assertSame($visitor, (new Proxies(['192.0.2.1', '198.18.0.0/15', '2001:db8:1::/49', 'nonsense/8', '']))->visitor($remote, $forwarded));
    }

    public function testOddRanges(): void
    {
        self::assertTrue((new Proxies(['0.0.0.0/0']))->includes('203.0.113.5'));
        self::assertFalse((new Proxies(['0.0.0.0/0']))->includes('2001:db8::1'));
        self::assertTrue((new Proxies(['192.0.2.128/25']))->includes('192.0.2.200'));
        self::assertFalse((new Proxies(['192.0.2.128/25']))->includes('192.0.2.100'));
        self::assertFalse((new Proxies([]))->includes('192.0.2.1'));
    }

    public function testAnAskerOfARequestAsPhpDescribesIt(): void
    {
        $server = ['REMOTE_ADDR' => '192.0.2.1', 'HTTP_X_FORWARDED_FOR' => '203.0.113.5', 'HTTP_USER_AGENT' => 'Firefox', 'HTTP_SEC_PURPOSE' => 'prefetch'];
        $known = Asker::of($server, ['192.0.2.1']);
        self::assertSame(['203.0.113.5', 'Firefox', 'prefetch', true], [$known->address, $known->userAgent, $known->secPurpose, $known->isByProxy]);

        $stranger = Asker::of($server, []);
        self::assertSame(['192.0.2.1', false], [$stranger->address, $stranger->isByProxy]);
        self::assertSame('', Asker::of(['HTTP_USER_AGENT' => ['odd']], [])->userAgent);

        $server['HTTP_X_REGION'] = 'RU-SPE';
        self::assertSame('RU-SPE', Asker::of($server, ['192.0.2.1'], 'x-region')->region);
        self::assertSame('', Asker::of($server, ['192.0.2.2'], 'x-region')->region, 'Anybody can send a header.');
        self::assertSame('', Asker::of($server, ['192.0.2.1'])->region);
        self::assertSame('', Asker::of($server, ['192.0.2.1'], 'X-Country')->region);
    }

    /** @param array<string, mixed> $headers as PHP names them */
    #[DataProvider('refusals')]
    public function testABrowserThatAsksNotToBeFollowedIsHeededWhereTheOwnerSaysSo(array $headers, bool $refuses): void
    {
        self::assertSame($refuses, Asker::of($headers, [], honoursDnt: true)->refuses);
        self::assertFalse(Asker::of($headers, [])->refuses);
    }

    /** @return iterable<string, array{array<string, mixed>, bool}> */
    public static function refusals(): iterable
    {
        yield 'Global Privacy Control' => [['HTTP_SEC_GPC' => '1'], true];
        yield 'Do Not Track' => [['HTTP_DNT' => '1'], true];
        yield 'either' => [['HTTP_DNT' => '0', 'HTTP_SEC_GPC' => '1'], true];
        yield 'a yes' => [['HTTP_DNT' => '0'], false];
        yield 'nothing said' => [[], false];
        yield 'nonsense' => [['HTTP_DNT' => ['1'], 'HTTP_SEC_GPC' => 'true'], false];
    }
}
