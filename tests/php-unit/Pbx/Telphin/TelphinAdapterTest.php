<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Telphin;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\HttpAnswer;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\Period;
use Ringwell\Pbx\Pulled;
use Ringwell\Pbx\PullFailed;
use Ringwell\Pbx\Telphin\TelphinAdapter;
use Ringwell\Pbx\Unreadable;
use Ringwell\Tests\Unit\Pbx\Contract\FakeHttp;
use Ringwell\Time;

final class TelphinAdapterTest extends TestCase
{
    private const KEYS = ['app_id' => 'the-app', 'app_secret' => 'its-secret'];

    public function testReadsACallWithItsTimeInMicroseconds(): void
    {
        $event = self::read('EventType=dial-in&CallID=c&CallFlow=in&CallerIDNum=79161234567&CalledDID=74951112233&CalledExtension=00123%2A101&EventTime=1790000000123456');

        self::assertSame([Direction::In, CallState::Ringing, '79161234567', '74951112233', 'ext:00123*101'], [$event->direction, $event->state, $event->caller, $event->did, $event->leg?->key]);
        self::assertSame('2026-09-21T14:13:20.123Z', Time::isoOrNull($event->startedAt));
    }

    #[DataProvider('times')]
    public function testATimeThatIsNoneIsLeftOut(string $time): void
    {
        self::assertNull(self::read("EventType=answer&CallID=c&CallFlow=in&EventTime={$time}")->at);
    }

    /** @return iterable<string, array{string}> */
    public static function times(): iterable
    {
        yield 'nothing' => [''];
        yield 'seconds' => ['1790000000'];
        yield 'zero' => ['0000000000000000'];
        yield 'after 2100' => ['9999999999999999'];
        yield 'a word' => ['now'];
    }

    public function testACallThatWasOrderedIsACallback(): void
    {
        self::assertSame(Direction::Callback, self::read('EventType=dial-out&CallID=c&CallFlow=out&CallAPIID=17')->direction);
    }

    public function testTheKindSaysTheDirectionWhereNothingElseDoes(): void
    {
        self::assertSame(Direction::Out, self::read('EventType=DIAL_OUT&CallID=c&CalledNumber=79161234567')->direction);
        self::assertSame(Direction::Unknown, self::read('EventType=hangup&CallID=c&CallStatus=ANSWER')->direction);
    }

    public function testTheAnswerCarriesNoCommand(): void
    {
        $reply = (new TelphinAdapter())->success(new PbxEvent('POST', '', '', ''));

        self::assertSame(['', 'text/plain'], [$reply->body, $reply->type]);
    }

    /** Small letters in events, capitals in the history. */
    public function testACallsIdIsTheSameInEventsAndHistory(): void
    {
        $pulled = self::pull(FakeHttp::inTurn(self::token(), FakeHttp::json(['call_history' => [self::row()]])));

        self::assertSame(self::read('EventType=answer&CallID=caa308e3333c4a19aaed9c0254b9c61b')->call, $pulled->events[0]->call);
        self::assertSame(self::read('EventType=hangup&CallID=c&RecID=469100-5d36e5557f1845feb577ede8a19c5108', self::KEYS)->recording, $pulled->events[1]->recording);
    }

    /** A row of a program library's test (telphin-go-sdk), in which a call was ordered through the API. */
    public function testReadsACallOfTheHistory(): void
    {
        [$call] = self::pull(FakeHttp::inTurn(self::token(), FakeHttp::json(['call_history' => [self::row()]])))->events;

        self::assertSame([Direction::Callback, true, 24, 14], [$call->direction, $call->answered, $call->talkSeconds, $call->waitSeconds]);
        self::assertSame(['2021-01-01T16:29:52.000Z', '2021-01-01T16:30:16.000Z'], [Time::isoOrNull($call->answeredAt), Time::isoOrNull($call->endedAt)]);
    }

    public function testAMenuThatAnsweredIsNobody(): void
    {
        $row = ['flow' => 'in', 'result' => 'answered', 'bridged_duration' => 0, 'bridged_time_gmt' => null, 'cdr' => [['extension_type' => 'ivr', 'result' => 'answered', 'duration' => 30]]] + self::row();
        [$call] = self::pull(FakeHttp::inTurn(self::token(), FakeHttp::json(['call_history' => [$row]])))->events;

        self::assertSame([false, 0, Direction::In], [$call->answered, $call->talkSeconds, $call->direction]);
    }

    public function testRowsThatAreNoneAreLeftOut(): void
    {
        $rows = ['no row', [], ['call_uuid' => 'x'], ['hangup_time_gmt' => '2021-01-01 16:30:16'] ];

        self::assertSame([], self::pull(FakeHttp::inTurn(self::token(), FakeHttp::json(['call_history' => $rows])))->events);
    }

    public function testAFullPageIsFollowedByAnotherFromItsLastCallOn(): void
    {
        $http = FakeHttp::inTurn(self::token(), FakeHttp::json(['per_page' => 2, 'call_history' => [self::row(), self::row()]]));
        $pulled = self::pull($http);

        self::assertSame('https://apiproxy.telphin.ru/oauth/token', $http->asked[0]['url']);
        self::assertStringContainsString('client_id=the-app', $http->asked[0]['body']);
        self::assertStringStartsWith('https://apiproxy.telphin.ru/api/ver1.0/client/@me/call_history/?start_datetime=2021-01-01+00%3A00%3A00&end_datetime=2021-01-02+00%3A00%3A00', $http->asked[1]['url']);
        self::assertSame('Bearer token-of-telphin', $http->asked[1]['headers']['Authorization']);
        self::assertSame('2021-01-01T16:29:38.000Z', Time::isoOrNull(is_int($pulled->resume['from'] ?? null) ? $pulled->resume['from'] : null));

        $again = self::pull(FakeHttp::inTurn(self::token(), FakeHttp::json(['per_page' => 2, 'call_history' => [self::row(), self::row()]])), $pulled->resume);
        self::assertSame('2021-01-01T16:29:39.000Z', Time::isoOrNull(is_int($again->resume['from'] ?? null) ? $again->resume['from'] : null));
    }

