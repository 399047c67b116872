<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Rostelecom;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\HttpAnswer;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\Period;
use Ringwell\Pbx\PullFailed;
use Ringwell\Pbx\Rostelecom\RostelecomAdapter;
use Ringwell\Pbx\Rostelecom\RostelecomJournal;
use Ringwell\Pbx\Rostelecom\RostelecomSignature;
use Ringwell\Pbx\Unreadable;
use Ringwell\Tests\Unit\Pbx\Contract\FakeHttp;
use Ringwell\Time;

final class RostelecomAdapterTest extends TestCase
{
    private const ROW = '%s,0,1,1,79161234567,,74951112233,sip:anna@clinic,101,%s,60,false,TRUE,false,200,OK';

    public function testSignsAsTheGuideSays(): void
    {
        self::assertSame(hash('sha256', 'code{"session_id":"1"}key'), RostelecomSignature::of('code', '{"session_id":"1"}', 'key'));
    }

    public function testTheNumberDialledIsThatOfTheFirstEvent(): void
    {
        $first = self::read('{"session_id":"S","type":"incoming","state":"new","timestamp":"2018-04-23 15:01:27.214","from_number":"sip:79771234567@domain","request_number":"sip:74951234567@domain"}')[0];
        $later = self::read('{"session_id":"S","type":"incoming","state":"connected","timestamp":"2018-04-23 15:01:37.214","from_number":"sip:79771234567@domain","request_number":"sip:74957654321@domain","request_pin":"101"}')[0];

        self::assertSame(['79771234567', '74951234567', '2018-04-23T12:01:27.214Z'], [$first->caller, $first->did, Time::isoOrNull($first->startedAt)]);
        self::assertSame(['79771234567', null, CallState::Talking], [$later->caller, $later->did, $later->state]);
        self::assertSame('pin:101', $later->leg?->key);
    }

    public function testAnEmployeesNameIsNoCaller(): void
    {
        $event = self::read('{"session_id":"S","type":"incoming","state":" end ","from_number":"anna@domain","is_record":"true"}')[0];

        self::assertNull($event->caller);
        self::assertSame(['S', true, null], [$event->recording, $event->final, $event->answered]);
    }

    public function testOtherMessagesAreAboutNoCall(): void
    {
        self::assertSame([], self::read('{"from_number":"sip:79771234567@domain"}', '/get_number_info'));
        self::assertSame([], self::read('{"order_id":"17"}', '/history_file_completed'));
        self::assertSame([], self::read('{"order_id":"17"}'));
        self::assertSame([], self::read('{"session_id":"S","state":"analytics"}'));
    }

    public function testWhatStandsBesideTheSignedBodyInTheAddressDoesNotCount(): void
    {
        $body = '{"session_id":"S","type":"incoming","state":"end"}';
        $event = (new RostelecomAdapter())->parse(new PbxEvent('POST', '', 'is_record=true&from_number=sip%3A79771234567%40domain', $body), self::connection())[0];

        self::assertSame([null, null], [$event->caller, $event->recording]);
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
        yield 'nothing' => ['', 'state'];
        yield 'broken' => ['{"state"', 'body'];
        yield 'no call' => ['{"state":"new"}', 'session_id'];
        yield 'a new state' => ['{"state":"parked","session_id":"1"}', 'state'];
    }

    public function testOrdersAJournalAndWaitsForIt(): void
    {
        $http = FakeHttp::inTurn(
            FakeHttp::json(['result' => 0, 'order_id' => 17]),
            new HttpAnswer(404, '<html>File not found</html>'),
            FakeHttp::json(['result' => '1', 'resultMessage' => 'Файл ещё не готов']),
            new HttpAnswer(200, (string) gzencode(sprintf(self::ROW, 'S', '1790000000'))),
        );
        $adapter = new RostelecomAdapter();
        $period = new Period(1_790_000_000_000, 1_790_003_600_000);
        $steps = [$adapter->pull(self::connection(), $period, null, $http)];
        for ($step = 0; $step < 3; $step++) {
            $steps[] = $adapter->pull(self::connection(), $period, $steps[$step]->resume, $http);
        }

        self::assertSame([['order' => '17', 'tries' => 0], ['order' => '17', 'tries' => 1], ['order' => '17', 'tries' => 2], null], array_map(static fn ($step): ?array => $step->resume, $steps));
        self::assertSame(Time::MINUTE, $steps[1]->wait);
        self::assertSame(['S'], array_map(static fn (CallEvent $event): string => $event->call, $steps[3]->events));
        self::assertSame('{"date_start":"2026-09-21 17:13:20","date_end":"2026-09-21 18:13:20","direction":0,"state":0}', $http->asked[0]['body']);
        self::assertSame('https://api.cloudpbx.rt.ru/domain_call_history', $http->asked[0]['url']);
        self::assertSame('CODE', $http->asked[0]['headers']['X-Client-ID']);
        self::assertSame(RostelecomSignature::of('CODE', $http->asked[0]['body'], 'KEY'), $http->asked[0]['headers']['X-Client-Sign']);
    }

    public function testGivesUpAJournalThatNeverComes(): void
    {
        $this->expectExceptionObject(new PullFailed(PullFailed::REFUSED, 'download_call_history: HTTP 404'));
        (new RostelecomAdapter())->pull(self::connection(), new Period(0, 1), ['order' => '17', 'tries' => 30], FakeHttp::inTurn(new HttpAnswer(404, '')));
    }

