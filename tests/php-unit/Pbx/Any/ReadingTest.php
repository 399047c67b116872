<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Any;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Pbx\Any\Mapping;
use Ringwell\Pbx\Any\Reading;
use Ringwell\Pbx\Any\Tree;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\Unreadable;
use Ringwell\Time;

final class ReadingTest extends TestCase
{
    private const FIELDS = ['call' => 'id', 'caller' => 'from', 'did' => 'to', 'direction' => 'type', 'state' => 'event', 'at' => 'time', 'talk' => 'talk', 'wait' => 'wait', 'recording' => 'file'];
    private const SAYS = ['id' => 'c1', 'from' => '79161234567', 'to' => '74951112233', 'type' => 'inbound', 'time' => 1_790_000_000];

    /** @param array<string, mixed> $says */
    #[DataProvider('states')]
    public function testSaysHowFarTheCallHasCome(array $says, CallState $state, ?bool $answered, ?int $talk): void
    {
        $event = self::read(['fields' => self::FIELDS], $says + self::SAYS);

        self::assertSame([$state, $answered, $talk], [$event->state, $event->answered, $event->talkSeconds]);
        self::assertSame([Direction::In, '79161234567', '74951112233', 'c1'], [$event->direction, $event->caller, $event->did, $event->call]);
        self::assertSame($state === CallState::Ended, $event->final);
    }

    /** @return iterable<string, array{array<string, mixed>, CallState, ?bool, ?int}> */
    public static function states(): iterable
    {
        yield 'begun' => [['event' => 'start'], CallState::New, null, null];
        yield 'ringing' => [['event' => 'RINGING'], CallState::Ringing, null, null];
        yield 'answered' => [['event' => 'answered'], CallState::Talking, null, null];
        yield 'answered, nothing talked yet' => [['event' => 'answered', 'talk' => 0], CallState::Talking, null, null];
        yield 'answered, told at the end' => [['event' => 'ANSWERED', 'talk' => '42'], CallState::Ended, true, 42];
        yield 'ended, talked' => [['event' => 'hangup', 'talk' => '1:05'], CallState::Ended, true, 65];
        yield 'ended, a menu answered' => [['event' => 'completed', 'talk' => 0], CallState::Ended, false, 0];
        yield 'ended, talk unknown' => [['event' => 'ended'], CallState::Ended, null, null];
        yield 'missed' => [['event' => 'NO-ANSWER'], CallState::Ended, false, 0];
        yield 'missed, whose length is that of the ringing' => [['event' => 'Пропущенный', 'talk' => 20], CallState::Ended, false, 0];
        yield 'success, talk unknown' => [['event' => 'Успешный'], CallState::Ended, true, null];
        yield 'success of nobody' => [['event' => 'success', 'talk' => 0], CallState::Ended, false, 0];
        yield 'says no state, but talk' => [['talk' => 12], CallState::Ended, true, 12];
        yield 'says no state, and no talk' => [['talk' => 0], CallState::Ended, false, 0];
        yield 'says nothing of it' => [[], CallState::Ringing, null, null];
        yield 'an empty state' => [['event' => '', 'talk' => 3], CallState::Ended, true, 3];
    }

    public function testTheOwnersWordsGoBeforeOurs(): void
    {
        $mapping = ['fields' => self::FIELDS, 'values' => ['state' => ['Completed' => 'missed', '5' => 'ended', 'сигнал' => 'ringing'], 'direction' => ['1' => 'out', 'Inbound' => 'internal']]];

        self::assertFalse(self::read($mapping, ['event' => 'completed', 'type' => 'in', 'talk' => 9] + self::SAYS)->answered);
        self::assertTrue(self::read($mapping, ['event' => 5, 'type' => 'in', 'talk' => 9] + self::SAYS)->answered);
        self::assertSame(CallState::Ringing, self::read($mapping, ['event' => 'Сигнал', 'type' => 'in'] + self::SAYS)->state);
        self::assertSame(Direction::Out, self::read($mapping, ['type' => 1] + self::SAYS)->direction);
        self::assertSame(Direction::Internal, self::read($mapping, self::SAYS)->direction);
    }

    public function testNoCallIsMadeOfAWordThatNobodyExplained(): void
    {
        self::assertSame([], self::all(['fields' => self::FIELDS], ['event' => 'contact_updated'] + self::SAYS));
        self::assertSame([], self::all(['fields' => self::FIELDS], ['type' => 'sideways'] + self::SAYS));
        self::assertSame([], self::all(['fields' => self::FIELDS, 'values' => ['state' => ['ring' => 'nothing']]], ['event' => 'ring'] + self::SAYS));
    }

