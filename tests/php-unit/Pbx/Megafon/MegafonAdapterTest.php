<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Megafon;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\HttpAnswer;
use Ringwell\Pbx\Megafon\MegafonAdapter;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\Period;
use Ringwell\Pbx\PullFailed;
use Ringwell\Pbx\Unreadable;
use Ringwell\Tests\Unit\Pbx\Contract\FakeHttp;
use Ringwell\Time;

final class MegafonAdapterTest extends TestCase
{
    /** As in the tests of a published client. */
    private const HISTORY = 'cmd=history&type=in&user=user&ext=510&groupRealName=grp&telnum=999999&phone=88005553535&diversion=100500&start=20230328T101500Z&duration=50&callid=43294397431&link=https%3A%2F%2Ftest.ru%2Ftest.mp3&rating=4&crm_token=KEY&status=Success';

    public function testReadsTheHistoryOfACall(): void
    {
        $event = self::read(self::HISTORY)[0];

        self::assertSame(['43294397431', Direction::In, CallState::Ended, true], [$event->call, $event->direction, $event->state, $event->final]);
        self::assertSame(['88005553535', '100500', true, null, 'https://test.ru/test.mp3'], [$event->caller, $event->did, $event->answered, $event->talkSeconds, $event->recording]);
        self::assertSame(['2023-03-28T10:15:00.000Z', '2023-03-28T10:15:50.000Z'], [Time::isoOrNull($event->startedAt), Time::isoOrNull($event->endedAt)]);
        self::assertSame(['user:user', '510'], [$event->leg?->key, $event->leg?->party]);
    }

    public function testReadsJsonToo(): void
    {
        $event = self::read('{"cmd":"event","type":"INCOMING","phone":79161234567,"diversion":"74951112233","user":"user","callid":43294397431,"direction":"in","crm_token":"KEY"}')[0];

        self::assertSame(['43294397431', Direction::In, '79161234567'], [$event->call, $event->direction, $event->caller]);
        self::assertTrue((new MegafonAdapter())->authenticate(new PbxEvent('POST', '', '', '{"crm_token":"KEY"}'), self::connection()));
    }

    #[DataProvider('ends')]
    public function testOnlySuccessIsAnAnswer(string $status): void
    {
        $event = self::read(str_replace('status=Success', "status={$status}", self::HISTORY))[0];

        self::assertSame([false, 0, 50], [$event->answered, $event->talkSeconds, $event->waitSeconds]);
    }

    /** @return iterable<string, array{string}> */
    public static function ends(): iterable
    {
        foreach (['missed', 'Cancel', 'Busy', 'NotAvailable', 'NotAllowed', 'NotFound', 'something-new'] as $status) {
            yield $status => [$status];
        }
    }

    public function testThatOneOfAGroupWasCancelledEndsNoCall(): void
    {
        $event = self::read('cmd=event&type=CANCELLED&callid=1&phone=79161234567&user=a&direction=in')[0];

        self::assertSame([CallState::Ringing, CallState::Ended], [$event->state, $event->leg?->state]);
    }

    public function testOtherNewsAreAboutNoCall(): void
    {
        foreach (['cmd=contact&phone=88005553535&callid=1', 'cmd=rating&callid=1&rating=4', 'cmd=something'] as $body) {
            self::assertSame([], self::read($body));
        }
        self::assertSame('{}', (new MegafonAdapter())->success(new PbxEvent('POST', '', '', 'cmd=contact'))->body, 'An array would be [] in JSON.');
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
        yield 'nothing' => ['', 'cmd'];
        yield 'broken JSON' => ['{"cmd":', 'body'];
        yield 'an event of no kind' => ['cmd=event&callid=1', 'type'];
        yield 'an event of a new kind' => ['cmd=event&callid=1&type=PARKED', 'type'];
        yield 'an event of no call' => ['cmd=event&type=INCOMING', 'callid'];
        yield 'a history without an end' => ['cmd=history&type=in&callid=1', 'status'];
    }

    public function testAsksForAPeriodInUtc(): void
    {
        $http = FakeHttp::inTurn(FakeHttp::json([]));
        (new MegafonAdapter())->pull(self::connection(['host' => 'https://Clinic.megapbx.ru/']), new Period(1_790_000_000_000, 1_790_003_600_000), null, $http);

        self::assertSame('https://clinic.megapbx.ru/crmapi/v1/history/json?start=20260921T141320Z&end=20260921T151320Z&type=all', $http->asked[0]['url']);
        self::assertSame(['GET', 'API'], [$http->asked[0]['method'], $http->asked[0]['headers']['X-API-KEY']]);
    }

