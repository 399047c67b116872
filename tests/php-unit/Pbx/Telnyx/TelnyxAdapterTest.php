<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Telnyx;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\HttpAnswer;
use Ringwell\Pbx\PbxAdapter;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\PullFailed;
use Ringwell\Pbx\Telnyx\TelnyxAdapter;
use Ringwell\Tests\Unit\Pbx\Contract\AdapterContract;
use Ringwell\Tests\Unit\Pbx\Contract\FakeHttp;
use Ringwell\Tests\Unit\Pbx\Contract\Scene;
use Ringwell\Tests\Unit\Pbx\Contract\Told;

/** The key pair is that of Telnyx's own library (telnyx-php, WebhooksTest). */
final class TelnyxAdapterTest extends AdapterContract
{
    private const PUBLIC_KEY = '+7E99DXiiQXvceNX4nHm3Lbm5mqPWad5RhDr2ufuCik=';
    private const RECORDING = '3fa85f64-5717-4562-b3fc-2c963f66afa6';
    private const SECRET_KEY = 'p68GNpDl9oAQohBiK0MEOFIjxnoFnz0uGGeJqxQ5PSb7sT30NeKJBe9x41ficebctubmao9Zp3lGEOva5+4KKQ==';

    protected function adapter(): PbxAdapter
    {
        return new TelnyxAdapter();
    }

    protected function connection(): Connection
    {
        return self::with(self::PUBLIC_KEY);
    }

    protected function tell(Scene $scene, int $off = 0): Told|string
    {
        if ($scene === Scene::Outgoing || $scene === Scene::Internal) {
            return 'A call out looks like a phone that rings for a caller: no call is made of it.';
        }
        $over = $scene->overAfter();
        $told = [[0, self::event('call.initiated', 'caller', $scene, 0, $off)], [0, self::event('call.answered', 'caller', $scene, 0, $off)]];
        foreach (self::legs($scene) as $leg => [$from, $answer, $to]) {
            $told[] = [$from, self::event('call.initiated', "desk-{$leg}", $scene, $from, $off)];
            if ($answer !== null) {
                $told[] = [$answer, self::event('call.answered', "desk-{$leg}", $scene, $answer, $off)];
                $told[] = [$answer, self::event('call.bridged', 'caller', $scene, $answer, $off)];
            }
            $told[] = [$to, self::event('call.hangup', "desk-{$leg}", $scene, $to, $off)];
        }
        $told[] = [$over, self::event('call.hangup', 'caller', $scene, $over, $off)];

        return new Told(...$told);
    }

    protected function pulled(Scene $scene): string
    {
        return 'What stands in its list of calls is shown by no document that we have.';
    }

    protected function signsByPublicKey(): bool
    {
        return true;
    }

    protected function forged(): array
    {
        $good = self::event('call.hangup', 'caller', Scene::Answered, 70, 0);
        $like = static fn (string $body, array $headers): PbxEvent => new PbxEvent('POST', '', '', $body, $headers);

        return [
            'not signed' => $like($good->body, []),
            'changed after signing' => $like("{$good->body} ", $good->headers),
            'of another time' => $like($good->body, ['telnyx-timestamp' => '1790000001'] + $good->headers),
            'no signature at all' => $like($good->body, ['telnyx-signature-ed25519' => '?'] + $good->headers),
        ];
    }

    public function testBelievesWhatTelnyxSigned(): void
    {
        $event = new PbxEvent('POST', '', '', '{"data":{"event_type":"call.hangup","id":"test-123"}}', [
            'telnyx-timestamp' => '1790000000',
            'telnyx-signature-ed25519' => '1vrpziKlFxA99FYdxgqZjZzcmYaIFVCG4m+GY4XPvF5FuIbnOfhw+D62qhUTF/ZwLcsqNu6cneApHF8eBtq6DQ==',
        ]);

        self::assertTrue((new TelnyxAdapter())->authenticate($event, $this->connection()));
        self::assertFalse((new TelnyxAdapter())->authenticate($event, self::with(base64_encode(random_bytes(32)))));
        self::assertFalse((new TelnyxAdapter())->authenticate($event, self::with('')));
    }

    public function testOtherEventsAreAboutNoCall(): void
    {
        self::assertSame([], (new TelnyxAdapter())->parse(new PbxEvent('POST', '', '', '{"data":{"event_type":"message.received"}}'), $this->connection()));
    }

