<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Call\CallEvent;
use Ringwell\Call\Direction;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\HttpAnswer;
use Ringwell\Pbx\Mango\MangoAdapter;
use Ringwell\Pbx\Mango\MangoSignature;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\Period;
use Ringwell\Pbx\Pulled;
use Ringwell\Pbx\PullFailed;
use Ringwell\Tests\Unit\Pbx\Contract\FakeHttp;
use Ringwell\Tests\Unit\Pbx\Contract\Scene;

/** What Mango is asked: statistics, the balance as a check of the keys, recordings. And what it must not be asked twice. */
final class MangoAskTest extends TestCase
{
    private const KEY = 'testkey000';
    private const SALT = 'testsalt111';
    private const HOUR = 3_600_000;

    public function testOrdersAReportInMoscowsTimeAndSignsWhatIsSent(): void
    {
        $http = FakeHttp::inTurn(FakeHttp::json(['key' => 'report-1']));
        // 22 November 2026, 21:30 in Greenwich: after midnight in Moscow.
        $pulled = self::pull($http, null, new Period(1_795_383_000_000, 1_795_383_000_000 + self::HOUR));
        $form = PbxEvent::form($http->asked[0]['body']);

        self::assertSame(['POST', 'https://app.mango-office.ru/vpbx/stats/calls/request/'], [$http->asked[0]['method'], $http->asked[0]['url']]);
        self::assertSame('{"start_date":"23.11.2026 00:30:00","end_date":"23.11.2026 01:30:00","limit":"500","offset":"0"}', $form['json']);
        self::assertSame(['vpbx_api_key', 'sign', 'json'], array_keys($form));
        self::assertSame([self::KEY, MangoSignature::of(self::KEY, $form['json'], self::SALT)], [$form['vpbx_api_key'], $form['sign']]);
        self::assertSame([[], ['key' => 'report-1', 'offset' => 0, 'asks' => 0]], [$pulled->events, $pulled->resume]);
        self::assertGreaterThanOrEqual(2000, $pulled->wait, 'One question about statistics in two seconds.');
    }

    #[DataProvider('unfinished')]
    public function testAReportThatIsNotMadeYetIsAskedForAgainAfterFiveSeconds(HttpAnswer $answer): void
    {
        $pulled = self::pull(FakeHttp::inTurn($answer), ['key' => 'report-1', 'offset' => 500, 'asks' => 3]);

        self::assertSame([[], ['key' => 'report-1', 'offset' => 500, 'asks' => 4], 5000], [$pulled->events, $pulled->resume, $pulled->wait]);
    }

    /** @return iterable<string, array{HttpAnswer}> */
    public static function unfinished(): iterable
    {
        yield 'nothing yet' => [new HttpAnswer(204, '')];
        yield 'ordered' => [FakeHttp::json(['result' => 1000, 'status' => 'request', 'data' => []])];
        yield 'half made' => [FakeHttp::json(['result' => 1000, 'status' => 'work', 'data' => [['list' => [MangoScenes::row(Scene::Answered)]]]])];
    }

    public function testAReportThatIsNeverMadeIsGivenUp(): void
    {
        self::assertSame(PullFailed::REFUSED, self::failure(FakeHttp::inTurn(new HttpAnswer(204, '')), ['key' => 'k', 'offset' => 0, 'asks' => 60])->reason);
    }

    public function testReadsAllChunksAndGoesOnWithTheNextPage(): void
    {
        $row = static fn (int $number): array => ['entry_id' => "e{$number}"] + MangoScenes::row(Scene::Missed);
        $full = [['list' => array_map($row, range(1, 300))], ['list' => array_map($row, range(301, 500))]];
        $page = self::pull(FakeHttp::inTurn(FakeHttp::json(['result' => 1000, 'status' => 'complete', 'data' => $full])), ['key' => 'k', 'offset' => 0, 'asks' => 0]);
        $calls = array_unique(array_map(static fn (CallEvent $event): string => $event->call, $page->events));

        self::assertCount(500, $calls);
        self::assertSame(['offset' => 500], $page->resume);
        $http = FakeHttp::inTurn(FakeHttp::json(['key' => 'report-2']));
        $next = self::pull($http, $page->resume);
        self::assertStringContainsString('"offset":"500"', PbxEvent::form($http->asked[0]['body'])['json']);
        self::assertSame(['key' => 'report-2', 'offset' => 500, 'asks' => 0], $next->resume);
        self::assertNull(self::pull(FakeHttp::inTurn(FakeHttp::json(['result' => 1000, 'status' => 'complete', 'data' => []])), $next->resume)->resume);
    }