    public function testARecordingMayComeAlone(): void
    {
        $mapping = ['fields' => self::FIELDS, 'values' => ['state' => ['record ready' => 'recording']]];
        $event = self::read($mapping, ['id' => 'c1', 'event' => 'record_ready', 'file' => 'https://pbx.example/1.mp3']);

        self::assertSame([Direction::Unknown, CallState::New, 'https://pbx.example/1.mp3', null], [$event->direction, $event->state, $event->recording, $event->caller]);
        foreach (['', '0', 'false', 'null', 'https://pbx.example/' . str_repeat('a', 200)] as $none) {
            self::assertNull(self::read(['fields' => self::FIELDS], ['file' => $none] + self::SAYS)->recording);
        }
    }

    public function testWhereTheClinicRangOutThePartiesChangePlaces(): void
    {
        $out = ['type' => 'out'] + self::SAYS;

        self::assertSame(['74951112233', '79161234567'], self::parties(self::read(['fields' => self::FIELDS], $out)));
        self::assertSame(['79161234567', '74951112233'], self::parties(self::read(['fields' => self::FIELDS, 'swaps' => false], $out)));
    }

    public function testWhatIsTheSameInAllMessagesMayStandInNone(): void
    {
        $fixed = ['did' => '+74951112233', 'direction' => 'out', 'state' => 'missed'];
        $event = self::read(['fields' => ['call' => 'id', 'caller' => 'from'], 'fixed' => $fixed, 'swaps' => false], ['id' => 1, 'from' => '79161234567']);

        self::assertSame([Direction::Out, false, '+74951112233'], [$event->direction, $event->answered, $event->did]);
    }

    public function testAHiddenCallerIsSaidAndAMissingOneIsNot(): void
    {
        foreach (['', '-', 'null', ' '] as $hidden) {
            self::assertSame('', self::read(['fields' => self::FIELDS], ['from' => $hidden] + self::SAYS)->caller);
        }
        self::assertNull(self::read(['fields' => self::FIELDS], array_diff_key(self::SAYS, ['from' => 1]))->caller);
    }

    public function testADirectionThatIsMissingIsNotGuessed(): void
    {
        $without = array_diff_key(self::SAYS, ['type' => 1]);

        self::assertSame(Direction::Unknown, self::read(['fields' => self::FIELDS], $without)->direction);
        self::assertSame(Direction::In, self::read(['fields' => array_diff_key(self::FIELDS, ['direction' => 1])], $without)->direction, 'Nobody said that there are others.');
    }

    public function testTimesAndLengthsFillEachOther(): void
    {
        $fields = ['call' => 'id', 'caller' => 'from', 'did' => 'to', 'started' => 'start', 'answered' => 'answer', 'ended' => 'end', 'talk' => 'talk', 'wait' => 'wait', 'state' => 'event'];
        $whole = self::read(['fields' => $fields], ['event' => 'end', 'start' => '22.11.2026 10:15:00', 'talk' => 42, 'wait' => 8] + self::SAYS);
        $live = self::read(['fields' => $fields], ['event' => 'answered', 'answer' => '2026-11-22T07:15:08Z'] + self::SAYS);
        $over = self::read(['fields' => $fields], ['event' => 'answered', 'start' => 1_790_000_000, 'answer' => 1_790_000_008, 'end' => 1_790_000_050] + self::SAYS);

        self::assertSame(
            ['2026-11-22T07:15:00.000Z', '2026-11-22T07:15:08.000Z', '2026-11-22T07:15:50.000Z'],
            array_map(Time::isoOrNull(...), [$whole->startedAt, $whole->answeredAt, $whole->endedAt]),
        );
        self::assertSame([CallState::Talking, '2026-11-22T07:15:08.000Z'], [$live->state, Time::isoOrNull($live->answeredAt)]);
        self::assertSame([true, true, 1_790_000_050_000], [$over->final, $over->answered, $over->at]);
    }

    public function testWithoutAnIdTheCallIsWhoRangWhatInWhichMinute(): void
    {
        $mapping = ['fields' => ['caller' => 'from', 'did' => 'to', 'started' => 'start', 'state' => 'event']];
        $id = static fn (array $says): string => self::read($mapping, $says + self::SAYS)->call;
        $first = $id(['start' => 1_790_000_005, 'event' => 'ringing']);

        self::assertSame($first, $id(['start' => 1_790_000_009, 'event' => 'ended']));
        self::assertSame($first, $id(['start' => 1_790_000_005, 'from' => '+7 (916) 123-45-67']), 'However the phone is written.');
        self::assertNotSame($first, $id(['start' => 1_790_000_065]));
        self::assertNotSame($first, $id(['start' => 1_790_000_005, 'from' => '79161234568']));
        self::assertNotSame($first, $id(['start' => 1_790_000_005, 'to' => '74951112234']));
    }

