<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Zadarma;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\HttpAnswer;
use Ringwell\Pbx\Period;
use Ringwell\Pbx\Pulled;
use Ringwell\Pbx\PullFailed;
use Ringwell\Pbx\Zadarma\ZadarmaAdapter;
use Ringwell\Pbx\Zadarma\ZadarmaSignature;
use Ringwell\Tests\Unit\Pbx\Contract\FakeHttp;
use Ringwell\Tests\Unit\Pbx\Contract\Scene;

/** What Zadarma is asked: its two lists, whether the keys and the zone are right, recordings. */
final class ZadarmaAskTest extends TestCase
{
    public function testAsksBothListsInTheCabinetsTimeAndSignsTheBytesThatAreSent(): void
    {
        $http = FakeHttp::inTurn(self::stats([]), self::stats([]));
        $pulled = self::pull($http);

        self::assertSame(
            'https://api.zadarma.com/v1/statistics/incoming-calls/?end=2026-09-21+17%3A23%3A20&format=json&limit=1000&skip=0&start=2026-09-21+17%3A13%3A20',
            $http->asked[0]['url'],
        );
        self::assertStringStartsWith('https://api.zadarma.com/v1/statistics/pbx/?', $http->asked[1]['url']);
        self::assertStringContainsString('version=2', $http->asked[1]['url']);
        foreach ($http->asked as $asked) {
            [$address, $query] = explode('?', $asked['url']);
            $path = substr($address, strlen('https://api.zadarma.com'));
            self::assertSame('key-1:' . ZadarmaSignature::ofRequest($path, $query, ZadarmaScenes::SECRET), $asked['headers']['Authorization']);
            self::assertSame(['GET', ''], [$asked['method'], $asked['body']]);
        }
        self::assertSame([[], null], [$pulled->events, $pulled->resume]);
        self::assertGreaterThan(40_000, $pulled->wait, 'Three questions about statistics a minute.');
    }

    public function testNovofonIsAskedAtItsOwnAddress(): void
    {
        $http = FakeHttp::inTurn(self::stats([]), self::stats([]));
        (new ZadarmaAdapter())->pull(self::connection('novofon'), new Period(0, 1000), null, $http);

        self::assertStringStartsWith('https://api.novofon.com/v1/', $http->asked[0]['url']);
    }

    public function testAFullPageIsFollowedByTheNext(): void
    {
        $row = ZadarmaScenes::pbxRows(Scene::Missed)[0];
        $page = array_map(static fn (int $number): array => ['pbx_call_id' => "in_{$number}"] + $row, range(1, 1000));
        $pulled = self::pull(FakeHttp::inTurn(self::stats([]), self::stats($page)));

        self::assertCount(1000, $pulled->events);
        self::assertSame(['skip' => 1000], $pulled->resume);
        $http = FakeHttp::inTurn(self::stats([]), self::stats([]));
        self::assertNull(self::pull($http, $pulled->resume)->resume);
        self::assertStringContainsString('skip=1000', $http->asked[0]['url']);
    }

    public function testTheNumberIsThatOfTheNearestCallOfTheSameCaller(): void
    {
        $call = ZadarmaScenes::pbxRows(Scene::Answered)[0];
        $incoming = [
            ['from' => '79161234567', 'to' => '74950000001', 'callstart' => ZadarmaScenes::wall(-5)],
            ['from' => '+7 916 123-45-67', 'to' => '74950000002', 'callstart' => ZadarmaScenes::wall(-1)],
            ['from' => '79160000000', 'to' => '74950000003', 'callstart' => ZadarmaScenes::wall(0)],
            ['from' => '79161234567', 'to' => '74950000004', 'callstart' => 'soon'],
            ['from' => ['79161234567'], 'to' => '74950000005', 'callstart' => ZadarmaScenes::wall(0)],
        ];
        self::assertSame('74950000002', self::pull(FakeHttp::inTurn(self::stats($incoming), self::stats([$call])))->events[0]->did);
        $far = [['from' => '79161234567', 'to' => '74950000001', 'callstart' => ZadarmaScenes::wall(60)]];
        self::assertNull(self::pull(FakeHttp::inTurn(self::stats($far), self::stats([$call])))->events[0]->did);
    }

