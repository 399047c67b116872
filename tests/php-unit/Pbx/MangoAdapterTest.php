<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\HttpAnswer;
use Ringwell\Pbx\Mango\MangoAdapter;
use Ringwell\Pbx\Mango\MangoSignature;
use Ringwell\Pbx\PbxAdapter;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\Period;
use Ringwell\Pbx\Unreadable;
use Ringwell\Tests\Unit\Pbx\Contract\AdapterContract;
use Ringwell\Tests\Unit\Pbx\Contract\FakeHttp;
use Ringwell\Tests\Unit\Pbx\Contract\Scene;
use Ringwell\Tests\Unit\Pbx\Contract\Told;

/** Samples are those of the vendor's documents ("API MANGO OFFICE", editions 1.9 and 1.10). */
final class MangoAdapterTest extends AdapterContract
{
    private const KEY = 'testkey000';
    private const SALT = 'testsalt111';
    private const ANSWERED = '{"entry_id":"MjY4Nzg2ODQwMTo4MQ==","call_direction":1,"from":{"number":"79161234567"},"to":{"extension":"101","number":"sip:user1@clinic.mangosip.ru"},"line_number":"74951112233","create_time":1790000000,"forward_time":1790000002,"talk_time":1790000010,"end_time":1790000070,"entry_result":1,"disconnect_reason":1110}';

    protected function adapter(): PbxAdapter
    {
        return new MangoAdapter();
    }

    protected function connection(): Connection
    {
        return self::with(['api_key' => self::KEY, 'api_salt' => self::SALT]);
    }

    protected function tell(Scene $scene, int $off = 0): Told
    {
        return MangoScenes::tell($scene, $off, self::event(...));
    }

    protected function pulled(Scene $scene): array
    {
        $http = FakeHttp::inTurn(
            FakeHttp::json(['key' => 'report-1']),
            new HttpAnswer(204, ''),
            FakeHttp::json(['result' => 1000, 'status' => 'complete', 'data' => [['list' => [MangoScenes::row($scene)]]]]),
        );
        $period = new Period((Scene::START - 600) * 1000, (Scene::START + 600) * 1000);
        $pulled = null;
        do {
            $pulled = (new MangoAdapter())->pull($this->connection(), $period, $pulled?->resume, $http);
        } while ($pulled->resume !== null);

        return $pulled->events;
    }

    protected function forged(): array
    {
        $good = self::event('/events/summary', self::ANSWERED);
        $post = static fn (string $body): PbxEvent => new PbxEvent('POST', '/events/summary', '', $body);

        return [
            'not signed' => $post('vpbx_api_key=' . self::KEY . '&json=' . rawurlencode(self::ANSWERED)),
            'changed after signing' => $post(str_replace('74951112233', '74951112234', $good->body)),
            'signed with another salt' => $post(http_build_query(['vpbx_api_key' => self::KEY, 'sign' => hash('sha256', self::KEY . self::ANSWERED . 'x'), 'json' => self::ANSWERED])),
            'of another product' => $post(http_build_query(['vpbx_api_key' => 'other', 'sign' => hash('sha256', 'other' . self::ANSWERED . self::SALT), 'json' => self::ANSWERED])),
            'signed by HMAC' => $post(http_build_query(['vpbx_api_key' => self::KEY, 'sign' => hash_hmac('sha256', self::ANSWERED, self::SALT), 'json' => self::ANSWERED])),
        ];
    }

    #[DataProvider('vectors')]
    public function testSignsAsTheVendorDoes(string $key, string $salt, string $json, string $sign): void
    {
        self::assertSame($sign, MangoSignature::of($key, $json, $salt));
    }

    /** @return iterable<string, array{string, string, string, string}> */
    public static function vectors(): iterable
    {
        $vendor = ['<YOUR_API_KEY>', '<YOUR_API_SALT>'];
        yield 'callback' => [...$vendor, '{"command_id":"your-command-id","from":{"extension":"<extension>","number":""},"to_number":"<to_number>"}', 'afdeb462cd5e0e422a9c9220390124608df06a4472cb1add6ebd6e24184bd15a'];
        yield 'hang-up' => [...$vendor, '{"command_id":"your-command-id","call_id":"<CALL_ID>"}', '2d1d01246f52cec1fdb44f2a4d7091dc54f67e318369c0628201d66b5d336ef0'];
        yield 'statistics' => [...$vendor, '{"key":"<REQUEST_KEY>"}', '515069b8c079df62f408e36dd7933912b8e86d833c5927ee77eb4b68d766c4f5'];
        yield 'summary' => [self::KEY, self::SALT, self::ANSWERED, 'c651763955b5855f2fad9d01a720c7f87047ebc8a6d92a549cbead3157582346'];
    }