    public function testOneRowThatCannotBeReadLosesNoOther(): void
    {
        $list = [['entry_id' => ['x']], 7, ['entry_id' => 'e', 'context_type' => 9], MangoScenes::row(Scene::Missed)];
        $pulled = self::collect($list);

        self::assertSame([MangoScenes::ENTRY], array_values(array_unique(array_map(static fn (CallEvent $event): string => $event->call, $pulled))));
        self::assertSame(PullFailed::UNREADABLE, self::failure(FakeHttp::inTurn(self::complete([['entry_id' => 'e', 'context_type' => 'in']])), ['key' => 'k'])->reason);
    }

    public function testACallThatMangoOrderedItselfIsNoVisitorsCall(): void
    {
        foreach ([4, '5', 6] as $kind) {
            $events = self::collect([['context_init_type' => $kind] + MangoScenes::row(Scene::Outgoing)]);
            self::assertSame([Direction::Callback, Scene::CALLER], [$events[0]->direction, $events[0]->caller]);
        }
        self::assertSame(Direction::In, self::collect([['context_init_type' => 1] + MangoScenes::row(Scene::Answered)])[0]->direction);
        self::assertSame(Direction::Internal, self::collect([['context_init_type' => 4] + MangoScenes::row(Scene::Internal)])[0]->direction);
    }

    public function testAQueueThatTookTheCallIsNobody(): void
    {
        $row = MangoScenes::row(Scene::Missed);
        $row['context_calls'] = [['call_type' => 'group', 'call_answer_time' => Scene::START + 1, 'external_call_id' => 'q', 'recording_id' => []]];
        $events = self::collect([$row]);

        self::assertCount(1, $events);
        self::assertSame([false, null, 25], [$events[0]->answered, $events[0]->answeredAt, $events[0]->waitSeconds]);
    }

    #[DataProvider('refusals')]
    public function testEachRefusalSaysWhatToDoAndIsNotAskedAgain(HttpAnswer $answer, string $reason, ?int $retryAfter, bool $isForGood): void
    {
        $http = FakeHttp::inTurn($answer);
        $failure = self::failure($http, null);

        self::assertSame([$reason, $retryAfter, $isForGood], [$failure->reason, $failure->retryAfter, $failure->isForGood()]);
        self::assertCount(1, $http->asked);
        self::assertStringNotContainsString(self::KEY, $failure->getMessage());
        self::assertEquals($failure->reason, self::failure(FakeHttp::inTurn($answer), ['key' => 'k', 'offset' => 0, 'asks' => 0])->reason);
        try {
            (new MangoAdapter())->check(self::connection(), FakeHttp::inTurn($answer));
            self::fail('The keys were found to be good.');
        } catch (PullFailed $why) {
            self::assertSame($reason, $why->reason);
        }
    }

    /** @return iterable<string, array{HttpAnswer, string, ?int, bool}> */
    public static function refusals(): iterable
    {
        $two = 120_000;
        yield 'a wrong signature' => [FakeHttp::json(['result' => 3102]), PullFailed::WRONG_KEYS, $two, true];
        yield 'a wrong key' => [FakeHttp::json(['result' => '3105', 'message' => 'wrong key']), PullFailed::WRONG_KEYS, $two, true];
        yield 'the same with an error status' => [FakeHttp::json(['code' => 3102, 'name' => 'Bad Request'], 400), PullFailed::WRONG_KEYS, $two, true];
        yield 'a wrong date' => [FakeHttp::json(['result' => 3104]), PullFailed::REFUSED, $two, false];
        yield 'too long a period' => [FakeHttp::json(['result' => 3111]), PullFailed::REFUSED, $two, false];
        yield 'the old way to say so' => [FakeHttp::json(['code' => 3104], 420), PullFailed::REFUSED, $two, false];
        yield 'locked after two wrong requests' => [new HttpAnswer(401, ''), PullFailed::TOO_OFTEN, $two, false];
        yield 'too often' => [FakeHttp::json(['name' => 'Service Unavailable', 'message' => 'Rate limit exceeded.', 'code' => 0, 'status' => 429], 429), PullFailed::TOO_OFTEN, 60_000, false];
        yield 'our address is not listed' => [new HttpAnswer(403, 'Forbidden'), PullFailed::IP_NOT_ALLOWED, null, true];
        yield 'no money' => [FakeHttp::json(['result' => 2240]), PullFailed::NO_RIGHT, null, true];
        yield 'its own trouble' => [FakeHttp::json(['result' => 5000]), PullFailed::REFUSED, null, false];
        yield 'a server that is down' => [new HttpAnswer(502, '<html>'), PullFailed::REFUSED, null, false];
        yield 'a key of a report that is gone' => [new HttpAnswer(404, ''), PullFailed::REFUSED, null, false];
    }

