<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Any;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Call\CallEvent;
use Ringwell\Call\Direction;
use Ringwell\Pbx\Any\AnyAdapter;
use Ringwell\Pbx\Any\Mapping;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\PbxAdapter;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\PullFailed;
use Ringwell\Pbx\Refused;
use Ringwell\Pbx\Unreadable;
use Ringwell\Tests\Unit\Pbx\Contract\AdapterContract;
use Ringwell\Tests\Unit\Pbx\Contract\FakeHttp;
use Ringwell\Tests\Unit\Pbx\Contract\Scene;
use Ringwell\Tests\Unit\Pbx\Contract\Told;

/** A phone system as any might be: JSON with names of its own, signed. */
final class AnyAdapterTest extends AdapterContract
{
    private const SECRET = 'a long shared secret';
    private const HEADER = 'X-Ringwell-Signature';
    private const MAPPING = [
        'fields' => [
            'call' => 'call.uuid', 'caller' => 'call.client', 'did' => 'call.line', 'direction' => 'call.kind', 'state' => 'what',
            'at' => 'at', 'started' => 'call.begun', 'talk' => 'call.talked', 'wait' => 'call.rung', 'recording' => 'call.sound',
        ],
        'values' => ['state' => ['over' => 'ended', 'taken' => 'answered', 'bell' => 'ringing'], 'direction' => ['from outside' => 'in', 'to outside' => 'out', 'inside' => 'internal']],
        'swaps' => false,
    ];

    protected function adapter(): PbxAdapter
    {
        return new AnyAdapter();
    }

    protected function connection(): Connection
    {
        return self::with(['secret_as' => 'hmac', 'secret_in' => self::HEADER]);
    }

    protected function tell(Scene $scene, int $off = 0): Told
    {
        $events = [[0, self::event($scene, 'bell', $off, 0)]];
        if ($scene->answeredAfter() !== null) {
            $events[] = [$scene->answeredAfter(), self::event($scene, 'taken', $off, $scene->answeredAfter())];
        }
        $events[] = [$scene->overAfter(), self::event($scene, 'over', $off, $scene->overAfter(), ['talked' => $scene->talk(), 'rung' => $scene->wait(), 'sound' => 'https://pbx.example/1.mp3'])];

        return new Told(...$events);
    }

    protected function pulled(Scene $scene): string
    {
        return 'Of a phone system that nobody knows there is no list of calls; a file of it can be read in.';
    }

    protected function forged(): array
    {
        $genuine = self::event(Scene::Answered, 'over', 0, 70);
        $signed = static fn (string $body, string $signature): PbxEvent => new PbxEvent('POST', '', '', $body, ['x-ringwell-signature' => $signature]);

        return [
            'not signed' => new PbxEvent('POST', '', '', $genuine->body),
            'signed by another' => $signed($genuine->body, hash_hmac('sha256', $genuine->body, 'another secret')),
            'changed' => $signed(str_replace('7495', '7499', $genuine->body), $genuine->header(self::HEADER)),
            'an empty signature' => $signed($genuine->body, ''),
            'in another header' => new PbxEvent('POST', '', '', $genuine->body, ['signature' => $genuine->header(self::HEADER)]),
        ];
    }

    #[DataProvider('secrets')]
    public function testTheSecretMayStandInAFieldOrAHeader(string $place, PbxEvent $event, bool $isGenuine): void
    {
        self::assertSame($isGenuine, $this->adapter()->authenticate($event, self::with(['secret_as' => 'plain', 'secret_in' => $place])));
    }

    /** @return iterable<string, array{string, PbxEvent, bool}> */
    public static function secrets(): iterable
    {
        $form = static fn (string $body, string $query = ''): PbxEvent => new PbxEvent('POST', '', $query, $body);
        yield 'a field of the form' => ['token', $form('token=a+long+shared+secret&id=1'), true];
        yield 'a field of the address' => ['token', $form('', 'id=1&token=a%20long%20shared%20secret'), true];
        yield 'a field of JSON' => ['auth.token', $form('{"auth":{"token":"a long shared secret"}}'), true];
        yield 'a header' => ['X-Token', new PbxEvent('POST', '', '', '', ['x-token' => self::SECRET]), true];
        yield 'the wrong one' => ['token', $form('token=a+long+shared+secre'), false];
        yield 'an empty one' => ['token', $form('token='), false];
        yield 'none' => ['token', $form('id=1'), false];
        yield 'elsewhere' => ['token', $form('tokens=a+long+shared+secret'), false];
        yield 'nobody said where' => ['', $form('token=a+long+shared+secret'), false];
    }

    public function testASignatureMayBeWrittenInSeveralWays(): void
    {
        $body = '{"id":1}';
        $right = hash_hmac('sha256', $body, self::SECRET);
        foreach ([$right, strtoupper($right), "sha256={$right}", base64_encode((string) hex2bin($right))] as $written) {
            self::assertTrue($this->adapter()->authenticate(new PbxEvent('POST', '', '', $body, ['x-ringwell-signature' => $written]), $this->connection()), $written);
        }
    }