    public function testBelievesOnlyItsOwnSignature(): void
    {
        $adapter = new MangoAdapter();
        $good = self::event('/events/summary', self::ANSWERED);

        self::assertTrue($adapter->authenticate($good, $this->connection()));
        self::assertTrue($adapter->authenticate(self::event('/events/summary/', '{"name":"Анна \/ +"}'), $this->connection()), 'The bytes as sent, whatever they are.');
        self::assertFalse($adapter->authenticate($good, self::with(['api_key' => self::KEY, 'api_salt' => 'other'])));
        self::assertFalse($adapter->authenticate($good, self::with(['api_key' => 'other', 'api_salt' => self::SALT])));
        self::assertFalse($adapter->authenticate($good, self::with([])), 'Without keys nothing is genuine.');
        self::assertFalse($adapter->authenticate(new PbxEvent('POST', '/events/call', '', 'vpbx_api_key=testkey000&json={}'), $this->connection()));
        self::assertFalse($adapter->authenticate(new PbxEvent('POST', '/events/call', '', str_replace('entry_id', 'entry_iD', $good->body)), $this->connection()));
        self::assertTrue($adapter->authenticate(new PbxEvent('POST', '/ping', '', ''), $this->connection()));
    }

    public function testReadsAnAnsweredSummary(): void
    {
        $event = self::read('/events/summary', self::ANSWERED);

        self::assertSame(['MjY4Nzg2ODQwMTo4MQ==', Direction::In, CallState::Ended, true], [$event->call, $event->direction, $event->state, $event->final]);
        self::assertSame(['79161234567', '74951112233'], [$event->caller, $event->did]);
        self::assertSame([true, 60, 10], [$event->answered, $event->talkSeconds, $event->waitSeconds]);
        self::assertSame([1_790_000_000_000, 1_790_000_010_000, 1_790_000_070_000], [$event->startedAt, $event->answeredAt, $event->endedAt]);
        self::assertSame('1110', $event->endReason);
    }

    public function testACallThatEndedInTheMenuIsMissedThoughTheVendorCallsItASuccess(): void
    {
        $event = self::read('/events/summary', '{"entry_id":"e","call_direction":"1","from":{"number":"79161234567"},"to":{},"line_number":"74951112233","create_time":"1399906976","forward_time":"0","talk_time":"0","end_time":"1399906990","entry_result":1,"disconnect_reason":"1170"}');

        self::assertSame([false, 0, 14], [$event->answered, $event->talkSeconds, $event->waitSeconds]);
        self::assertNull($event->answeredAt);
    }

    public function testAnOutboundSummaryNamesThePatient(): void
    {
        $event = self::read('/events/summary', '{"entry_id":"e","call_direction":2,"from":{"extension":"123","number":"sip:user1@xyz.mangosip.ru"},"to":{"number":"7800123456789"},"line_number":"74951112233","create_time":1399906976,"forward_time":1399906976,"talk_time":0,"end_time":1399906990,"entry_result":0,"disconnect_reason":1100}');

        self::assertSame([Direction::Out, '7800123456789', false], [$event->direction, $event->caller, $event->answered]);
    }

    public function testAnInternalSummaryIsInternal(): void
    {
        self::assertSame(Direction::Internal, self::read('/events/summary', '{"entry_id":"e","call_direction":0,"from":{"extension":"1"},"to":{"extension":"2"},"create_time":1399906976,"talk_time":0,"end_time":1399906990}')->direction);
    }

    /** @param array<string, mixed> $expected */
    #[DataProvider('calls')]
    public function testReadsALeg(string $json, array $expected): void
    {
        $event = self::read('/events/call', $json);
        $read = [
            'direction' => $event->direction,
            'state' => $event->state,
            'caller' => $event->caller,
            'did' => $event->did,
            'sure' => $event->didIsSure,
            'answered_at' => $event->answeredAt,
            'leg' => $event->leg?->state,
            'seq' => $event->leg?->seq,
        ];

        self::assertEquals($expected, array_intersect_key($read, $expected));
    }