    public function testATalkWithAMenuIsNotSaidToBeOne(): void
    {
        $row = ZadarmaScenes::pbxRows(Scene::Answered)[0];
        foreach (['', '0', Scene::DID, 'IVR'] as $destination) {
            $event = self::pull(FakeHttp::inTurn(self::stats(ZadarmaScenes::incomingRows(Scene::Answered)), self::stats([['destination' => $destination] + $row])))->events[0];
            self::assertNull($event->answered, $destination);
        }
        $led = self::pull(FakeHttp::inTurn(self::stats(ZadarmaScenes::incomingRows(Scene::Answered)), self::stats([['destination' => '79031112233'] + $row])))->events[0];
        self::assertTrue($led->answered, 'Led on to a mobile telephone.');
    }

    public function testRowsThatCannotBeReadLoseNoOther(): void
    {
        $rows = [7, [], ['pbx_call_id' => ['x']], ZadarmaScenes::pbxRows(Scene::Missed)[0]];

        self::assertCount(1, self::pull(FakeHttp::inTurn(self::stats([]), self::stats($rows)))->events);
    }

    #[DataProvider('refusals')]
    public function testEachRefusalSaysWhatToDo(HttpAnswer $answer, string $reason, ?int $retryAfter): void
    {
        foreach ([static fn () => self::pull(FakeHttp::inTurn($answer)), static fn () => (new ZadarmaAdapter())->check(self::connection(), FakeHttp::inTurn($answer))] as $ask) {
            $why = self::failure($ask);
            self::assertSame([$reason, $retryAfter], [$why->reason, $why->retryAfter]);
            self::assertStringNotContainsString('key-1', $why->getMessage());
        }
    }

    /** @return iterable<string, array{HttpAnswer, string, ?int}> */
    public static function refusals(): iterable
    {
        yield 'wrong keys' => [FakeHttp::json(['status' => 'error', 'message' => 'Not authorized'], 401), PullFailed::WRONG_KEYS, null];
        yield 'no right' => [FakeHttp::json(['status' => 'error', 'message' => 'Forbidden'], 403), PullFailed::NO_RIGHT, null];
        yield 'too often' => [FakeHttp::json(['status' => 'error', 'message' => 'You exceeded the rate limit'], 429), PullFailed::TOO_OFTEN, 60_000];
        yield 'a wrong question' => [FakeHttp::json(['status' => 'error', 'message' => 'Wrong parameters'], 400), PullFailed::REFUSED, null];
        yield 'an error that says it is none' => [FakeHttp::json(['status' => 'error', 'message' => 'x']), PullFailed::REFUSED, null];
        yield 'its own trouble' => [new HttpAnswer(502, '<html>'), PullFailed::REFUSED, null];
        yield 'no answer at all' => [new HttpAnswer(200, '<html>'), PullFailed::UNREADABLE, null];
    }

    public function testAListWithoutCallsInItIsUnreadable(): void
    {
        self::assertSame(PullFailed::UNREADABLE, self::failure(static fn () => self::pull(FakeHttp::inTurn(FakeHttp::json(['status' => 'success']))))->reason);
    }

    public function testTheCheckLooksAtTheClockToo(): void
    {
        $balance = FakeHttp::json(['status' => 'success', 'balance' => 10.34, 'currency' => 'USD']);
        $clock = static fn (string $wall): HttpAnswer => FakeHttp::json(['status' => 'success', 'unixtime' => Scene::START, 'datetime' => $wall, 'timezone' => 'UTC+3']);
        $http = FakeHttp::inTurn($balance, $clock('2026-09-21 17:13:20'));
        (new ZadarmaAdapter())->check(self::connection(), $http);

        self::assertStringStartsWith('https://api.zadarma.com/v1/info/balance/?format=json', $http->asked[0]['url']);
        self::assertStringStartsWith('https://api.zadarma.com/v1/info/timezone/?format=json', $http->asked[1]['url']);
        $why = self::failure(static fn () => (new ZadarmaAdapter())->check(self::connection(), FakeHttp::inTurn($balance, $clock('2026-09-21 14:13:20'))));
        self::assertSame(PullFailed::REFUSED, $why->reason);
        self::assertStringContainsString('14:13:20', $why->detail);
        // What isn't in this form says nothing.
        (new ZadarmaAdapter())->check(self::connection(), FakeHttp::inTurn($balance, FakeHttp::json(['status' => 'success'])));
    }

