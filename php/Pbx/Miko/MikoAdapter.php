<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Miko;

use Ringwell\Pbx\ChecksKeys;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\Field;
use Ringwell\Pbx\GivesRecordings;
use Ringwell\Pbx\HandsOutOrders;
use Ringwell\Pbx\Http;
use Ringwell\Pbx\Own\BridgeSteps;
use Ringwell\Pbx\Own\OwnEvent;
use Ringwell\Pbx\Own\OwnFields;
use Ringwell\Pbx\Own\OwnPbxAdapter;
use Ringwell\Pbx\Own\OwnRing;
use Ringwell\Pbx\Own\OwnSignature;
use Ringwell\Pbx\PbxAdapter;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\Period;
use Ringwell\Pbx\Proof;
use Ringwell\Pbx\Pulled;
use Ringwell\Pbx\PullFailed;
use Ringwell\Pbx\PullsCalls;
use Ringwell\Pbx\RecordingSource;
use Ringwell\Pbx\Refused;
use Ringwell\Pbx\Reply;
use Ringwell\Pbx\RingOrder;
use Ringwell\Pbx\RingsOut;
use Ringwell\Pbx\Rung;
use Ringwell\Pbx\Said;
use Ringwell\Pbx\SaysProof;
use Ringwell\Pbx\SetupStep;
use Ringwell\Pbx\StepsForConnection;
use Ringwell\Pbx\VouchesForLate;
use Ringwell\Pbx\WallClock;
use Ringwell\Time;

/**
 * MikoPBX: its list of calls by REST v3, and live by our bridge. Its own Asterisk loads neither CURL nor SHA1, so no
 * dialplan can tell us anything (docs/decisions/dialplan.md).
 */
final class MikoAdapter implements PbxAdapter, StepsForConnection, PullsCalls, ChecksKeys, GivesRecordings, VouchesForLate, SaysProof, RingsOut, HandsOutOrders
{
    public const ADDRESS = 'address';
    public const API_KEY = 'api_key';

    private const LIST = '/pbxcore/api/v3/cdr';
    private const PAGE = 200;

    public function __construct(private readonly string $bridgeUrl = '')
    {
    }

    public function id(): string
    {
        return 'mikopbx';
    }

    public function name(): string
    {
        return __('Own PBX (MikoPBX, Askozia)', 'ringwell');
    }

    public function fields(): array
    {
        return [
            new Field(
                self::ADDRESS,
                __('Address of MikoPBX', 'ringwell'),
                __('As your site reaches it: https://pbx.clinic.example or http://192.168.0.5. Empty for Askozia, which has no such list of calls.', 'ringwell'),
                kind: Field::URL,
            ),
            new Field(
                self::API_KEY,
                __('API key', 'ringwell'),
                __('In MikoPBX: System, API keys, with the right to read the call history.', 'ringwell'),
                isSecret: true,
            ),
            Field::zone(),
            OwnFields::secret(),
            ...OwnRing::fields(hasDialplan: false),
        ];
    }

    public function steps(): array
    {
        return [
            new SetupStep(
                __('Let your site ask for calls', 'ringwell'),
                __('In MikoPBX make an API key (System, API keys), put it into the field below with the address of your MikoPBX, and save. Calls then come every ten minutes.', 'ringwell'),
            ),
            new SetupStep(__('Where the bridge sends', 'ringwell'), __('To have calls at once, install the bridge on any computer beside it. It sends to this address.', 'ringwell'), '{events_url}'),
        ];
    }

    public function stepsFor(Connection $connection, string $eventsUrl, array $numbers): array
    {
        return [
            $this->steps()[0],
            new SetupStep(
                __('Calls at once', 'ringwell'),
                __('For that the bridge runs on any computer beside it that has Node. In MikoPBX make a manager user (System, Asterisk managers) that may read call, agent and reporting and write originate and reporting: its name and password go into the bridge\'s file in place of manager.conf, and the address of MikoPBX as manager_host.', 'ringwell'),
            ),
            ...BridgeSteps::of($connection, $eventsUrl, $this->bridgeUrl),
        ];
    }

    public function methods(): array
    {
        return ['POST'];
    }

    public function authenticate(PbxEvent $event, Connection $connection): bool
    {
        return OwnSignature::isOfBridge($event, $connection->secret(OwnPbxAdapter::SIGNING_SECRET));
    }

    public function vouches(PbxEvent $event, Connection $connection): bool
    {
        return $this->authenticate($event, $connection);
    }

    public function parse(PbxEvent $event, Connection $connection): array
    {
        return OwnEvent::read(new Said(PbxEvent::form($event->body)), isLegByChannel: true);
    }

