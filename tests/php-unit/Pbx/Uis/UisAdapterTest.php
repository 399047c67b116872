<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Uis;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Call\CallEvent;
use Ringwell\Call\Direction;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\HttpAnswer;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\PullFailed;
use Ringwell\Pbx\Uis\UisAdapter;
use Ringwell\Pbx\Uis\UisTemplates;
use Ringwell\Pbx\Unreadable;
use Ringwell\Tests\Unit\Pbx\Contract\FakeHttp;
use Ringwell\Time;

/** What is particular to this platform; what all phone systems must do is in UisContractTest. */
final class UisAdapterTest extends TestCase
{
    /** A "call finished" as a project received it, with our two constants before it. */
    private const RECEIVED = '{"event":"call_end","key":"K","notification_name":"crm-out","virtual_phone_number":"78633109653","notification_time":"2019-12-16 14:40:47.234","external_id":null,"contact_phone_number":"79508418541","employee_full_name":"...","employee_id":323409,"call_source":"va","direction":"in","call_session_id":998677427,"scenario_name":"...","talk_time_duration":12,"total_time_duration":23,"wait_time_duration":11,"tag_names":null,"is_transfer":false,"last_talked_employee_id":323409}';

    public function testReadsWhatTheyReallySend(): void
    {
        $event = self::read(self::RECEIVED)[0];

        self::assertSame(['998677427', Direction::In, '79508418541', '78633109653'], [$event->call, $event->direction, $event->caller, $event->did]);
        self::assertSame([true, 12, 11], [$event->answered, $event->talkSeconds, $event->waitSeconds]);
        self::assertSame('2019-12-16T11:40:24.234Z', Time::isoOrNull($event->startedAt));
        self::assertSame('2019-12-16T11:40:35.234Z', Time::isoOrNull($event->answeredAt));
    }

    #[DataProvider('orders')]
    public function testACallThatWasOrderedIsNoCallOfAVisitor(string $fields): void
    {
        $event = self::read('{"event":"call_end","call_session_id":1,"direction":"in",' . $fields . '}')[0];

        self::assertSame(Direction::Callback, $event->direction);
    }

    /** @return iterable<string, array{string}> */
    public static function orders(): iterable
    {
        yield 'our own' => ['"external_id":"42","call_source":"callapi"'];
        yield 'ours, told by the id alone' => ['"external_id":"42","call_source":"va"'];
        yield 'a widget' => ['"external_id":null,"call_source":"sitephone"'];
        yield 'rung back after a lost call' => ['"external_id":null,"call_source":"auto_back_call_by_lost_call"'];
    }

    public function testATalkThatWasLeftOutOfTheTemplateSaysNothing(): void
    {
        self::assertSame([null, null], [self::read('{"event":"call_end","call_session_id":1,"direction":"in"}')[0]->answered, self::read('{"event":"call_end","call_session_id":1}')[0]->talkSeconds]);
        self::assertFalse(self::read('{"event":"call_end","call_session_id":1,"direction":"in","talk_time_duration":null}')[0]->answered);
    }

    public function testReadsValuesInTheAddressToo(): void
    {
        $query = 'event=call_end&key=K&call_session_id=998677427&virtual_phone_number=%2274951112233%22&contact_phone_number=null&notification_time=%222026-11-22%2010%3A15%3A07.5%22&talk_time_duration=0&direction=%22in%22&external_id=null';
        $event = (new UisAdapter())->parse(new PbxEvent('GET', '', $query, ''), self::connection())[0];

        self::assertSame(['998677427', Direction::In, '', '74951112233', false], [$event->call, $event->direction, $event->caller, $event->did, $event->answered]);
        self::assertSame('2026-11-22T07:15:07.500Z', Time::isoOrNull($event->at));
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
        yield 'quotes around the braces' => ['{"event":"call_end","call_session_id":""998677427""}', 'body'];
        yield 'a template that nobody filled in' => [UisTemplates::template('call_end'), 'body'];
        yield 'no event' => ['{"call_session_id":1}', 'event'];
        yield 'an event of another kind' => ['{"event":"chat","call_session_id":1}', 'event'];
        yield 'no call' => ['{"event":"call_start","call_session_id":null}', 'call_session_id'];
        yield 'a list' => ['[1,2]', 'event'];
        yield 'nothing' => ['', 'event'];
        yield 'a recording without a link' => ['{"event":"record","call_session_id":1,"file_link":null}', 'file_link'];
    }