    /**
     * @param array<string, mixed> $mapping
     * @param array<string, mixed> $says
     */
    #[DataProvider('unreadable')]
    public function testSaysWhichFieldKeepsACallFromBeingMade(array $mapping, array $says, string $field): void
    {
        try {
            self::all($mapping, $says);
            self::fail('It should be unreadable.');
        } catch (Unreadable $why) {
            self::assertSame($field, $why->field);
        }
    }

    /** @return iterable<string, array{array<string, mixed>, array<string, mixed>, string}> */
    public static function unreadable(): iterable
    {
        yield 'no id' => [['fields' => ['call' => 'data.id', 'at' => 'time']], self::SAYS, 'data.id'];
        yield 'the id is a branch' => [['fields' => ['call' => 'id']], ['id' => ['a' => 1]], 'id'];
        yield 'neither id nor time' => [['fields' => ['caller' => 'from', 'at' => 'when']], self::SAYS, 'when'];
        yield 'a time that is none' => [['fields' => ['caller' => 'from', 'started' => 'from']], self::SAYS, 'from'];
        yield 'nothing that tells calls apart' => [['fields' => ['caller' => 'from']], self::SAYS, 'time'];
    }

    public function testOneMessageMayTellOfSeveralCalls(): void
    {
        $mapping = ['each' => 'data.calls', 'fields' => ['call' => 'id', 'caller' => 'from', 'did' => 'line', 'state' => 'event']];
        $says = ['event' => 'missed', 'line' => '74951112233', 'data' => ['calls' => [['id' => 1, 'from' => '79161234567'], ['id' => 2, 'from' => '79161234568'], 'rubbish']]];
        $events = self::all($mapping, $says);

        self::assertSame(['1', '2'], array_map(static fn (CallEvent $event): string => $event->call, $events));
        self::assertSame(['74951112233', '74951112233'], array_map(static fn (CallEvent $event): ?string => $event->did, $events), 'What stands beside the list holds for all.');
        self::assertSame([], self::all($mapping, ['event' => 'missed']));
        self::assertSame([], self::all($mapping, ['data' => ['calls' => 'none']]));
        self::assertCount(1, self::all($mapping, ['data' => ['calls' => ['id' => 3]], 'event' => 'missed']), 'A list of one, as some write it.');
    }

    /** Bad mappings, missing fields and wrong types end in a call, in no call or in Unreadable, never in anything else. */
    public function testNothingThatIsStoredOrSentBreaksIt(): void
    {
        $odd = [null, true, false, 0, -1, 1.5, 1e300, NAN, '', ' ', "\0", "\xFF\xFE", '{', '[]', [], [[]], ['a' => ['b' => []]], str_repeat('9', 5000), 'event', 'from.x.y', '...', 'a.'];
        mt_srand(7);
        $pick = static fn (): mixed => $odd[mt_rand(0, count($odd) - 1)];
        $made = 0;
        for ($round = 0; $round < 3000; $round++) {
            $fields = array_combine(Mapping::FIELDS, array_map(static fn (): mixed => mt_rand(0, 2) === 0 ? $pick() : ['id', 'from', 'to', 'type', 'event', 'time', 'talk'][mt_rand(0, 6)], Mapping::FIELDS));
            $mapping = Mapping::of(mt_rand(0, 9) === 0 ? $pick() : [
                'fields' => mt_rand(0, 9) === 0 ? $pick() : $fields,
                'fixed' => ['did' => $pick(), 'direction' => $pick(), 'state' => $pick()],
                'values' => mt_rand(0, 3) === 0 ? $pick() : ['state' => [$pick(), 'x' => $pick()], 'direction' => $pick()],
                'each' => $pick(),
                'swaps' => $pick(),
            ]);
            $says = array_map(static fn (mixed $value): mixed => mt_rand(0, 1) === 0 ? $pick() : $value, self::SAYS);
            try {
                $made += count(Reading::message($mapping, Tree::ofRow($says), 'Nowhere/Land'));
            } catch (Unreadable) {
                continue;
            }
        }
        self::assertGreaterThan(100, $made, 'Some must have been calls, or this tests nothing.');
    }