    /** @return iterable<string, array{string, array<string, mixed>}> */
    public static function calls(): iterable
    {
        yield 'the menu, first event' => [
            '{"entry_id":"e","call_id":"a","timestamp":1488272633,"seq":1,"call_state":"Appeared","location":"ivr","from":{"number":"74955404444"},"to":{"number":"74952150438","line_number":"74952150438"}}',
            ['direction' => Direction::In, 'state' => CallState::Ringing, 'caller' => '74955404444', 'did' => '74952150438', 'sure' => false, 'answered_at' => null, 'leg' => CallState::Ringing, 'seq' => 1],
        ];
        yield 'a menu that connects is nobody who answers' => [
            '{"entry_id":"e","call_id":"a","timestamp":1488272634,"seq":"2","call_state":"Connected","location":"ivr","from":{"number":"74955404444"},"to":{"number":"74952150438","line_number":"74952150438"}}',
            ['state' => CallState::Ringing, 'answered_at' => null, 'leg' => CallState::Talking, 'seq' => 2],
        ];
        yield 'an employee answers' => [
            '{"entry_id":"e","call_id":"b","timestamp":"1488272695","seq":"2","call_state":"Connected","location":"abonent","from":{"number":"74955404444","taken_from_call_id":"a"},"to":{"extension":"12","number":"79260297870","line_number":"74952150438"}}',
            ['direction' => Direction::In, 'state' => CallState::Talking, 'answered_at' => 1_488_272_695_000, 'caller' => '74955404444'],
        ];
        yield 'a leg that ends does not end the call; a tracking number beats the line\'s SIP name' => [
            '{"entry_id":"1MN0Q1MDOQ==","call_id":"MIxEyNTzTo6NDxkzNMMOzNQ==","timestamp":1558422128,"seq":2,"call_state":"Disconnected","location":"abonent","from":{"number":"79001234567","taken_from_call_id":"oMNTMyz"},"to":{"extension":"29","number":"sip:user00000@tech.mangosip.ru","line_number":"sip:line00000@tech.mangosip.ru","acd_group":"303"},"disconnect_reason":1131,"dct":{"number":"74001234567","type":1}}',
            ['state' => CallState::Ringing, 'did' => '74001234567', 'sure' => true, 'leg' => CallState::Ended],
        ];
        yield 'without tracking the SIP name stays' => [
            '{"entry_id":"e","call_id":"b","timestamp":1558422128,"seq":2,"call_state":"Appeared","location":"abonent","from":{"number":"79001234567"},"to":{"line_number":"sip:line00000@tech.mangosip.ru"},"dct":{"number":"74001234567","type":0}}',
            ['did' => 'sip:line00000@tech.mangosip.ru', 'sure' => false],
        ];
        yield 'an order\'s own id makes it a callback' => [
            '{"entry_id":"e","call_id":"b","timestamp":1558422128,"seq":1,"call_state":"Appeared","location":"abonent","from":{"extension":"101"},"to":{"number":"79161234567","line_number":"74951112233"},"command_id":"cbk1"}',
            ['direction' => Direction::Callback, 'caller' => '79161234567'],
        ];
        yield 'so does a widget\'s' => [
            '{"entry_id":"e","call_id":"b","timestamp":1558422128,"seq":1,"call_state":"Appeared","location":"abonent","from":{"number":"79161234567"},"to":{"extension":"101","line_number":"74951112233"},"callback_initiator":"CallbackWidget"}',
            ['direction' => Direction::Callback, 'caller' => '79161234567'],
        ];
        yield 'an extension rings out' => [
            '{"entry_id":"e","call_id":"b","timestamp":1558422128,"seq":1,"call_state":"Appeared","location":"abonent","from":{"extension":"101","number":"sip:u@x"},"to":{"number":"79161234567"}}',
            ['direction' => Direction::Out, 'caller' => '79161234567'],
        ];
        yield 'an extension rings another' => [
            '{"entry_id":"e","call_id":"b","timestamp":1558422128,"seq":1,"call_state":"Appeared","location":"abonent","from":{"extension":"101","number":"sip:u@x"},"to":{"extension":"102","number":"sip:v@x"}}',
            ['direction' => Direction::Internal],
        ];
        yield 'numbers of every wrong shape are not known' => [
            '{"entry_id":"e","call_id":"b","timestamp":-5,"seq":"99999999999999999999","call_state":"Appeared","location":["ivr"],"from":{"number":{"a":1}},"to":"x","dct":[1,2]}',
            ['direction' => Direction::In, 'caller' => null, 'did' => null, 'seq' => 0],
        ];
    }

