<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Telnyx;

use Ringwell\Pbx\Connection;
use Ringwell\Pbx\Field;
use Ringwell\Pbx\GivesRecordings;
use Ringwell\Pbx\GoesOn;
use Ringwell\Pbx\Http;
use Ringwell\Pbx\PbxAdapter;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\Proof;
use Ringwell\Pbx\PullFailed;
use Ringwell\Pbx\RecordingSource;
use Ringwell\Pbx\Refused;
use Ringwell\Pbx\Reply;
use Ringwell\Pbx\RingOrder;
use Ringwell\Pbx\RingsOut;
use Ringwell\Pbx\Rung;
use Ringwell\Pbx\Said;
use Ringwell\Pbx\SaysProof;
use Ringwell\Pbx\SetupStep;
use Ringwell\Pbx\Unreadable;
use Ringwell\Pbx\WallClock;
use Ringwell\Time;

/**
 * Telnyx Voice API webhooks.
 *
 * Its list of calls is not asked for: no document that we have shows what stands in it. Calls out can't be told from phones that
 * ring for a caller, so only calls in are made of its events, and those out that we ordered.
 */
final class TelnyxAdapter implements PbxAdapter, GivesRecordings, RingsOut, GoesOn, SaysProof
{
    public const PUBLIC_KEY = 'public_key';
    public const API_KEY = 'api_key';
    public const APPLICATION = 'application';

    /** Telnyx knows a command again for a minute; what we hear of later is left alone. */
    private const FRESH = 50 * Time::SECOND;

    private const RECORDINGS = 'https://api.telnyx.com/v2/recordings/';
    private const JSON_DEPTH = 16;

    public function id(): string
    {
        return 'telnyx';
    }

    public function name(): string
    {
        return __('Telnyx', 'ringwell');
    }

    public function fields(): array
    {
        return [
            new Field(
                self::PUBLIC_KEY,
                __('Public key', 'ringwell'),
                __('In the Telnyx portal: Account, Keys and credentials, Public key. Only Telnyx can sign what it opens.', 'ringwell'),
                isRequired: true,
                pattern: '#^[A-Za-z0-9+/]{43}=$#D',
            ),
            new Field(self::API_KEY, __('API key', 'ringwell'), __('In the Telnyx portal: API keys. Needed for recordings and callbacks.', 'ringwell'), isSecret: true),
            new Field(
                self::APPLICATION,
                __('ID of the Voice API application', 'ringwell'),
                __('Only for callbacks. It stands in the portal beside the application whose webhook address is ours.', 'ringwell'),
                pattern: '/^\d{5,30}$/D',
            ),
        ];
    }

    public function steps(): array
    {
        return [
            new SetupStep(
                __('Copy the public key', 'ringwell'),
                __('In the Telnyx portal open Account, Keys and credentials, Public key, and copy it into the field below.', 'ringwell'),
            ),
            new SetupStep(
                __('Paste our address there', 'ringwell'),
                __('In the Voice API application (or SIP connection) of your numbers it goes into the webhook address; as API version choose 2. Where another program gets its events there already, let it pass them on.', 'ringwell'),
                '{events_url}',
            ),
            new SetupStep(
                __('Ring one of your numbers', 'ringwell'),
                __('This page turns green by itself when the first event has come.', 'ringwell'),
            ),
        ];
    }

    public function methods(): array
    {
        return ['POST'];
    }

    /**
     * Ed25519 over "timestamp|body". How old the timestamp is makes no difference: a repeat changes nothing here, and an event that
     * Telnyx sends again after the site was down is welcome.
     */
    public function authenticate(PbxEvent $event, Connection $connection): bool
    {
        $key = base64_decode($connection->settings[self::PUBLIC_KEY] ?? '', true);
        $signature = base64_decode($event->header('telnyx-signature-ed25519'), true);
        if ($key === false || $signature === false || strlen($key) !== SODIUM_CRYPTO_SIGN_PUBLICKEYBYTES || strlen($signature) !== SODIUM_CRYPTO_SIGN_BYTES) {
            return false;
        }

        return sodium_crypto_sign_verify_detached($signature, "{$event->header('telnyx-timestamp')}|{$event->body}", $key);
    }