    public function testReadsRowsAndLeavesRubbishOut(): void
    {
        $rows = [
            ['uid' => 'a', 'type' => 'missed', 'status' => 'missed', 'client' => '79161234567', 'diversion' => '74951112233', 'start' => '2026-09-21T14:13:20Z', 'wait' => '14', 'duration' => '0', 'record' => null],
            ['uid' => '', 'type' => 'in'], 'x', null, [], ['uid' => 'b', 'type' => 'out', 'status' => 'success', 'duration' => 'x', 'start' => 'x', 'record' => 'javascript:alert(1)'],
        ];
        $events = (new MegafonAdapter())->pull(self::connection(), new Period(0, 1), null, FakeHttp::inTurn(FakeHttp::json($rows)))->events;

        self::assertSame(['a', 'b'], array_map(static fn (CallEvent $event): string => $event->call, $events));
        self::assertSame([Direction::In, false, 14], [$events[0]->direction, $events[0]->answered, $events[0]->waitSeconds]);
        self::assertSame([Direction::Out, false, null, null], [$events[1]->direction, $events[1]->answered, $events[1]->recording, $events[1]->startedAt]);
    }

    #[DataProvider('failures')]
    public function testSaysWhyNot(HttpAnswer $answer, string $reason): void
    {
        try {
            (new MegafonAdapter())->pull(self::connection(), new Period(0, 1), null, FakeHttp::inTurn($answer));
            self::fail('It was taken for an answer.');
        } catch (PullFailed $why) {
            self::assertSame($reason, $why->reason);
        }
    }

    /** @return iterable<string, array{HttpAnswer, string}> */
    public static function failures(): iterable
    {
        yield 'a wrong key' => [new HttpAnswer(401, ''), PullFailed::WRONG_KEYS];
        yield 'a forbidden one' => [new HttpAnswer(403, '{}'), PullFailed::WRONG_KEYS];
        yield 'too often' => [new HttpAnswer(429, ''), PullFailed::TOO_OFTEN];
        yield 'a wrong question' => [new HttpAnswer(400, '{"error":"x"}'), PullFailed::REFUSED];
        yield 'a redirect' => [new HttpAnswer(302, ''), PullFailed::UNREADABLE];
        yield 'out of order' => [new HttpAnswer(502, '<html>'), PullFailed::UNREADABLE];
        yield 'no list' => [FakeHttp::json(['error' => 'x']), PullFailed::UNREADABLE];
        yield 'no JSON' => [new HttpAnswer(200, 'ok'), PullFailed::UNREADABLE];
    }

    public function testTheKeyGoesToThePbxItselfOnly(): void
    {
        $nobody = new FakeHttp(static fn (): HttpAnswer => throw new \LogicException('No question is needed.'));
        $headers = static fn (string $recording): array => (new MegafonAdapter())->recording(self::connection(), $recording, $nobody)->headers;

        self::assertSame(['X-API-KEY' => 'API'], $headers('https://clinic.megapbx.ru/record/1.mp3'));
        self::assertSame([], (new MegafonAdapter())->recording(self::connection(['host' => '']), 'https://stranger.example:8080/1.mp3', $nobody)->headers, 'No host is no host of ours.');
        self::assertSame([], $headers('https://clinic.megapbx.ru.evil.example/record/1.mp3'));
        self::assertSame([], $headers('https://evil.example/clinic.megapbx.ru/1.mp3'));
        self::assertSame([], $headers('https://clinic.megapbx.ru:8443/1.mp3'));
        $this->expectException(PullFailed::class);
        $headers('http://clinic.megapbx.ru/record/1.mp3');
    }

    #[DataProvider('hosts')]
    public function testPullsWhereItCan(string $host, string $key, bool $can): void
    {
        $connection = new Connection(1, 'M', 'megafon', true, ['host' => $host], ['crm_token' => 'KEY', 'api_key' => $key], null, 0);

        self::assertSame($can, (new MegafonAdapter())->canPull($connection));
    }

    /** @return iterable<string, array{string, string, bool}> */
    public static function hosts(): iterable
    {
        yield 'both' => ['clinic.megapbx.ru', 'API', true];
        yield 'no key' => ['clinic.megapbx.ru', '', false];
        yield 'no address' => ['', 'API', false];
        yield 'a path' => ['clinic.megapbx.ru/x', 'API', false];
        yield 'a password' => ['a@clinic.megapbx.ru', 'API', false];
        yield 'not encrypted' => ['http://clinic.megapbx.ru', 'API', false];
    }

    public function testChecksTheKeyByTheListOfEmployees(): void
    {
        $http = FakeHttp::inTurn(FakeHttp::json(['items' => []]));
        (new MegafonAdapter())->check(self::connection(), $http);

        self::assertSame('https://clinic.megapbx.ru/crmapi/v1/users', $http->asked[0]['url']);
    }

    /** @return list<CallEvent> */
    private static function read(string $body): array
    {
        return (new MegafonAdapter())->parse(new PbxEvent('POST', '', '', $body), self::connection());
    }

    /** @param array<string, string> $settings */
    private static function connection(array $settings = ['host' => 'clinic.megapbx.ru']): Connection
    {
        return new Connection(1, 'Megafon', 'megafon', true, $settings, ['crm_token' => 'KEY', 'api_key' => 'API'], null, 0);
    }
}
