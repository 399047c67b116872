<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\Own\OwnPbxAdapter;
use Ringwell\Pbx\PbxAdapter;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\Unreadable;
use Ringwell\Tests\Unit\Pbx\Contract\AdapterContract;
use Ringwell\Tests\Unit\Pbx\Contract\Scene;
use Ringwell\Tests\Unit\Pbx\Contract\Told;

final class OwnPbxAdapterTest extends AdapterContract
{
    private const SECRET = 'a long random text';
    private const START = 'event=start&id=1790000000.12&did=74951112233&from=79161234567&t=1790000000';

    protected function adapter(): PbxAdapter
    {
        return new OwnPbxAdapter();
    }

    protected function connection(): Connection
    {
        return self::with([OwnPbxAdapter::SIGNING_SECRET => self::SECRET]);
    }

    protected function tell(Scene $scene, int $off = 0): Told|string
    {
        if (in_array($scene, [Scene::Outgoing, Scene::Internal], true)) {
            return 'Only incoming calls pass through this dialplan.';
        }
        $say = static fn (string $kind, int $after, string $more = ''): array => [$after, self::signed(
            "event={$kind}&id=asterisk-1790000000.12&did=" . Scene::DID . "&from={$scene->caller()}{$more}&t=" . (Scene::START + $off + $after),
        )];
        $status = match ($scene) {
            Scene::Missed => 'NOANSWER',
            Scene::Busy => 'BUSY',
            Scene::GivenUp => 'CANCEL',
            default => 'ANSWER',
        };
        $events = [$say('start', 0)];
        if ($scene->answeredAfter() !== null) {
            $events[] = $say('answer', $scene->answeredAfter());
        }
        $events[] = $say('end', $scene->overAfter(), "&status={$status}&talk=" . ($scene->talk() === 0 ? '' : $scene->talk()) . "&total={$scene->overAfter()}&cause=16");

        return new Told(...$events);
    }

    protected function pulled(Scene $scene): string
    {
        return 'A dialplan keeps no list of calls.';
    }

    protected function forged(): array
    {
        $signed = self::signed(self::START)->body;

        return [
            'not signed' => self::event(self::START),
            'signed with nothing' => self::event(self::START . '&s='),
            'signed with another secret' => self::event(self::START . '&s=' . sha1(self::START . 'other')),
            'changed after signing' => self::event(str_replace('74951112233', '74951112234', $signed)),
            'something follows what was signed' => self::event($signed . '&did=74951112234'),
        ];
    }

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
        $signed = self::signed(self::START);

        self::assertTrue($adapter->authenticate($signed, $this->connection()));
        self::assertTrue($adapter->authenticate(self::event(self::START . '&s=' . strtoupper(sha1(self::START . self::SECRET))), $this->connection()));
        self::assertTrue($adapter->authenticate(self::event(self::START), self::with([])), 'Without a secret there is nothing to check.');
        self::assertTrue($adapter->authenticate($signed, self::with([])));
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
        $events = (new OwnPbxAdapter())->parse(self::event($body), self::with([]));
        self::assertCount(1, $events);

        return $events[0];
    }

    private static function event(string $body): PbxEvent
    {
        return new PbxEvent('POST', '', '', $body);
    }

    private static function signed(string $body): PbxEvent
    {
        return self::event($body . '&s=' . sha1($body . self::SECRET));
    }

    /** @param array<string, string> $secrets */
    private static function with(array $secrets): Connection
    {
        return new Connection(1, 'Own', 'own', true, [], $secrets, null, 0);
    }
}