    public function parse(PbxEvent $event, Connection $connection): array
    {
        $json = json_decode($event->body, true, self::JSON_DEPTH);
        if (! is_array($json)) {
            throw new Unreadable('body');
        }

        return TelnyxNews::read((new Said($json))->part('data'), $connection->secret(self::API_KEY) !== '', self::orderIn($json, $connection));
    }

    public function success(PbxEvent $event): Reply
    {
        return new Reply(200, ['ok' => true]);
    }

    public function refusal(Refused $why, string $field = ''): Reply
    {
        return Reply::refusal($why, $field === '' ? [] : ['field' => $field]);
    }

    /** In what it carries for us the patient's phone is written in a way that nobody would see it is one. */
    public function hiddenFields(): array
    {
        return ['client_state'];
    }

    /** The address that it gives is good for some minutes, without the key. */
    public function recording(Connection $connection, string $recording, Http $http): RecordingSource
    {
        $id = TelnyxRecording::of($recording) ?? throw new PullFailed(PullFailed::REFUSED, $recording);
        $answer = $http->send('GET', self::RECORDINGS . $id, ['Authorization' => "Bearer {$connection->secret(self::API_KEY)}"]);
        $detail = "HTTP {$answer->status}";
        $data = match ($answer->status) {
            200 => (new Said($answer->json()))->part('data')->part('download_urls'),
            401 => throw new PullFailed(PullFailed::WRONG_KEYS, $detail),
            403 => throw new PullFailed(PullFailed::NO_RIGHT, $detail),
            429 => throw new PullFailed(PullFailed::TOO_OFTEN, $detail),
            default => throw new PullFailed(PullFailed::REFUSED, $detail),
        };
        $url = $data->link('mp3') ?? $data->link('wav') ?? throw new PullFailed(PullFailed::UNREADABLE, 'download_urls');

        return new RecordingSource($url);
    }

    public function canRing(Connection $connection): bool
    {
        return $connection->secret(self::API_KEY) !== '' && ($connection->settings[self::APPLICATION] ?? '') !== '';
    }

    public function clinicHelp(): string
    {
        return __('A phone with its plus, as +74951112233, or a SIP address, as sip:reception@sip.telnyx.com.', 'ringwell');
    }

    public function takesClinic(string $clinic): bool
    {
        return TelnyxRing::takes($clinic);
    }

    public function knowsCommand(): bool
    {
        return true;
    }

    public function showsNumber(): bool
    {
        return true;
    }

    public function ring(Connection $connection, RingOrder $order, Http $http): Rung
    {
        $order->mustSuit($this, $connection);

        return (new TelnyxRing($connection, $http))->ring($order);
    }

    public function goOn(PbxEvent $event, Connection $connection, int $receivedAt, Http $http): void
    {
        $json = json_decode($event->body, true, self::JSON_DEPTH);
        $order = is_array($json) ? self::orderIn($json, $connection) : null;
        if (! is_array($json) || $order === null || ! $this->canRing($connection)) {
            return;
        }
        $data = (new Said($json))->part('data');
        $at = WallClock::utc($data->text('occurred_at') ?? '', 'UTC');
        if ($at !== null && abs($receivedAt - $at) <= self::FRESH) {
            (new TelnyxRing($connection, $http))->goOn($data->text('event_type') ?? '', $data, $order);
        }
    }

    public function proof(): Proof
    {
        return Proof::Vectors;
    }

    public function provenWith(): string
    {
        return __('Telnyx\'s own test key and its program library', 'ringwell');
    }

    /** @param array<mixed> $json */
    private static function orderIn(array $json, Connection $connection): ?TelnyxOrder
    {
        $data = is_array($json['data'] ?? null) ? $json['data'] : [];
        $payload = is_array($data['payload'] ?? null) ? $data['payload'] : [];

        return TelnyxOrder::in($payload['client_state'] ?? null, $connection->secret(self::API_KEY));
    }
}