    public function testARecordingIsHeardOfAndFetchedByAnAddressOfItsOwn(): void
    {
        $body = (string) json_encode(['data' => ['event_type' => 'call.recording.saved', 'payload' => ['call_session_id' => 'session-1', 'recording_id' => self::RECORDING, 'recording_urls' => ['mp3' => 'https://old.example/a.mp3']]]]);
        [$event] = (new TelnyxAdapter())->parse(new PbxEvent('POST', '', '', $body), $this->connection());
        $http = FakeHttp::inTurn(FakeHttp::json(['data' => ['id' => self::RECORDING, 'download_urls' => ['mp3' => 'https://new.example/a.mp3?signature=' . str_repeat('x', 600)]]]));

        self::assertSame(['session-1', self::RECORDING], [$event->call, $event->recording]);
        self::assertStringStartsWith('https://new.example/a.mp3?', (new TelnyxAdapter())->recording($this->connection(), self::RECORDING, $http)->url);
        self::assertSame(['https://api.telnyx.com/v2/recordings/' . self::RECORDING, 'Bearer KEY-of-telnyx'], [$http->asked[0]['url'], $http->asked[0]['headers']['Authorization']]);
    }

    public function testWithoutAKeyNoRecordingIsPromised(): void
    {
        $body = (string) json_encode(['data' => ['event_type' => 'call.recording.saved', 'payload' => ['call_session_id' => 'session-1', 'recording_id' => self::RECORDING]]]);

        self::assertSame([], (new TelnyxAdapter())->parse(new PbxEvent('POST', '', '', $body), new Connection(5, 'T', 'telnyx', true, ['public_key' => self::PUBLIC_KEY], [], null, 0)));
    }

    #[DataProvider('unfetched')]
    public function testSaysWhyThereIsNoRecording(string $recording, HttpAnswer $answer, string $reason): void
    {
        try {
            (new TelnyxAdapter())->recording($this->connection(), $recording, FakeHttp::inTurn($answer));
            self::fail('There is none.');
        } catch (PullFailed $why) {
            self::assertSame($reason, $why->reason);
        }
    }

    /** @return iterable<string, array{string, HttpAnswer, string}> */
    public static function unfetched(): iterable
    {
        yield 'no id' => ['../calls', new HttpAnswer(200, '{}'), PullFailed::REFUSED];
        yield 'wrong key' => [self::RECORDING, new HttpAnswer(401, '{}'), PullFailed::WRONG_KEYS];
        yield 'no right' => [self::RECORDING, new HttpAnswer(403, '{}'), PullFailed::NO_RIGHT];
        yield 'too often' => [self::RECORDING, new HttpAnswer(429, '{}'), PullFailed::TOO_OFTEN];
        yield 'gone' => [self::RECORDING, new HttpAnswer(404, '{}'), PullFailed::REFUSED];
        yield 'no address' => [self::RECORDING, FakeHttp::json(['data' => ['download_urls' => ['mp3' => 'http://plain.example/a.mp3']]]), PullFailed::UNREADABLE];
    }

    private static function with(string $key): Connection
    {
        return new Connection(5, 'Telnyx', 'telnyx', true, ['public_key' => $key, 'application' => '1494404757140276705'], ['api_key' => 'KEY-of-telnyx'], null, 0);
    }

    /** @return non-empty-string */
    private static function secretKey(): string
    {
        $key = base64_decode(self::SECRET_KEY, true);

        return $key === '' ? throw new \LogicException('The key is damaged.') : $key;
    }

    /** @return list<array{int, ?int, int}> begin, answer and end of each phone that rings */
    private static function legs(Scene $scene): array
    {
        $over = $scene->overAfter();

        return match ($scene) {
            Scene::Missed, Scene::GivenUp, Scene::Busy => [[0, null, $over]],
            Scene::Group => [[0, null, 10], [0, 10, $over], [0, null, 10]],
            Scene::Transfer => [[0, 10, 50], [45, 50, $over]],
            default => [[0, 10, $over]],
        };
    }

    private static function event(string $type, string $leg, Scene $scene, int $after, int $off): PbxEvent
    {
        $time = static fn (int $seconds): string => gmdate('Y-m-d\TH:i:s', Scene::START + $seconds + $off) . '.076316Z';
        $isCaller = $leg === 'caller';
        $payload = [
            'call_control_id' => "v3:{$leg}", 'call_leg_id' => $leg, 'call_session_id' => 'session-1', 'client_state' => null,
            'direction' => $isCaller ? 'incoming' : 'outgoing', 'from' => $scene->caller() === '' ? 'anonymous' : "+{$scene->caller()}",
            'to' => $isCaller ? '+' . Scene::DID : '+74950000101', 'state' => 'parked', 'start_time' => $isCaller ? $time(0) : $time($after),
        ];
        if ($type === 'call.hangup') {
            $payload += ['end_time' => $time($after), 'hangup_cause' => 'normal_clearing', 'hangup_source' => 'caller'];
        }
        $body = (string) json_encode(['data' => ['record_type' => 'event', 'event_type' => $type, 'id' => "{$type}-{$leg}-{$after}", 'occurred_at' => $time($after), 'payload' => $payload], 'meta' => ['attempt' => 1]]);
        $timestamp = (string) (Scene::START + $after);
        $signature = sodium_crypto_sign_detached("{$timestamp}|{$body}", self::secretKey());

        return new PbxEvent('POST', '', '', $body, ['telnyx-timestamp' => $timestamp, 'telnyx-signature-ed25519' => base64_encode($signature)]);
    }
}