    public function testARecordingHasALinkForHalfAnHour(): void
    {
        foreach ([['link' => 'https://api.zadarma.com/v1/pbx/record/download/1.mp3'], ['links' => ['https://api.zadarma.com/v1/pbx/record/download/1.mp3']]] as $link) {
            $http = FakeHttp::inTurn(FakeHttp::json(['status' => 'success'] + $link));
            $source = (new ZadarmaAdapter())->recording(self::connection(), '1458313316.343456', $http);
            self::assertSame('https://api.zadarma.com/v1/pbx/record/download/1.mp3', $source->url);
            self::assertStringContainsString('/v1/pbx/record/request/?call_id=1458313316.343456&format=json&lifetime=1800', $http->asked[0]['url']);
        }
    }

    #[DataProvider('silences')]
    public function testARecordingThatIsNotThereSaysWhenToAskAgain(HttpAnswer $answer, string $reason, ?int $retryAfter): void
    {
        $why = self::failure(static fn () => (new ZadarmaAdapter())->recording(self::connection(), 'r', FakeHttp::inTurn($answer)));

        self::assertSame([$reason, $retryAfter], [$why->reason, $why->retryAfter]);
    }

    /** @return iterable<string, array{HttpAnswer, string, ?int}> */
    public static function silences(): iterable
    {
        yield 'not made yet' => [FakeHttp::json(['status' => 'error', 'message' => 'Not found'], 404), PullFailed::TOO_OFTEN, 40_000];
        yield 'no link' => [FakeHttp::json(['status' => 'success']), PullFailed::TOO_OFTEN, 40_000];
        yield 'wrong keys' => [FakeHttp::json(['status' => 'error'], 401), PullFailed::WRONG_KEYS, null];
        yield 'a link without encryption' => [FakeHttp::json(['status' => 'success', 'link' => 'http://api.zadarma.com/1.mp3']), PullFailed::UNREADABLE, null];
        yield 'a link that is none' => [FakeHttp::json(['status' => 'success', 'link' => 7]), PullFailed::UNREADABLE, null];
    }

    public function testWithoutKeysNothingIsAsked(): void
    {
        $none = new Connection(1, 'Zadarma', 'zadarma', true, [], [ZadarmaAdapter::API_SECRET => 'x'], null, 0);

        self::assertFalse((new ZadarmaAdapter())->canPull($none));
        self::assertSame(PullFailed::WRONG_KEYS, self::failure(static fn () => (new ZadarmaAdapter())->check($none, FakeHttp::inTurn()))->reason);
    }

    /** @param list<mixed> $rows */
    private static function stats(array $rows): HttpAnswer
    {
        return FakeHttp::json(['status' => 'success', 'stats' => $rows]);
    }

    /** @param ?array<string, mixed> $resume */
    private static function pull(FakeHttp $http, ?array $resume = null): Pulled
    {
        return (new ZadarmaAdapter())->pull(self::connection(), new Period(Scene::START * 1000, (Scene::START + 600) * 1000), $resume, $http);
    }

    /** @param \Closure(): mixed $ask */
    private static function failure(\Closure $ask): PullFailed
    {
        try {
            $ask();
        } catch (PullFailed $why) {
            return $why;
        }
        self::fail('Nothing failed.');
    }

    private static function connection(string $brand = 'zadarma'): Connection
    {
        $secrets = [ZadarmaAdapter::API_KEY => 'key-1', ZadarmaAdapter::API_SECRET => ZadarmaScenes::SECRET];

        return new Connection(1, 'Zadarma', 'zadarma', true, ['brand' => $brand, 'zone' => 'Europe/Moscow'], $secrets, null, 0);
    }
}