    public function testWhatIsNoAnswerAtAllIsUnreadable(): void
    {
        foreach (['', '<html>', '[]', '{"key":""}', '{"key":["a"]}'] as $body) {
            self::assertSame(PullFailed::UNREADABLE, self::failure(FakeHttp::inTurn(new HttpAnswer(200, $body)), null)->reason, $body);
        }
        foreach (['', '{"status":["a"]}', '{"result":1000}'] as $body) {
            self::assertSame(PullFailed::UNREADABLE, self::failure(FakeHttp::inTurn(new HttpAnswer(200, $body)), ['key' => 'k'])->reason, $body);
        }
        self::assertSame(PullFailed::REFUSED, self::failure(FakeHttp::inTurn(FakeHttp::json(['result' => 1000, 'status' => 'cancel'])), ['key' => 'k'])->reason);
    }

    public function testGoodKeysAreTold(): void
    {
        $http = FakeHttp::inTurn(FakeHttp::json(['result' => 1000, 'balance' => 12.5]));
        (new MangoAdapter())->check(self::connection(), $http);

        self::assertSame('https://app.mango-office.ru/vpbx/account/balance', $http->asked[0]['url']);
        self::assertSame('{}', PbxEvent::form($http->asked[0]['body'])['json']);
    }

    public function testWithoutKeysNothingIsAsked(): void
    {
        $none = new Connection(1, 'Mango', 'mango', true, [], [], null, 0);

        self::assertFalse((new MangoAdapter())->canPull($none));
        self::assertTrue((new MangoAdapter())->canPull(self::connection()));
        $this->expectException(PullFailed::class);
        (new MangoAdapter())->check($none, FakeHttp::inTurn());
    }

    public function testARecordingIsFetchedFromWhereMangoSendsUs(): void
    {
        $http = FakeHttp::inTurn(new HttpAnswer(302, '', ['location' => 'https://files.mango-office.ru/once/1.mp3']));
        $source = (new MangoAdapter())->recording(self::connection(), MangoScenes::RECORDING, $http);

        self::assertSame(['https://files.mango-office.ru/once/1.mp3', []], [$source->url, $source->headers]);
        self::assertSame('https://app.mango-office.ru/vpbx/queries/recording/post', $http->asked[0]['url']);
        self::assertSame('{"recording_id":"' . MangoScenes::RECORDING . '","action":"download"}', PbxEvent::form($http->asked[0]['body'])['json']);
    }

    #[DataProvider('silences')]
    public function testARecordingThatIsNotThereSaysWhenToAskAgain(HttpAnswer $answer, string $reason, ?int $retryAfter): void
    {
        try {
            (new MangoAdapter())->recording(self::connection(), 'r', FakeHttp::inTurn($answer));
            self::fail('There was a recording.');
        } catch (PullFailed $why) {
            self::assertSame([$reason, $retryAfter], [$why->reason, $why->retryAfter]);
        }
    }

    /** @return iterable<string, array{HttpAnswer, string, ?int}> */
    public static function silences(): iterable
    {
        yield 'not ready' => [new HttpAnswer(404, ''), PullFailed::TOO_OFTEN, 60_000];
        yield 'nothing yet' => [new HttpAnswer(204, ''), PullFailed::TOO_OFTEN, 60_000];
        yield 'not known, which counts as a wrong request' => [FakeHttp::json(['result' => 3320]), PullFailed::TOO_OFTEN, 120_000];
        yield 'wrong keys' => [FakeHttp::json(['result' => 3102]), PullFailed::WRONG_KEYS, 120_000];
        yield 'led to where nothing is encrypted' => [new HttpAnswer(302, '', ['location' => 'http://files.mango-office.ru/1.mp3']), PullFailed::UNREADABLE, null];
        yield 'led nowhere' => [new HttpAnswer(302, ''), PullFailed::UNREADABLE, null];
    }

    /**
     * @param  list<mixed>     $list
     * @return list<CallEvent>
     */
    private static function collect(array $list): array
    {
        return self::pull(FakeHttp::inTurn(self::complete($list)), ['key' => 'k'])->events;
    }

    /** @param list<mixed> $list */
    private static function complete(array $list): HttpAnswer
    {
        return FakeHttp::json(['result' => 1000, 'status' => 'complete', 'data' => [['list' => $list]]]);
    }

    /** @param ?array<string, mixed> $resume */
    private static function pull(FakeHttp $http, ?array $resume, Period $period = new Period(1_790_000_000_000, 1_790_003_600_000)): Pulled
    {
        return (new MangoAdapter())->pull(self::connection(), $period, $resume, $http);
    }

    /** @param ?array<string, mixed> $resume */
    private static function failure(FakeHttp $http, ?array $resume): PullFailed
    {
        try {
            self::pull($http, $resume);
        } catch (PullFailed $why) {
            return $why;
        }
        self::fail('Nothing failed.');
    }

    private static function connection(): Connection
    {
        return new Connection(1, 'Mango', 'mango', true, [], ['api_key' => self::KEY, 'api_salt' => self::SALT], null, 0);
    }
}
