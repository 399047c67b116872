<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\Field;
use Ringwell\Pbx\Own\Flavour;
use Ringwell\Pbx\Own\OwnEvent;
use Ringwell\Pbx\Own\OwnPbxAdapter;
use Ringwell\Pbx\PbxAdapter;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\PullFailed;
use Ringwell\Pbx\Unreadable;
use Ringwell\Tests\Unit\Pbx\Contract\AdapterContract;
use Ringwell\Tests\Unit\Pbx\Contract\FakeHttp;
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
        $settings = [
            'onward' => 'from-operator', 'phones' => '101, 102&103', 'ring_seconds' => '10', 'answer' => 'now', 'outgoing' => 'yes',
            'recordings' => 'fetch', 'recordings_url' => 'http://10.0.0.5/monitor/', 'routing' => 'both', 'branches' => 'Main number = 600', 'bridge' => 'yes',
            'ring_out' => 'bridge', 'ring_context' => 'internal', 'ring_dialled' => 'eight', 'manager_host' => '10.0.0.5', 'manager_port' => '5038', 'manager_user' => 'ringwell',
        ];

        return new Connection(1, 'Own', 'own', true, $settings, [OwnPbxAdapter::SIGNING_SECRET => self::SECRET, 'manager_password' => 'password of the manager'], null, 0);
    }

    protected function tell(Scene $scene, int $off = 0): Told|string
    {
        if ($scene === Scene::Internal) {
            return 'Calls inside the clinic do not pass through this dialplan.';
        }
        $out = $scene === Scene::Outgoing ? '&dir=out' : '';
        $say = static fn (string $kind, int $after, string $more = ''): array => [$after, self::signed(
            "event={$kind}{$out}&id=asterisk-1790000000.12&did=" . Scene::DID . "&from={$scene->caller()}{$more}&t=" . (Scene::START + $off + $after),
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

    protected function questions(): array
    {
        return [self::signed('event=route&id=1&did=' . Scene::DID . '&from=' . Scene::CALLER . '&t=1790000000')];
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
        yield 'a queue says who took it' => ['status=&talk=&queue=&abandoned=&member=PJSIP%2F101', true];
        yield 'the caller gave up in the queue' => ['status=&talk=&queue=&abandoned=TRUE&member=', false];
        yield 'the queue let him go' => ['status=&talk=&queue=TIMEOUT', false];
        yield 'nonsense for seconds' => ['status=&talk=-3', null];
    }

    public function testTheEndSaysAgainWhoAnsweredAndWhen(): void
    {
        $end = 'event=end&id=1&did=74951112233&from=79161234567&status=NOANSWER&talk=42&answered=1790000008&leg=1790000001.13&party=PJSIP%2F101-0000002a&total=50&t=1790000050';
        [$answer, $over] = (new OwnPbxAdapter())->parse(self::event($end), self::with([]));

        self::assertSame([CallState::Talking, 1_790_000_008_000, '101', '1790000001.13'], [$answer->state, $answer->answeredAt, $answer->leg?->party, $answer->leg?->key]);
        self::assertSame([true, 1_790_000_008_000, 8, 42, CallState::Ended], [$over->answered, $over->answeredAt, $over->waitSeconds, $over->talkSeconds, $over->leg?->state]);
    }

    public function testALegThatIsOverEndsNoCall(): void
    {
        $ring = self::read('event=ring&id=1&leg=2&party=PJSIP%2F102-0000002b&t=1790000001');
        $over = self::read('event=over&id=1&leg=2&party=PJSIP%2F102-0000002b&t=1790000009');

        self::assertSame([CallState::Ringing, CallState::Ringing, '102'], [$ring->state, $ring->leg?->state, $ring->leg?->party]);
        self::assertSame([CallState::Ringing, CallState::Ended], [$over->state, $over->leg?->state]);
    }

    public function testCallsThatTheClinicMakesAreItsOwn(): void
    {
        foreach (['start', 'end'] as $kind) {
            self::assertSame(Direction::Out, self::read("event={$kind}&dir=out&id=1&did=74951112233&from=79161234567&t=1790000000")->direction);
        }
    }

    #[DataProvider('channels')]
    public function testATelephoneIsKnownByItsExtension(string $channel, string $party): void
    {
        self::assertSame($party, OwnEvent::party($channel));
    }

    /** @return iterable<array{string, string}> */
    public static function channels(): iterable
    {
        yield ['PJSIP/101-0000002a', '101'];
        yield ['SIP/101-0000002a', '101'];
        yield ['Local/101@from-queue-00000007;1', '101'];
        yield ['PJSIP/front-desk-0000002a', 'front-desk'];
        yield ['101', '101'];
        yield ['', ''];
    }

    #[DataProvider('recordings')]
    public function testARecordingIsAFileBelowTheAddressAndNoOther(string $said, ?string $name): void
    {
        self::assertSame($name, self::read('event=end&id=1&t=1790000050&rec=' . rawurlencode($said))->recording);
    }

    /** @return iterable<array{string, ?string}> */
    public static function recordings(): iterable
    {
        yield ['2026/11/22/in-74951112233-79161234567-20261122-101500-1790000000.12.wav', '2026/11/22/in-74951112233-79161234567-20261122-101500-1790000000.12.wav'];
        yield ['', null];
        yield ['../../etc/passwd', null];
        yield ['/etc/passwd', null];
        yield ['a//b', null];
        yield ['a?b=c', null];
        yield ['http://evil.example/a.wav', null];
    }

    public function testARecordingIsFetchedBelowTheAddressThatTheOwnerTyped(): void
    {
        $at = static fn (array $settings): Connection => new Connection(1, 'Own', 'own', true, $settings, [], null, 0);
        $source = (new OwnPbxAdapter())->recording($at(['recordings_url' => 'http://10.0.0.5/monitor/']), '2026/11/22/a+b.wav', FakeHttp::inTurn());

        self::assertSame('http://10.0.0.5/monitor/2026/11/22/a%2Bb.wav', $source->url);
        $this->expectException(PullFailed::class);
        (new OwnPbxAdapter())->recording($at([]), 'a.wav', FakeHttp::inTurn());
    }

    public function testNoNameLeadsOutOfTheFolder(): void
    {
        $connection = new Connection(1, 'Own', 'own', true, ['recordings_url' => 'http://10.0.0.5/monitor/'], [], null, 0);
        $this->expectException(PullFailed::class);
        (new OwnPbxAdapter())->recording($connection, '2026/../../a.wav', FakeHttp::inTurn());
    }

    public function testWhatOurBridgeSignedIsVouchedFor(): void
    {
        $adapter = new OwnPbxAdapter();
        $sign = static fn (string $body, string $secret, string $t = '1790000000'): PbxEvent => new PbxEvent('POST', '', '', $body, [
            'x-ringwell-signature' => "t={$t},v1=" . hash_hmac('sha256', "{$t}.{$body}", $secret),
        ]);
        $genuine = $sign(self::START, self::SECRET);

        self::assertTrue($adapter->authenticate($genuine, $this->connection()));
        self::assertTrue($adapter->vouches($genuine, $this->connection()));
        self::assertFalse($adapter->vouches(self::signed(self::START), $this->connection()), 'A dialplan keeps nothing.');
        self::assertFalse($adapter->vouches($sign(self::START, ''), self::with([])), 'Nobody vouches without a secret.');
        foreach ([$sign(self::START, 'other'), $sign(self::START, self::SECRET, 'x'), new PbxEvent('POST', '', '', self::START . '0', $genuine->headers)] as $forged) {
            self::assertFalse($adapter->authenticate($forged, $this->connection()));
            self::assertFalse($adapter->vouches($forged, $this->connection()));
        }
    }

    public function testADialplanMayAskForTheWay(): void
    {
        $adapter = new OwnPbxAdapter();
        $asked = self::event('event=route&id=1&did=74951112233&from=79161234567&t=1790000000');
        $question = $adapter->question($asked, $this->connection());

        self::assertSame(['79161234567', '74951112233'], [$question?->caller, $question?->did]);
        self::assertNull($adapter->question(self::event(self::START), $this->connection()));
        self::assertSame([], $adapter->parse($asked, $this->connection()));
        self::assertSame(['101', 'text/plain'], [$adapter->route('101', $asked)->body, $adapter->route('101', $asked)->type]);
        self::assertSame('74951112233', $adapter->route('+74951112233', $asked)->body);
        foreach ([null, '', '101,1', 'Local/101', "101\n", str_repeat('1', 21)] as $none) {
            self::assertSame('-', $adapter->route($none, $asked)->body, 'An empty answer would mean that the site is down.');
        }
    }

    public function testAnUploadIsSignedInItsAddress(): void
    {
        $adapter = new OwnPbxAdapter();
        $query = 'call=1790000000.12&t=1790000000';

        self::assertTrue($adapter->authenticateUpload($query . '&s=' . sha1($query . self::SECRET), $this->connection()));
        self::assertTrue($adapter->authenticateUpload($query, self::with([])));
        self::assertFalse($adapter->authenticateUpload($query, $this->connection()));
        self::assertFalse($adapter->authenticateUpload($query . '0&s=' . sha1($query . self::SECRET), $this->connection()));
    }

    public function testTheDialplanIsMadeForTheConnection(): void
    {
        $steps = static fn (array $settings, string $url = 'https://clinic.example/wp-json/x'): array => (new OwnPbxAdapter(Flavour::FreePbx))->stepsFor(
            new Connection(1, 'Own', 'freepbx', true, $settings, [], null, 0),
            $url,
            ['+74951112233'],
        );

        self::assertSame([], array_filter((new OwnPbxAdapter(Flavour::FreePbx))->fields(), static fn (Field $field): bool => $field->name === 'onward'), 'Its own contexts lead back to us.');
        self::assertStringContainsString('Goto(ringwell-onward,', $steps(['onward' => 'from-pstn'])[0]->copy);
        self::assertStringContainsString('; +74951112233', $steps([])[0]->copy);
        self::assertStringContainsString('Dial(Local/101@from-internal/n,20,', $steps(['phones' => '101', 'ring_seconds' => '20'])[0]->copy);
        self::assertSame([''], array_column($steps(['phones' => '101,20,G(evil)']), 'copy'));
        self::assertSame([''], array_column($steps([], ''), 'copy'), 'Without an address there is nothing to paste.');
    }

    public function testTheBridgeIsExplainedWhereItIsUsed(): void
    {
        $steps = (new OwnPbxAdapter(bridgeUrl: 'https://clinic.example/bridge.cjs'))->stepsFor($this->connection(), 'https://clinic.example/wp-json/x', []);
        $text = implode("\n", array_column($steps, 'copy'));

        self::assertStringContainsString("'https://clinic.example/bridge.cjs'", $text);
        self::assertStringContainsString('"site": "https://clinic.example/wp-json/x"', $text);
        self::assertStringContainsString('Gosub(ringwell-ask', $text, 'The dialplan asks for the way where the owner wants it.');
        self::assertStringNotContainsString(self::SECRET, $text);
        self::assertStringNotContainsString('systemctl', implode('', array_column((new OwnPbxAdapter())->stepsFor(self::with([]), 'https://clinic.example/x', []), 'text')));
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
