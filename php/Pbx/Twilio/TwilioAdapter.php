<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Twilio;

use Ringwell\Pbx\ChecksKeys;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\Field;
use Ringwell\Pbx\GivesRecordings;
use Ringwell\Pbx\Http;
use Ringwell\Pbx\HttpAnswer;
use Ringwell\Pbx\ListsOrders;
use Ringwell\Pbx\PbxAdapter;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\Period;
use Ringwell\Pbx\Proof;
use Ringwell\Pbx\Pulled;
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
use Ringwell\Time;

/** Twilio Programmable Voice: status callbacks of a number and of the phones that it rings, and the list of calls. */
final class TwilioAdapter implements PbxAdapter, ListsOrders, ChecksKeys, GivesRecordings, RingsOut, SaysProof
{
    public const ACCOUNT = 'account_sid';
    public const TOKEN = 'auth_token';

    private const API = 'https://api.twilio.com';
    private const PAGE = 1000;
    private const LONGEST_PULL = 30 * Time::DAY;
    private const TWIML = <<<'XML'
        <Response>
          <Dial answerOnBridge="true" record="record-from-answer-dual"
                recordingStatusCallback="{events_url}/recording">
            <Number statusCallback="{events_url}/leg"
                    statusCallbackEvent="initiated ringing answered completed">+00000000000</Number>
          </Dial>
        </Response>
        XML;

    public static function isSid(string $text, string $kind): bool
    {
        return preg_match("/^{$kind}[0-9a-f]{32}\$/D", $text) === 1;
    }

    public function id(): string
    {
        return 'twilio';
    }

    public function name(): string
    {
        return __('Twilio', 'ringwell');
    }

    public function fields(): array
    {
        return [
            new Field(self::ACCOUNT, __('Account SID', 'ringwell'), __('On the first page of the Twilio console. It begins with AC.', 'ringwell'), isRequired: true, pattern: '/^AC[0-9a-f]{32}$/D'),
            new Field(self::TOKEN, __('Auth token', 'ringwell'), __('Beside it. Twilio signs with it, and we ask for the list of calls with it.', 'ringwell'), isSecret: true, isRequired: true),
        ];
    }

    public function steps(): array
    {
        return [
            new SetupStep(
                __('Make a TwiML bin', 'ringwell'),
                __('In the Twilio console choose TwiML Bins and paste this. Put the clinic\'s own phone in place of the zeros. Without what it says of recording nothing is recorded.', 'ringwell'),
                self::TWIML,
            ),
            new SetupStep(
                __('Give it to your number', 'ringwell'),
                __('In the settings of the phone number choose that bin for "A call comes in".', 'ringwell'),
            ),
            new SetupStep(
                __('Paste our address there', 'ringwell'),
                __('It goes into "Call status changes" of the same number, sent by HTTP POST.', 'ringwell'),
                '{events_url}/status',
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

    public function authenticate(PbxEvent $event, Connection $connection): bool
    {
        $token = $connection->secret(self::TOKEN);

        return $token !== '' && TwilioSignature::isRight($event->header('x-twilio-signature'), $token, $event->url, $event->body);
    }

    public function parse(PbxEvent $event, Connection $connection): array
    {
        $kind = strtolower(trim($event->path, '/'));
        $said = new Said(PbxEvent::form($event->body));

        return TwilioOrdered::read($kind, $said) ?? TwilioNews::read($kind, $said);
    }

    public function success(PbxEvent $event): Reply
    {
        return new Reply(200, '', 'text/plain');
    }

    public function refusal(Refused $why, string $field = ''): Reply
    {
        return Reply::refusal($why, $field === '' ? [] : ['field' => $field]);
    }

    public function hiddenFields(): array
    {
        return [];
    }

    public function canPull(Connection $connection): bool
    {
        return self::isSid($connection->settings[self::ACCOUNT] ?? '', 'AC') && $connection->secret(self::TOKEN) !== '';
    }

    public function longestPull(): int
    {
        return self::LONGEST_PULL;
    }

    /** Rings of a call and the phones that took it are rows of their own, on whatever page: each is an event by itself. */
    public function pull(Connection $connection, Period $period, ?array $resume, Http $http): Pulled
    {
        $next = $resume['next'] ?? null;
        $path = is_string($next) && str_starts_with($next, self::path($connection, '/Calls.json?')) ? $next : self::path($connection, '/Calls.json?') . http_build_query([
            'StartTime>' => gmdate('Y-m-d\TH:i:s\Z', intdiv($period->from, Time::SECOND)),
            'StartTime<' => gmdate('Y-m-d\TH:i:s\Z', intdiv($period->to, Time::SECOND)),
            'PageSize' => self::PAGE,
        ]);
        $answer = $this->ask($connection, $path, $http)->json();
        $rows = is_array($answer['calls'] ?? null) ? $answer['calls'] : throw new PullFailed(PullFailed::UNREADABLE, 'calls');
        $more = $answer['next_page_uri'] ?? null;

        return new Pulled(TwilioCalls::read($rows), is_string($more) && $more !== '' && $more !== $path ? ['next' => $more] : null);
    }

    public function check(Connection $connection, Http $http): void
    {
        $this->ask($connection, self::path($connection, '.json'), $http);
    }

    public function recording(Connection $connection, string $recording, Http $http): RecordingSource
    {
        if (! self::isSid($recording, 'RE')) {
            throw new PullFailed(PullFailed::REFUSED, $recording);
        }

        return new RecordingSource(self::API . self::path($connection, "/Recordings/{$recording}.mp3"), self::headers($connection));
    }

    public function canRing(Connection $connection): bool
    {
        return $this->canPull($connection);
    }

    public function clinicHelp(): string
    {
        return __('A phone with its plus, as +74951112233, or a SIP address, as sip:reception@clinic.sip.twilio.com.', 'ringwell');
    }

    public function takesClinic(string $clinic): bool
    {
        return TwilioRing::takes($clinic);
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

        return TwilioRing::ring(self::API . self::path($connection, '/Calls.json'), self::headers($connection), $order, $http);
    }

    public function proof(): Proof
    {
        return Proof::Vectors;
    }

    public function provenWith(): string
    {
        return __('Twilio\'s own test vectors and its program library', 'ringwell');
    }

    private static function path(Connection $connection, string $end): string
    {
        return '/2010-04-01/Accounts/' . ($connection->settings[self::ACCOUNT] ?? '') . $end;
    }

    /** @return array<string, string> */
    private static function headers(Connection $connection): array
    {
        return ['Authorization' => 'Basic ' . base64_encode(($connection->settings[self::ACCOUNT] ?? '') . ':' . $connection->secret(self::TOKEN))];
    }

    private function ask(Connection $connection, string $path, Http $http): HttpAnswer
    {
        $answer = $http->send('GET', self::API . $path, self::headers($connection));
        $detail = "HTTP {$answer->status}";

        return match (true) {
            $answer->status === 200 => $answer,
            $answer->status === 401 || $answer->status === 404 => throw new PullFailed(PullFailed::WRONG_KEYS, $detail),
            $answer->status === 403 => throw new PullFailed(PullFailed::NO_RIGHT, $detail),
            $answer->status === 429 => throw new PullFailed(PullFailed::TOO_OFTEN, $detail),
            default => throw new PullFailed(PullFailed::REFUSED, $detail),
        };
    }
}
