<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Uis;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Call\CallEvent;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\HttpAnswer;
use Ringwell\Pbx\Period;
use Ringwell\Pbx\PullFailed;
use Ringwell\Pbx\Uis\UisAdapter;
use Ringwell\Tests\Unit\Pbx\Contract\FakeHttp;
use Ringwell\Tests\Unit\Pbx\Contract\Scene;
use Ringwell\Time;

/** The Data API, as its documents describe questions, answers and errors. */
final class UisPullTest extends TestCase
{
    private const LIMITS = ['day_limit' => 1000, 'day_remaining' => 998, 'day_reset' => 3600, 'minute_limit' => 250, 'minute_remaining' => 248, 'minute_reset' => 41];

    #[DataProvider('brands')]
    public function testAsksItsOwnBrand(string $brand, string $url): void
    {
        $http = FakeHttp::inTurn(self::page([], 0));
        (new UisAdapter())->pull(self::connection(['brand' => $brand]), new Period(1_790_000_000_000, 1_790_007_200_000), null, $http);
        $asked = $http->asked[0];
        $body = json_decode($asked['body'], true);

        self::assertSame(['POST', $url], [$asked['method'], $asked['url']]);
        self::assertSame('application/json; charset=UTF-8', $asked['headers']['Content-Type']);
        self::assertIsArray($body);
        self::assertSame(['2.0', 'get.calls_report'], [$body['jsonrpc'] ?? '', $body['method'] ?? '']);
        self::assertNotEmpty($body['id'] ?? null, 'Without an id it would be a notification, which they refuse.');
        self::assertIsArray($body['params'] ?? null);
        self::assertSame(['T', '2026-09-21 17:13:20', '2026-09-21 19:13:20', 0], [$body['params']['access_token'] ?? '', $body['params']['date_from'] ?? '', $body['params']['date_till'] ?? '', $body['params']['offset'] ?? null]);
    }

    /** @return iterable<string, array{string, string}> */
    public static function brands(): iterable
    {
        yield 'UIS' => ['uis', 'https://dataapi.uiscom.ru/v2.0'];
        yield 'CoMagic' => ['comagic', 'https://dataapi.comagic.ru/v2.0'];
        yield 'Novofon' => ['novofon', 'https://dataapi-jsonrpc.novofon.ru/v2.0'];
        yield 'CallGear' => ['callgear', 'https://dataapi.callgear.com/v2.0'];
        yield 'none chosen' => ['', 'https://dataapi.uiscom.ru/v2.0'];
    }

    public function testReadsARowOfTheDocuments(): void
    {
        $row = json_decode('{"id":237859081,"start_time":"2026-11-22 10:15:07","finish_time":"2026-11-22 10:16:02","direction":"in","is_lost":false,"contact_phone_number":"79161234567","virtual_phone_number":"74951112233","wait_duration":11,"talk_duration":44,"total_duration":55,"finish_reason":"subscriber_disconnects","source":"va","call_records":["a1b2c3","d4e5f6"],"call_api_external_id":null,"communication_id":784617}', true);
        $events = (new UisAdapter())->pull(self::connection(), new Period(0, 1), null, FakeHttp::inTurn(self::page([$row], 1)))->events;

        self::assertSame(['237859081', true, 44, 11, 'subscriber_disconnects'], [$events[0]->call, $events[0]->answered, $events[0]->talkSeconds, $events[0]->waitSeconds, $events[0]->endReason]);
        self::assertSame('2026-11-22T07:15:18.000Z', Time::isoOrNull($events[0]->answeredAt));
        self::assertSame(['784617/a1b2c3', '784617/d4e5f6'], array_values(array_filter(array_map(static fn (CallEvent $event): ?string => $event->recording, $events), is_string(...))));
    }