    public function testAMappingIsTheSameAfterItWasStored(): void
    {
        $mapping = Mapping::of(['each' => 'calls', 'fields' => self::FIELDS, 'fixed' => ['did' => '+7'], 'values' => ['state' => ['Завершён' => 'ended', '5' => 'missed', 'x' => 'rubbish'], 'direction' => ['0' => 'in']], 'swaps' => false, 'milliseconds' => true]);
        $again = Mapping::fromJson($mapping->toJson());

        self::assertEquals($mapping, $again);
        self::assertSame(['завершен' => 'ended', 5 => 'missed'], (array) $mapping->toArray()['values']['state']);
        self::assertTrue(Mapping::fromJson('')->isEmpty());
        self::assertSame([], $mapping->missing());
        self::assertSame(['call', 'caller', 'did'], Mapping::of([])->missing());
        self::assertSame(['did'], Mapping::of(['fields' => ['caller' => 'a', 'at' => 'b']])->missing());
    }

    #[DataProvider('messages')]
    public function testFindsTheFieldsInWhateverWasSent(string $method, string $query, string $body, string $path, ?string $text): void
    {
        self::assertSame($text, Tree::of(new PbxEvent($method, '', $query, $body))->text($path));
    }

    /** @return iterable<string, array{string, string, string, string, ?string}> */
    public static function messages(): iterable
    {
        yield 'JSON' => ['POST', '', '{"call":{"id":7,"to":["a","b"]}}', 'call.to.1', 'b'];
        yield 'JSON behind a byte order mark' => ['POST', '', "\xEF\xBB\xBF {\"id\":7}", 'id', '7'];
        yield 'a long number' => ['POST', '', '{"id":12345678901234567890}', 'id', '12345678901234567890'];
        yield 'a time with a fraction' => ['POST', '', '{"t":1790000000.25}', 't', '1790000000.25'];
        yield 'a large number written as float' => ['POST', '', '{"t":1790000000123.0}', 't', '1790000000123'];
        yield 'yes' => ['POST', '', '{"ok":true}', 'ok', 'true'];
        yield 'a form' => ['POST', '', 'from=%2B79161234567&call%5Bid%5D=7', 'call[id]', '7'];
        yield 'a form that holds JSON' => ['POST', '', 'key=k&json=' . rawurlencode('{"from":{"number":"7916"}}'), 'json.from.number', '7916'];
        yield 'a query' => ['GET', 'id=7&from=%2B7916', '', 'from', '+7916'];
        yield 'both, and the body wins' => ['POST', 'id=6&line=1', 'id=7', 'id', '7'];
        yield 'both, and the query adds' => ['POST', 'id=6&line=1', 'id=7', 'line', '1'];
        yield 'names with dots' => ['POST', '', '{"call.id":7,"call":{"id":6}}', 'call.id', '7'];
        yield 'branches with dots' => ['POST', '', '{"a.b":{"c.d":7}}', 'a.b.c.d', '7'];
        yield 'Windows letters' => ['POST', '', mb_convert_encoding('{"event":"Пропущен"}', 'Windows-1251', 'UTF-8'), 'event', 'Пропущен'];
        yield 'a branch is no text' => ['POST', '', '{"call":{"id":7}}', 'call', null];
        yield 'nothing' => ['POST', '', '', 'id', null];
        yield 'XML is not read' => ['POST', '', '<call id="7"/>', 'id', null];
        yield 'damaged JSON is no form of ours' => ['POST', '', '{"id":7', 'id', null];
        yield 'deeper than anybody means' => ['POST', '', str_repeat('{"a":', 40) . '1' . str_repeat('}', 40), 'a', null];
    }

    public function testShowsEveryFieldOfAMessageButNoEndlessOnes(): void
    {
        $event = new PbxEvent('POST', '', 'x=1', '{"b":{"c":[1,{"d":null}]},"a":""}');

        self::assertSame(['b.c.0' => '1', 'b.c.1.d' => '', 'a' => '', 'x' => '1'], Tree::of($event)->leaves());
        self::assertCount(200, Tree::ofRow(array_fill(0, 5000, ['a' => 1]))->leaves());
    }

    /**
     * @param array<string, mixed> $mapping
     * @param array<string, mixed> $says
     */
    private static function read(array $mapping, array $says): CallEvent
    {
        $events = self::all($mapping, $says);
        self::assertCount(1, $events);

        return $events[0];
    }

    /**
     * @param  array<string, mixed> $mapping
     * @param  array<string, mixed> $says
     * @return list<CallEvent>
     */
    private static function all(array $mapping, array $says): array
    {
        return Reading::message(Mapping::of($mapping), Tree::ofRow($says), 'Europe/Moscow');
    }

    /** @return array{?string, ?string} */
    private static function parties(CallEvent $event): array
    {
        return [$event->caller, $event->did];
    }
}
