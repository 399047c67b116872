<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Megafon;

use Ringwell\Call\CallEvent;
use Ringwell\Pbx\AskedOnce;
use Ringwell\Pbx\ChecksKeys;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\EventFields;
use Ringwell\Pbx\GivesRecordings;
use Ringwell\Pbx\Http;
use Ringwell\Pbx\HttpAnswer;
use Ringwell\Pbx\ListsOrders;
use Ringwell\Pbx\NotRung;
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
use Ringwell\Time;

/** Megafon's virtual PBX, and others on the same platform (megapbx): its REST API for CRMs. */
final class MegafonAdapter implements PbxAdapter, ListsOrders, ChecksKeys, GivesRecordings, RingsOut, SaysProof
{
    public const TOKEN = 'crm_token';
    public const HOST = 'host';
    public const API_KEY = 'api_key';
    public const HOST_PATTERN = '#^(?:https://)?[a-z0-9-]+(?:\.[a-z0-9-]+)+/?$#iD';

    private const CLINIC = '/^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$/D';
    private const TIME = 'Ymd\THis\Z';

    public function id(): string
    {
        return 'megafon';
    }

    public function name(): string
    {
        return __('Megafon', 'ringwell');
    }

    public function fields(): array
    {
        return MegafonSetUp::fields();
    }

    public function steps(): array
    {
        return MegafonSetUp::steps();
    }

    public function methods(): array
    {
        return ['POST'];
    }

    /** Nothing is signed: the token in the body is all there is. */
    public function authenticate(PbxEvent $event, Connection $connection): bool
    {
        $token = $connection->secret(self::TOKEN);

        return $token !== '' && hash_equals($token, EventFields::text($event, self::TOKEN));
    }

    public function parse(PbxEvent $event, Connection $connection): array
    {
        $said = new Said(EventFields::read($event));

        return match (strtolower($said->required('cmd'))) {
            'event' => [MegafonNews::event($said)],
            'history' => [MegafonNews::history($said)],
            // A question for a caller's name, a caller's mark, and what may come yet.
            default => [],
        };
    }

    /** Who asks for a caller's name is told in an empty object that we know none; to other news the answer is of no matter. */
    public function success(PbxEvent $event): Reply
    {
        return new Reply(200, '{}', 'text/plain');
    }

    public function refusal(Refused $why, string $field = ''): Reply
    {
        return Reply::refusal($why, $field === '' ? [] : ['field' => $field]);
    }

    public function hiddenFields(): array
    {
        return [self::TOKEN];
    }

    public function canPull(Connection $connection): bool
    {
        return self::host($connection) !== '' && $connection->secret(self::API_KEY) !== '';
    }

    /** There are no pages: a day has few enough calls for one answer. */
    public function longestPull(): int
    {
        return Time::DAY;
    }

    public function pull(Connection $connection, Period $period, ?array $resume, Http $http): Pulled
    {
        $rows = self::ask($connection, $http, 'history/json', [
            'start' => gmdate(self::TIME, intdiv($period->from, Time::SECOND)),
            'end' => gmdate(self::TIME, intdiv($period->to, Time::SECOND)),
            'type' => 'all',
        ])->json();
        if (! array_is_list($rows)) {
            throw new PullFailed(PullFailed::UNREADABLE, 'history/json');
        }
        $events = array_map(static fn (mixed $row): ?CallEvent => is_array($row) ? MegafonList::read($row) : null, $rows);

        return new Pulled(array_values(array_filter($events, static fn (?CallEvent $event): bool => $event !== null)));
    }

    public function check(Connection $connection, Http $http): void
    {
        self::ask($connection, $http, 'users', [])->json();
    }

    /** The key goes to the PBX itself only, wherever an address that came in an event may lead. */
    public function recording(Connection $connection, string $recording, Http $http): RecordingSource
    {
        $address = MegafonRecording::of($recording) ?? throw new PullFailed(PullFailed::REFUSED, $recording);
        $host = self::host($connection);
        // Neither known is not the same.
        $isOurs = $host !== '' && MegafonRecording::host($address) === $host;

        return new RecordingSource($address, $isOurs ? ['X-API-KEY' => $connection->secret(self::API_KEY)] : []);
    }

    public function canRing(Connection $connection): bool
    {
        return $this->canPull($connection);
    }

    public function clinicHelp(): string
    {
        return __('An employee by his login or his extension, as in the cabinet: admin or 510.', 'ringwell');
    }

    public function takesClinic(string $clinic): bool
    {
        return preg_match(self::CLINIC, $clinic) === 1;
    }

    /** It gives back no id of ours; its own stands in the answer. */
    public function knowsCommand(): bool
    {
        return false;
    }

    public function showsNumber(): bool
    {
        return true;
    }

    public function ring(Connection $connection, RingOrder $order, Http $http): Rung
    {
        $order->mustSuit($this, $connection);
        $question = ['phone' => ltrim($order->patient, '+'), 'user' => $order->clinic, 'clid' => ltrim($order->number, '+')];

        return AskedOnce::by($http, static function (Http $once) use ($connection, $question): Rung {
            $answer = $once->send('POST', self::address($connection, 'makecall'), self::headers($connection) + ['Content-Type' => 'application/json'], (string) json_encode($question));
            $call = (new Said(self::understood($answer)->json()))->text('callid') ?? '';

            return $call === '' ? throw new NotRung(NotRung::UNKNOWN, 'callid') : Rung::taken($call);
        });
    }

    public function proof(): Proof
    {
        return Proof::Documents;
    }

    public function provenWith(): string
    {
        return __('the tests of two published integrations', 'ringwell');
    }

    /** @param array<string, string> $query */
    private static function ask(Connection $connection, Http $http, string $method, array $query): HttpAnswer
    {
        $address = self::address($connection, $method) . ($query === [] ? '' : '?' . http_build_query($query));

        return self::understood($http->send('GET', $address, self::headers($connection)));
    }

    private static function address(Connection $connection, string $method): string
    {
        return 'https://' . self::host($connection) . "/crmapi/v1/{$method}";
    }

    /** @return array<string, string> */
    private static function headers(Connection $connection): array
    {
        return ['X-API-KEY' => $connection->secret(self::API_KEY), 'Accept' => 'application/json'];
    }

    /** @throws PullFailed */
    private static function understood(HttpAnswer $answer): HttpAnswer
    {
        return match (true) {
            $answer->status === 401, $answer->status === 403 => throw new PullFailed(PullFailed::WRONG_KEYS, "HTTP {$answer->status}"),
            $answer->status === 429 => throw new PullFailed(PullFailed::TOO_OFTEN, '', Time::MINUTE),
            $answer->status >= 400 && $answer->status < 500 => throw new PullFailed(PullFailed::REFUSED, "HTTP {$answer->status}"),
            $answer->status !== 200 => throw new PullFailed(PullFailed::UNREADABLE, "HTTP {$answer->status}"),
            default => $answer,
        };
    }

    private static function host(Connection $connection): string
    {
        $host = $connection->settings[self::HOST] ?? '';

        return preg_match(self::HOST_PATTERN, $host) === 1 ? strtolower((string) preg_replace('#^https://|/$#i', '', $host)) : '';
    }
}