    public function testGoesOnPageByPage(): void
    {
        $row = UisScenes::row(Scene::Answered);
        $http = FakeHttp::inTurn(self::page([$row, ['id' => 2] + $row], 3), self::page([['id' => 3] + $row], 3));
        $first = (new UisAdapter())->pull(self::connection(), new Period(0, 1), null, $http);
        $second = (new UisAdapter())->pull(self::connection(), new Period(0, 1), $first->resume, $http);

        self::assertSame([['offset' => 2], null], [$first->resume, $second->resume]);
        self::assertStringContainsString('"offset":2', $http->asked[1]['body']);
        self::assertSame(0, $first->wait);
    }

    public function testAPageThatIsEmptyEndsItWhateverTheTotalSays(): void
    {
        self::assertNull((new UisAdapter())->pull(self::connection(), new Period(0, 1), ['offset' => 5], FakeHttp::inTurn(self::page([], 9)))->resume);
    }

    public function testWaitsWhereNoPointsAreLeft(): void
    {
        $page = self::page([UisScenes::row(Scene::Missed)], 5, ['minute_remaining' => 0] + self::LIMITS);

        self::assertSame(41_000, (new UisAdapter())->pull(self::connection(), new Period(0, 1), null, FakeHttp::inTurn($page))->wait);
    }

    public function testRowsThatAreRubbishAreLeftOut(): void
    {
        $rows = [[], ['id' => null], ['id' => 7, 'start_time' => 'x', 'call_records' => ['../../etc/passwd', 5], 'employees' => ['x', ['employee_id' => null]]], 'x', null];
        $events = (new UisAdapter())->pull(self::connection(), new Period(0, 1), null, FakeHttp::inTurn(self::page($rows, 5)))->events;

        self::assertSame(['7'], array_map(static fn (CallEvent $event): string => $event->call, $events));
    }

    /** @param array<string, mixed> $error */
    #[DataProvider('errors')]
    public function testSaysWhyNot(array $error, string $reason, string $detail, ?int $retryAfter): void
    {
        try {
            (new UisAdapter())->pull(self::connection(), new Period(0, 1), null, FakeHttp::inTurn(FakeHttp::json(['jsonrpc' => '2.0', 'id' => null, 'error' => $error])));
            self::fail('It was taken for an answer.');
        } catch (PullFailed $why) {
            self::assertSame([$reason, $detail, $retryAfter], [$why->reason, $why->detail, $why->retryAfter]);
        }
    }

    /** @return iterable<string, array{array<string, mixed>, string, string, ?int}> */
    public static function errors(): iterable
    {
        $ip = 'Your IP 203.0.113.7 is not whitelisted';
        yield 'our address, in the message' => [['code' => -32003, 'message' => $ip, 'data' => ['mnemonic' => 'ip_not_whitelisted', 'metadata' => []]], PullFailed::IP_NOT_ALLOWED, '203.0.113.7', null];
        yield 'our address, beside it' => [['code' => -32003, 'message' => '', 'data' => ['mnemonic' => 'ip_not_whitelisted', 'params' => ['ip' => '2001:db8::1']]], PullFailed::IP_NOT_ALLOWED, '2001:db8::1', null];
        yield 'our address, not said' => [['code' => -32003, 'message' => 'no', 'data' => ['mnemonic' => 'ip_not_whitelisted']], PullFailed::IP_NOT_ALLOWED, '', null];
        yield 'a wrong key' => [['code' => -32001, 'message' => 'Access token is invalid', 'data' => ['mnemonic' => 'access_token_invalid', 'value' => 'T']], PullFailed::WRONG_KEYS, 'Access token is invalid', null];
        yield 'a key that ran out' => [['code' => -32001, 'message' => 'Access token has been expired', 'data' => ['mnemonic' => 'access_token_expired']], PullFailed::WRONG_KEYS, 'Access token has been expired', null];
        yield 'no right' => [['code' => -32003, 'message' => 'Permission denied', 'data' => ['mnemonic' => 'forbidden']], PullFailed::NO_RIGHT, 'Permission denied', null];
        yield 'an option that is off' => [['code' => -32008, 'message' => 'You need', 'data' => ['mnemonic' => 'method_component_disabled']], PullFailed::NO_RIGHT, 'You need', null];
        yield 'out of points for a day' => [['code' => -32029, 'message' => 'Limit', 'data' => ['mnemonic' => 'limit_exceeded', 'metadata' => ['limits' => ['day_remaining' => 0, 'day_reset' => 7200, 'minute_remaining' => 0, 'minute_reset' => 4]]]], PullFailed::TOO_OFTEN, 'Limit', 7_200_000];
        yield 'out of points, until when unsaid' => [['code' => -32029, 'message' => 'Limit', 'data' => ['mnemonic' => 'limit_exceeded']], PullFailed::TOO_OFTEN, 'Limit', 60_000];
        yield 'a new word for a wrong key' => [['code' => -32001, 'message' => 'No', 'data' => ['mnemonic' => 'token_sold']], PullFailed::WRONG_KEYS, 'No', null];
        yield 'a fault of ours' => [['code' => -32602, 'message' => 'Max value of requested date interval is 3 months', 'data' => ['mnemonic' => 'date_interval_limit_reached']], PullFailed::REFUSED, 'Max value of requested date interval is 3 months', null];
        yield 'only a mnemonic' => [['code' => 5, 'data' => ['mnemonic' => 'error']], PullFailed::REFUSED, 'error', null];
        yield 'nothing at all' => [[], PullFailed::REFUSED, '', null];
    }