    #[DataProvider('files')]
    public function testReadsAJournalHoweverItIsPacked(string $file, string $start): void
    {
        $events = RostelecomJournal::read($file);

        self::assertNotNull($events);
        self::assertCount(1, $events);
        self::assertSame(['S', Direction::In, '79161234567', '74951112233', true, 60, 'S', 'pin:101'], [
            $events[0]->call, $events[0]->direction, $events[0]->caller, $events[0]->did, $events[0]->answered, $events[0]->talkSeconds, $events[0]->recording, $events[0]->leg?->key,
        ]);
        self::assertSame($start, Time::isoOrNull($events[0]->startedAt));
    }

    /** @return iterable<string, array{string, string}> */
    public static function files(): iterable
    {
        $seconds = sprintf(self::ROW, 'S', '1790000000');
        $at = '2026-09-21T14:13:20.000Z';
        $deflated = (string) gzdeflate($seconds);
        $zip = static fn (int $method, int $flags, int $size, string $data): string => "PK\x03\x04" . pack('vvvvvVVVvv', 20, $flags, $method, 0, 0, 0, $size, 0, 5, 2) . 'a.csv' . 'xx' . $data;
        yield 'gzip' => [(string) gzencode($seconds), $at];
        yield 'plain' => ["{$seconds}\n\n", $at];
        yield 'a ZIP' => [$zip(8, 0, strlen($deflated), $deflated) . 'PK and what follows', $at];
        yield 'a ZIP, stored' => [$zip(0, 0, strlen($seconds), $seconds) . 'PK and what follows', $at];
        yield 'milliseconds' => [sprintf(self::ROW, 'S', '1790000000500'), '2026-09-21T14:13:20.500Z'];
        yield 'what a clock in Moscow shows' => [sprintf(self::ROW, 'S', '2026-09-21 17:13:20.5'), '2026-09-21T14:13:20.500Z'];
        yield 'with a heading and semicolons' => ["\xEF\xBB\xBFsession_id;direction;state;orig_number;dest_number;answering_pin;start_call_date;duration;is_record\r\nS;1;1;79161234567;74951112233;101;1790000000;60;true\r\n", $at];
    }

    public function testWhatIsNoJournalIsNone(): void
    {
        foreach (['', '{"result":"1"}', '<html>', 'File 17 not found', "\x1F\x8Bbroken", "PK\x03\x04", "PK\x03\x04" . str_repeat("\0", 40) . 'x', "PK\x03\x04" . pack('vvvvvVVVvv', 20, 0, 99, 0, 0, 0, 1, 1, 0, 0) . 'x'] as $file) {
            self::assertNull(RostelecomJournal::read($file));
        }
        self::assertSame([], RostelecomJournal::read("session_id,direction\n"), 'There were no calls.');
        self::assertSame([], RostelecomJournal::read((string) gzencode('')), 'There were no calls.');
    }

    #[DataProvider('failures')]
    public function testSaysWhyNot(HttpAnswer $answer, string $reason, string $detail): void
    {
        try {
            (new RostelecomAdapter())->pull(self::connection(), new Period(0, 1), null, FakeHttp::inTurn($answer));
            self::fail('It was taken for an answer.');
        } catch (PullFailed $why) {
            self::assertSame([$reason, $detail], [$why->reason, $why->detail]);
        }
    }

    /** @return iterable<string, array{HttpAnswer, string, string}> */
    public static function failures(): iterable
    {
        yield 'wrong keys' => [new HttpAnswer(401, ''), PullFailed::WRONG_KEYS, 'HTTP 401'];
        yield 'no right' => [new HttpAnswer(403, ''), PullFailed::NO_RIGHT, 'HTTP 403'];
        yield 'too often' => [new HttpAnswer(429, ''), PullFailed::TOO_OFTEN, ''];
        yield 'refused' => [FakeHttp::json(['result' => '5', 'resultMessage' => 'Нет домена']), PullFailed::REFUSED, 'Нет домена'];
        yield 'the same order again' => [FakeHttp::json(['result' => '5', 'resultMessage' => 'Заказ уже существует']), PullFailed::TOO_OFTEN, 'Заказ уже существует'];
        yield 'no order' => [FakeHttp::json(['result' => '0']), PullFailed::UNREADABLE, 'domain_call_history'];
        yield 'no JSON' => [new HttpAnswer(502, '<html>'), PullFailed::UNREADABLE, 'HTTP 502'];
    }

    public function testAsksForARecordingWhenItIsHeard(): void
    {
        $http = FakeHttp::inTurn(FakeHttp::json(['result' => '0', 'url' => 'https://api.cloudpbx.rt.ru:443/get_temp?x=1']), FakeHttp::json(['result' => '0', 'url' => 'file:///etc/passwd']));

        self::assertSame('https://api.cloudpbx.rt.ru:443/get_temp?x=1', (new RostelecomAdapter())->recording(self::connection(), 'S', $http)->url);
        self::assertSame('{"session_id":"S"}', $http->asked[0]['body']);
        $this->expectException(PullFailed::class);
        (new RostelecomAdapter())->recording(self::connection(), 'S', $http);
    }

    public function testChecksTheKeys(): void
    {
        $http = FakeHttp::inTurn(FakeHttp::json(['result' => '0', 'users' => []]));
        (new RostelecomAdapter())->check(self::connection(), $http);

        self::assertSame(['https://api.cloudpbx.rt.ru/users_info', '{}'], [$http->asked[0]['url'], $http->asked[0]['body']]);
    }

    /** @return list<CallEvent> */
    private static function read(string $body, string $path = ''): array
    {
        return (new RostelecomAdapter())->parse(new PbxEvent('POST', $path, '', $body), self::connection());
    }

    private static function connection(): Connection
    {
        return new Connection(1, 'R', 'rostelecom', true, [], ['client_id' => 'CODE', 'key' => 'KEY'], null, 0);
    }
}