    #[DataProvider('refusals')]
    public function testSaysWhyItCouldNotAsk(FakeHttp $http, string $reason): void
    {
        try {
            self::pull($http);
            self::fail('It was believed.');
        } catch (PullFailed $why) {
            self::assertSame($reason, $why->reason);
        }
    }

    /** @return iterable<string, array{FakeHttp, string}> */
    public static function refusals(): iterable
    {
        yield 'wrong keys' => [FakeHttp::inTurn(FakeHttp::json(['error' => 'invalid_client'], 400)), PullFailed::WRONG_KEYS];
        yield 'wrong keys, other words' => [FakeHttp::inTurn(FakeHttp::json([], 401)), PullFailed::WRONG_KEYS];
        yield 'no token' => [FakeHttp::inTurn(FakeHttp::json(['access_token' => "a\nb"])), PullFailed::UNREADABLE];
        yield 'no right' => [FakeHttp::inTurn(self::token(), FakeHttp::json([], 403)), PullFailed::NO_RIGHT];
        yield 'too often' => [FakeHttp::inTurn(self::token(), FakeHttp::json([], 429)), PullFailed::TOO_OFTEN];
        yield 'no list' => [FakeHttp::inTurn(self::token(), FakeHttp::json(['calls' => []])), PullFailed::UNREADABLE];
        yield 'broken' => [FakeHttp::inTurn(self::token(), FakeHttp::json([], 500)), PullFailed::REFUSED];
    }

    public function testARecordingIsFetchedWithAKeyOfItsOwn(): void
    {
        $source = (new TelphinAdapter())->recording(self::connection(self::KEYS), '469100-5D36E5557F1845FEB577EDE8A19C5108', FakeHttp::inTurn(self::token()));

        self::assertSame('https://apiproxy.telphin.ru/api/ver1.0/client/@me/record/469100-5D36E5557F1845FEB577EDE8A19C5108', $source->url);
        self::assertSame(['Authorization' => 'Bearer token-of-telphin'], $source->headers);
    }

    public function testWhatIsNoRecordingIsNotAskedFor(): void
    {
        $this->expectException(PullFailed::class);
        (new TelphinAdapter())->recording(self::connection(self::KEYS), '../user', FakeHttp::inTurn());
    }

    public function testWithoutKeysNoRecordingIsPromised(): void
    {
        self::assertNull(self::read('EventType=hangup&CallID=c&RecID=469100-5D36E5557F1845FEB577EDE8A19C5108')->recording);
    }

    #[DataProvider('unreadable')]
    public function testSaysWhatItCannotRead(string $body, string $field): void
    {
        try {
            self::read($body);
            self::fail('It was read.');
        } catch (Unreadable $why) {
            self::assertSame($field, $why->field);
        }
    }

    /** @return iterable<string, array{string, string}> */
    public static function unreadable(): iterable
    {
        yield 'nothing' => ['', 'EventType'];
        yield 'a new kind' => ['EventType=park&CallID=c', 'EventType'];
        yield 'no call' => ['EventType=answer', 'CallID'];
    }

    /** @param array<string, string> $secrets */
    private static function read(string $body, array $secrets = []): CallEvent
    {
        return (new TelphinAdapter())->parse(new PbxEvent('POST', '', '', $body), self::connection($secrets))[0];
    }

    /** @param ?array<string, mixed> $resume */
    private static function pull(FakeHttp $http, ?array $resume = null): Pulled
    {
        $day = 1_609_459_200 * Time::SECOND;

        return (new TelphinAdapter())->pull(self::connection(self::KEYS), new Period($day, $day + Time::DAY), $resume, $http);
    }

    private static function token(): HttpAnswer
    {
        return FakeHttp::json(['access_token' => 'token-of-telphin', 'token_type' => 'Bearer', 'expires_in' => 3600]);
    }

    /** @param array<string, string> $secrets */
    private static function connection(array $secrets): Connection
    {
        return new Connection(1, 'T', 'telphin', true, [], $secrets, null, 0);
    }

    /** @return array<string, mixed> */
    private static function row(): array
    {
        return [
            'call_uuid' => 'CAA308E3333C4A19AAED9C0254B9C61B', 'flow' => 'out', 'result' => 'bridged', 'from_username' => '100*0111', 'to_username' => '+71111111111', 'did_number' => null,
            'init_time_gmt' => '2021-01-01 16:29:38', 'start_time_gmt' => '2021-01-01 16:29:39', 'bridged_time_gmt' => '2021-01-01 16:29:52', 'hangup_time_gmt' => '2021-01-01 16:30:16',
            'duration' => 37, 'bridged_duration' => 24,
            'cdr' => [[
                'extension_type' => 'phone', 'result' => 'answered', 'duration' => 24, 'application' => 'callback', 'ani_number' => '79666660435', 'start_time_gmt' => '2021-01-01 16:29:52',
                'init_time_gmt' => '2021-01-01 16:29:38.76', 'hangup_time_gmt' => '2021-01-01 16:30:16', 'record_uuid' => '469100-5D36E5557F1845FEB577EDE8A19C5108', 'flow' => 'out',
            ]],
        ];
    }
}