    public function testWhatIsNoAnswerIsUnreadable(): void
    {
        foreach ([new HttpAnswer(502, '<html>'), new HttpAnswer(200, ''), FakeHttp::json(['result' => []]), FakeHttp::json([])] as $answer) {
            try {
                (new UisAdapter())->check(self::connection(), FakeHttp::inTurn($answer));
                self::fail('It was taken for an answer.');
            } catch (PullFailed $why) {
                self::assertSame(PullFailed::UNREADABLE, $why->reason);
            }
        }
    }

    public function testChecksTheKeysAndTheTimeZone(): void
    {
        $answer = static fn (string $zone): HttpAnswer => new HttpAnswer(200, (string) json_encode(['result' => ['data' => [['app_id' => 1, 'name' => 'Clinic', 'timezone' => $zone]]]]), ['date' => 'Sun, 22 Nov 2026 22:15:10 GMT']);
        $http = FakeHttp::inTurn($answer('Europe/Kirov'), $answer('no zone'), $answer('Asia/Omsk'));
        (new UisAdapter())->check(self::connection(), $http);
        (new UisAdapter())->check(self::connection(), $http);
        self::assertStringContainsString('"method":"get.account"', $http->asked[0]['body']);

        try {
            (new UisAdapter())->check(self::connection(), $http);
            self::fail('The zone is another.');
        } catch (PullFailed $why) {
            self::assertStringContainsString('Asia/Omsk', $why->detail);
            self::assertFalse($why->isForGood());
        }
    }

    public function testPullsOnlyWithAKey(): void
    {
        self::assertTrue((new UisAdapter())->canPull(self::connection()));
        self::assertFalse((new UisAdapter())->canPull(new Connection(1, 'UIS', 'uis', true, [], [], null, 0)));
        self::assertLessThanOrEqual(89 * Time::DAY, (new UisAdapter())->longestPull());
    }

    /**
     * @param list<mixed>        $rows
     * @param array<string, int> $limits
     */
    private static function page(array $rows, int $total, array $limits = self::LIMITS): HttpAnswer
    {
        return FakeHttp::json(['jsonrpc' => '2.0', 'id' => 'x', 'result' => ['data' => $rows, 'metadata' => ['total_items' => $total, 'limits' => $limits]]]);
    }

    /** @param array<string, string> $settings */
    private static function connection(array $settings = []): Connection
    {
        return new Connection(1, 'UIS', 'uis', true, $settings + ['brand' => 'uis', 'zone' => 'Europe/Moscow'], ['token' => 'T'], null, 0);
    }
}
