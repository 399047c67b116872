<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Telphin;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\Telphin\TelphinAdapter;
use Ringwell\Pbx\Unreadable;
use Ringwell\Time;

final class TelphinAdapterTest extends TestCase
{
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

    private static function read(string $body): CallEvent
    {
        return (new TelphinAdapter())->parse(new PbxEvent('POST', '', '', $body), new Connection(1, 'T', 'telphin', true, [], [], null, 0))[0];
    }
}