    public function testBrokenJsonWithTheRightKeyIsNotTakenForAStrangers(): void
    {
        $event = new PbxEvent('POST', '', '', '{"event":"call_end","key":"K","did":""7495""}');

        self::assertTrue((new UisAdapter())->authenticate($event, self::connection()));
        self::assertTrue((new UisAdapter())->authenticate(new PbxEvent('POST', '', '', '{}'), self::connection(['token' => 'T'])), 'Where no key was chosen the address alone counts.');
    }

    public function testEveryTemplateIsJsonOnceItIsFilledIn(): void
    {
        foreach (UisTemplates::events() as $event) {
            $filled = json_decode(UisScenes::filled(UisTemplates::template($event), ['call_session_id' => 1, 'file_link' => 'https://media.uiscom.ru/1/a']), true);
            self::assertIsArray($filled, $event);
            self::assertSame([$event, UisScenes::KEY], [$filled['event'] ?? null, $filled['key'] ?? null]);
            self::assertNotSame([], self::read((string) json_encode($filled)), $event);
        }
    }

    #[DataProvider('links')]
    public function testARecordingHasOneNameWhicheverWayItIsTold(string $link, ?string $name, ?string $url): void
    {
        $events = self::read((string) json_encode(['event' => 'record', 'call_session_id' => 1, 'file_link' => $link]));

        self::assertSame($name === null ? [] : [$name], array_map(static fn (CallEvent $event): ?string => $event->recording, $events));
        if ($name !== null) {
            self::assertSame($url, (new UisAdapter())->recording(self::connection(), $name, new FakeHttp(static fn (): HttpAnswer => throw new \LogicException('No question is needed.')))->url);
        }
    }

    /** @return iterable<string, array{string, ?string, ?string}> */
    public static function links(): iterable
    {
        yield 'direct' => ['https://media.uiscom.ru/784617/a1b2c3', '784617/a1b2c3', 'https://media.uiscom.ru/784617/a1b2c3'];
        yield 'of the cabinet' => ['https://app.uiscom.ru/system/media/talk/784617/a1b2c3/', '784617/a1b2c3', 'https://media.uiscom.ru/784617/a1b2c3'];
        yield 'in another form' => ['https://storage.uiscom.ru/get?file=17', 'https://storage.uiscom.ru/get?file=17', 'https://storage.uiscom.ru/get?file=17'];
        yield 'of a stranger' => ['https://media.uiscom.ru.evil.example/784617/a1b2c3', null, null];
        yield 'of another brand' => ['https://media.comagic.ru/784617/a1b2c3', null, null];
        yield 'with a password' => ['https://x@media.uiscom.ru/1/a', null, null];
        yield 'not encrypted' => ['http://media.uiscom.ru/1/a', null, null];
        yield 'into the network of the clinic' => ['http://10.0.0.1/1/a', null, null];
    }

    public function testARecordingThatIsNoneOfTheirsIsNotFetched(): void
    {
        $this->expectException(PullFailed::class);
        (new UisAdapter())->recording(self::connection(), 'https://evil.example/1/a', new FakeHttp(static fn (): HttpAnswer => throw new \LogicException('No question is needed.')));
    }

    public function testIsAskedWhereACallGoes(): void
    {
        $adapter = new UisAdapter();
        $event = new PbxEvent('POST', '/route', 'key=K', 'cdr_id=5&start_time=x&input_result=&numa=79161234567&numb=74951112233');
        $question = $adapter->question($event, self::connection());

        self::assertTrue($adapter->authenticate($event, self::connection()));
        self::assertSame(['79161234567', '74951112233'], [$question?->caller, $question?->did]);
        self::assertSame([], $adapter->parse($event, self::connection()), 'A question is no news of a call.');
        self::assertSame(['phones' => ['101']], $adapter->route('101', $event)->body);
        self::assertSame(['returned_code' => 1], $adapter->route(null, $event)->body);
        self::assertNull($adapter->question(UisScenes::event('call_start', []), self::connection()));
    }

    /** @return list<CallEvent> */
    private static function read(string $body): array
    {
        return (new UisAdapter())->parse(new PbxEvent('POST', '', '', $body), self::connection());
    }

    /** @param array<string, string> $secrets */
    private static function connection(array $secrets = ['key' => 'K', 'token' => 'T']): Connection
    {
        return new Connection(1, 'UIS', 'uis', true, ['brand' => 'uis', 'zone' => 'Europe/Moscow'], $secrets, null, 0);
    }
}