    public function testARecordingIsNewsOnlyWhenItCanBeHad(): void
    {
        $ready = self::read('/events/record/added', '{"entry_id":"NTAwOTQxMTAyMg==","product_id":300022532,"user_id":-1,"timestamp":1578664187,"recording_id":"MToxMDAwNjA4NTo1MDA5NDExMDIyOjE="}');

        self::assertSame(['NTAwOTQxMTAyMg==', 'MToxMDAwNjA4NTo1MDA5NDExMDIyOjE=', Direction::Unknown, CallState::New], [$ready->call, $ready->recording, $ready->direction, $ready->state]);
        self::assertSame([], self::parse('/events/recording', '{"entry_id":"e","recording_id":"r","recording_state":"Started","seq":1,"timestamp":1578664187}'));
        self::assertSame([], self::parse('/events/recording', '{"entry_id":"e","recording_id":"r","recording_state":"Completed","completion_code":4002,"timestamp":1578664187}'));
        self::assertSame([], self::parse('/events/recording', '{"entry_id":"e","recording_id":"r","recording_state":"Completed","completion_code":"1000","timestamp":1578664187}'), 'Made, but not there yet.');
    }

    public function testOtherEventsAreTakenAndAreAboutNoCall(): void
    {
        foreach (['/ping', '/events/dtmf', '/events/sms', '/result/callback', '/result/stat', '/result/stats', ''] as $path) {
            self::assertSame([], self::parse($path, '{"command_id":"x","result":1000}'), $path);
        }
    }

    #[DataProvider('unreadable')]
    public function testSaysWhatIsUnreadable(string $path, string $json, string $field): void
    {
        try {
            self::parse($path, $json);
            self::fail('It was read.');
        } catch (Unreadable $why) {
            self::assertSame($field, $why->field);
        }
    }

    /** @return iterable<string, array{string, string, string}> */
    public static function unreadable(): iterable
    {
        yield 'no JSON' => ['/events/call', '{"entry_id"', 'json'];
        yield 'a bare number' => ['/events/call', '7', 'json'];
        yield 'a nested bomb' => ['/events/call', str_repeat('[', 20000) . str_repeat(']', 20000), 'json'];
        yield 'invalid UTF-8' => ['/events/call', "{\"entry_id\":\"\xFF\"}", 'json'];
        yield 'no entry' => ['/events/call', '{"call_id":"b","call_state":"Appeared"}', 'entry_id'];
        yield 'an entry that is a list' => ['/events/summary', '{"entry_id":["e"],"call_direction":1}', 'entry_id'];
        yield 'an endless entry' => ['/events/summary', '{"entry_id":"' . str_repeat('e', 5000) . '","call_direction":1}', 'entry_id'];
        yield 'an unknown state' => ['/events/call', '{"entry_id":"e","call_id":"b","call_state":"Flying"}', 'call_state'];
        yield 'an unknown direction' => ['/events/summary', '{"entry_id":"e","call_direction":"sideways"}', 'call_direction'];
        yield 'no recording' => ['/events/record/added', '{"entry_id":"e"}', 'recording_id'];
    }

    /** @return list<CallEvent> */
    private static function parse(string $path, string $json): array
    {
        return (new MangoAdapter())->parse(self::event($path, $json), self::with([]));
    }

    private static function read(string $path, string $json): CallEvent
    {
        $events = self::parse($path, $json);
        self::assertCount(1, $events);

        return $events[0];
    }

    private static function event(string $path, string $json): PbxEvent
    {
        return new PbxEvent('POST', $path, '', http_build_query(['vpbx_api_key' => self::KEY, 'sign' => hash('sha256', self::KEY . $json . self::SALT), 'json' => $json]));
    }

    /** @param array<string, string> $secrets */
    private static function with(array $secrets): Connection
    {
        return new Connection(1, 'Mango', 'mango', true, [], $secrets, null, 0);
    }
}