    public function testWithoutASecretTheAddressIsEnough(): void
    {
        self::assertTrue($this->adapter()->authenticate(new PbxEvent('GET', '', 'id=1', ''), new Connection(1, 'Any', 'any', true, [], [], null, 0)));
    }

    public function testBeforeAnybodySaidWhatTheFieldsAreNothingIsMadeOfThem(): void
    {
        $event = self::event(Scene::Answered, 'over', 0, 70);

        self::assertSame([], $this->adapter()->parse($event, self::with([Mapping::SETTING => ''])));
        self::assertSame([], $this->adapter()->parse($event, self::with([Mapping::SETTING => '{"fields":'])));
        self::assertCount(1, $this->adapter()->parse($event, $this->connection()));
    }

    public function testWhatIsNeitherJsonNorAFormIsSaid(): void
    {
        $this->expectException(Unreadable::class);
        $this->adapter()->parse(new PbxEvent('POST', '', '', '<call id="1"/>'), $this->connection());
    }

    public function testAnEventByGetIsReadToo(): void
    {
        $events = $this->adapter()->parse(
            new PbxEvent('GET', '', 'id=7&a=79161234567&b=74951112233&s=missed', ''),
            self::with([Mapping::SETTING => (string) json_encode(['fields' => ['call' => 'id', 'caller' => 'a', 'did' => 'b', 'state' => 's']])]),
        );

        self::assertSame(['7', '79161234567', false, Direction::In], [$events[0]->call, $events[0]->caller, $events[0]->answered, $events[0]->direction]);
    }

    public function testWhatStandsBesideASignedBodyInTheAddressDoesNotCount(): void
    {
        $mapping = (string) json_encode(['fields' => ['call' => 'id', 'caller' => 'a', 'did' => 'b', 'state' => 's', 'recording' => 'r']]);
        $event = new PbxEvent('POST', '', 'a=79160000000&r=https%3A%2F%2Fstranger.example%2F1.mp3', '{"id":"7","b":"74951112233","s":"missed"}');
        $read = fn (string $as): CallEvent => $this->adapter()->parse($event, self::with(['secret_as' => $as, Mapping::SETTING => $mapping]))[0];

        self::assertSame(['', null], [$read('hmac')->caller ?? '', $read('hmac')->recording]);
        self::assertSame('79160000000', $read('plain')->caller);
    }

    public function testARecordingIsWhereTheMessageSaid(): void
    {
        $adapter = new AnyAdapter();
        $http = FakeHttp::inTurn();

        self::assertSame('https://pbx.example/1.mp3?x=1', $adapter->recording($this->connection(), 'https://pbx.example/1.mp3?x=1', $http)->url);
        self::assertSame([], $http->asked);
        foreach (['rec-17', 'file:///etc/passwd', 'https://user@pbx.example/1.mp3', 'https:///1.mp3', "https://pbx.example/1\n2"] as $none) {
            try {
                $adapter->recording($this->connection(), $none, $http);
                self::fail($none);
            } catch (PullFailed $why) {
                self::assertSame(PullFailed::REFUSED, $why->reason);
            }
        }
    }

    public function testRefusalsNameTheField(): void
    {
        $reply = $this->adapter()->refusal(Refused::Unreadable, 'call.uuid');

        self::assertSame([400, ['code' => 'ringwell_unreadable', 'field' => 'call.uuid']], [$reply->status, $reply->body]);
    }

    /** @param array<string, int|string> $more */
    private static function event(Scene $scene, string $what, int $off, int $after, array $more = []): PbxEvent
    {
        $body = (string) json_encode([
            'what' => $what,
            'at' => ($scene::START + $off + $after) * 1000,
            'call' => [
                'uuid' => 'a1-' . $scene->name,
                'client' => $scene->caller(),
                'line' => $scene::DID,
                'kind' => ['in' => 'From outside', 'out' => 'To outside', 'internal' => 'Inside'][$scene->direction()->value] ?? '',
                'begun' => gmdate('Y-m-d\TH:i:s\Z', $scene::START + $off),
            ] + $more,
        ]);

        return new PbxEvent('POST', '', '', $body, ['content-type' => 'application/json', 'x-ringwell-signature' => 'sha256=' . hash_hmac('sha256', $body, self::SECRET)]);
    }

    /** @param array<string, string> $settings */
    private static function with(array $settings): Connection
    {
        $settings += ['zone' => 'Europe/Moscow', 'recordings_url' => '', 'secret_as' => 'plain', 'secret_in' => '', Mapping::SETTING => (string) json_encode(self::MAPPING)];

        return new Connection(1, 'Any', 'any', true, $settings, ['secret' => self::SECRET], null, 0);
    }
}
