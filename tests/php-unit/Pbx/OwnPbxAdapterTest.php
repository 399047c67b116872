<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\Own\OwnPbxAdapter;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\Unreadable;

final class OwnPbxAdapterTest extends TestCase
{
    private const START = 'event=start&id=1790000000.12&did=74951112233&from=79161234567&t=1790000000';

    public function testReadsTheThreeEvents(): void
    {
        $start = self::read(self::START);
        $answer = self::read('event=answer&id=1790000000.12&did=74951112233&from=79161234567&t=1790000008');
        $end = self::read('event=end&id=1790000000.12&did=74951112233&from=79161234567&status=ANSWER&talk=42&total=50&cause=16&t=1790000050');

        self::assertSame([CallState::Ringing, 1_790_000_000_000, Direction::In, '79161234567', '74951112233'], [$start->state, $start->startedAt, $start->direction, $start->caller, $start->did]);
        self::assertSame([CallState::Talking, 1_790_000_008_000], [$answer->state, $answer->answeredAt]);
        self::assertSame([CallState::Ended, true, 42, 1_790_000_050_000, 1_790_000_000_000], [$end->state, $end->answered, $end->talkSeconds, $end->endedAt, $end->startedAt]);
        self::assertSame('answer', $end->endReason);
    }

    #[DataProvider('ends')]
    public function testTalkSecondsDecideWhetherItWasAnswered(string $fields, ?bool $answered): void
    {
        self::assertSame($answered, self::read("event=end&id=1&t=1790000050&{$fields}")->answered);
    }

    /** @return iterable<string, array{string, ?bool}> */
    public static function ends(): iterable
    {
        yield 'talked' => ['status=ANSWER&talk=3', true];
        yield 'a machine picked up and nobody spoke' => ['status=ANSWER&talk=0', false];
        yield 'rang out' => ['status=NOANSWER&talk=', false];
        yield 'the caller gave up' => ['status=CANCEL', false];
        yield 'only the status' => ['status=answer', true];
        yield 'a queue says neither' => ['status=&talk=', null];
        yield 'nonsense for seconds' => ['status=&talk=-3', null];
    }

    public function testAHiddenCallerIsSaidAndAMissingTimeIsNoReasonToRefuse(): void
    {
        $event = self::read('event=start&id=1&did=74951112233&from=&t=yesterday');

        self::assertSame('', $event->caller);
        self::assertNull($event->at);
    }

    public function testTheSignatureIsAskedForWhereASecretIsSet(): void
    {
        $adapter = new OwnPbxAdapter();
        $secret = 'long random text';
        $connection = self::connection([OwnPbxAdapter::SIGNING_SECRET => $secret]);
        $signed = self::START . '&s=' . sha1(self::START . $secret);

        self::assertTrue($adapter->authenticate(self::event($signed), $connection));
        self::assertTrue($adapter->authenticate(self::event(self::START . '&s=' . strtoupper(sha1(self::START . $secret))), $connection));
        self::assertFalse($adapter->authenticate(self::event(self::START), $connection));
        self::assertFalse($adapter->authenticate(self::event(self::START . '&s='), $connection));
        self::assertFalse($adapter->authenticate(self::event(str_replace('74951112233', '74951112234', $signed)), $connection));
        self::assertFalse($adapter->authenticate(self::event($signed . '&did=74951112234'), $connection), 'Nothing may follow what was signed.');
        self::assertTrue($adapter->authenticate(self::event(self::START), self::connection([])), 'Without a secret there is nothing to check.');
        self::assertTrue($adapter->authenticate(self::event($signed), self::connection([])));
    }

    public function testTheSignatureIsNoPartOfTheEvent(): void
    {
        self::assertSame(1_790_000_000_000, self::read(self::START . '&s=' . sha1(self::START))->at);
    }

    #[DataProvider('unreadable')]
    public function testSaysWhatIsUnreadable(string $body, string $field): void
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
        yield 'empty' => ['', 'event'];
        yield 'an unknown event' => ['event=transfer&id=1', 'event'];
        yield 'no id' => ['event=start&did=74951112233', 'id'];
        yield 'arrays' => ['event[]=start&id[]=1', 'event'];
        yield 'JSON' => ['{"event":"start","id":"1"}', 'event'];
        yield 'invalid UTF-8' => ["event=start&id=\xFF\xFE", 'id'];
        yield 'an endless id' => ['event=start&id=' . str_repeat('1', 5000), 'id'];
        yield 'a control character' => ['event=start&id=1%00', 'id'];
        yield 'too many fields before it' => [str_repeat('a=1&', 5000) . 'event=start&id=1', 'event'];
    }

    private static function read(string $body): CallEvent
    {
        $events = (new OwnPbxAdapter())->parse(self::event($body), self::connection([]));
        self::assertCount(1, $events);

        return $events[0];
    }

    private static function event(string $body): PbxEvent
    {
        return new PbxEvent('POST', '', '', $body);
    }

    /** @param array<string, string> $secrets */
    private static function connection(array $secrets): Connection
    {
        return new Connection(1, 'Own', 'own', true, [], $secrets, null, 0);
    }
}