    public function canPull(Connection $connection): bool
    {
        return ($connection->settings[self::ADDRESS] ?? '') !== '' && $connection->secret(self::API_KEY) !== '';
    }

    public function longestPull(): int
    {
        return 7 * Time::DAY;
    }

    public function pull(Connection $connection, Period $period, ?array $resume, Http $http): Pulled
    {
        $offset = is_int($resume['offset'] ?? null) ? max(0, $resume['offset']) : 0;
        $zone = $connection->zone();
        $data = self::ask($connection, $http, self::LIST . '?' . http_build_query([
            'dateFrom' => WallClock::text($period->from, $zone),
            'dateTo' => WallClock::text($period->to, $zone),
            'grouped' => 'true',
            'sort' => 'id',
            'order' => 'ASC',
            'limit' => self::PAGE,
            'offset' => $offset,
        ], '', '&', PHP_QUERY_RFC3986));
        $groups = is_array($data['records'] ?? null) ? array_filter($data['records'], is_array(...)) : [];
        $isMore = $groups !== [] && is_array($data['pagination'] ?? null) && ($data['pagination']['hasMore'] ?? false) === true;
        $events = array_merge([], ...array_map(static fn (array $group): array => MikoCalls::read($group, $zone), array_values($groups)));

        return new Pulled($events, $isMore ? ['offset' => $offset + self::PAGE] : null);
    }

    public function check(Connection $connection, Http $http): void
    {
        self::ask($connection, $http, self::LIST . '?limit=1');
    }

    public function recording(Connection $connection, string $recording, Http $http): RecordingSource
    {
        $data = self::ask($connection, $http, self::LIST . '/' . rawurlencode($recording));
        $path = is_string($data['download_url'] ?? null) ? $data['download_url'] : '';
        if (! str_starts_with($path, '/pbxcore/')) {
            throw new PullFailed(PullFailed::REFUSED, __('MikoPBX has no such recording any more.', 'ringwell'));
        }

        return new RecordingSource(self::address($connection) . $path);
    }

    public function canRing(Connection $connection): bool
    {
        return OwnRing::can($connection);
    }

    public function clinicHelp(): string
    {
        return OwnRing::help();
    }

    public function takesClinic(string $clinic): bool
    {
        return OwnRing::takes($clinic);
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
        return OwnRing::ring($connection, $order, null);
    }

    public function mayFetch(PbxEvent $event, Connection $connection, int $now): bool
    {
        return OwnRing::mayFetch($event, $connection, $now);
    }

    public function hasOtherClock(PbxEvent $event, Connection $connection, int $now): bool
    {
        return OwnRing::hasOtherClock($event, $connection, $now);
    }

    public function isAsking(Connection $connection, int $now): bool
    {
        return ! OwnRing::isBridgeSilent($connection, $now);
    }

    public function handOut(array $orders, Connection $connection): Reply
    {
        return OwnRing::handOut($orders, $connection);
    }

    public function success(PbxEvent $event): Reply
    {
        return new Reply(200, ['ok' => true]);
    }

    public function refusal(Refused $why, string $field = ''): Reply
    {
        return Reply::refusal($why, $field === '' ? [] : ['field' => $field]);
    }

    public function hiddenFields(): array
    {
        return [];
    }

    public function proof(): Proof
    {
        return Proof::Documents;
    }

    public function provenWith(): string
    {
        return __('what MikoPBX publishes of itself; the bridge with Asterisk 22', 'ringwell');
    }

    /**
     * @return array<mixed> what its answer holds as data
     * @throws PullFailed
     */
    private static function ask(Connection $connection, Http $http, string $path): array
    {
        $answer = $http->send('GET', self::address($connection) . $path, [
            'Authorization' => 'Bearer ' . $connection->secret(self::API_KEY),
            'Accept' => 'application/json',
        ]);
        $why = match (true) {
            $answer->status === 401 => PullFailed::WRONG_KEYS,
            $answer->status === 403 => PullFailed::NO_RIGHT,
            $answer->status === 429 => PullFailed::TOO_OFTEN,
            $answer->status !== 200 => PullFailed::REFUSED,
            default => null,
        };
        if ($why !== null) {
            throw new PullFailed($why, "HTTP {$answer->status}");
        }
        $data = $answer->json()['data'] ?? null;

        return is_array($data) ? $data : throw new PullFailed(PullFailed::UNREADABLE, 'data');
    }

    private static function address(Connection $connection): string
    {
        return rtrim($connection->settings[self::ADDRESS] ?? '', '/');
    }
}
