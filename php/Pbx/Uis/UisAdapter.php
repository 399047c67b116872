<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Uis;

use Ringwell\Pbx\ChecksKeys;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\EventFields;
use Ringwell\Pbx\GivesRecordings;
use Ringwell\Pbx\Http;
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
use Ringwell\Pbx\RoutesCalls;
use Ringwell\Pbx\RoutingQuestion;
use Ringwell\Pbx\Rung;
use Ringwell\Pbx\Said;
use Ringwell\Pbx\SaysProof;
use Ringwell\Pbx\WallClock;
use Ringwell\Time;

/** UIS, CoMagic, CallGear and Novofon's new platform: notifications by our own templates, the Data API 2.0, and the Call API 4.0. */
final class UisAdapter implements PbxAdapter, ListsOrders, ChecksKeys, GivesRecordings, RoutesCalls, RingsOut, SaysProof
{
    public const KEY = 'key';
    public const TOKEN = 'token';
    public const CALL_TOKEN = 'call_token';

    private const ROUTE = 'route';
    /** "Go on as the scenario says." */
    private const NOBODY_KNOWN = 1;
    private const PAGE = 1000;
    /** Three months at the most; February is in the shortest of them. */
    private const LONGEST_PULL = 88 * Time::DAY;

    public function id(): string
    {
        return 'uis';
    }

    public function name(): string
    {
        return __('UIS, CoMagic, Novofon (new), CallGear', 'ringwell');
    }

    public function fields(): array
    {
        return UisSetUp::fields();
    }

    public function steps(): array
    {
        return UisSetUp::steps();
    }

    public function methods(): array
    {
        return ['POST', 'GET'];
    }

    /** Nothing is signed here: the key stands in the templates, where no stranger sees it. */
    public function authenticate(PbxEvent $event, Connection $connection): bool
    {
        $key = $connection->secret(self::KEY);

        return $key === '' || hash_equals($key, EventFields::text($event, self::KEY));
    }

    public function parse(PbxEvent $event, Connection $connection): array
    {
        return self::isQuestion($event) ? [] : UisNews::read(self::fieldsOf($event), $connection);
    }

    public function question(PbxEvent $event, Connection $connection): ?RoutingQuestion
    {
        if (! self::isQuestion($event)) {
            return null;
        }
        $said = new Said(self::fieldsOf($event));

        return new RoutingQuestion($said->text('numa'), $said->text('numb') ?? '');
    }

    public function route(?string $to, PbxEvent $event): Reply
    {
        return new Reply(200, $to === null ? ['returned_code' => self::NOBODY_KNOWN] : ['phones' => [$to]]);
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
        return [self::KEY];
    }

    public function canPull(Connection $connection): bool
    {
        return $connection->secret(self::TOKEN) !== '';
    }

    public function longestPull(): int
    {
        return self::LONGEST_PULL;
    }

    public function pull(Connection $connection, Period $period, ?array $resume, Http $http): Pulled
    {
        $offset = is_int($resume['offset'] ?? null) ? max(0, $resume['offset']) : 0;
        $zone = $connection->zone();
        $page = self::api($connection, $http)->ask('get.calls_report', [
            'date_from' => WallClock::text($period->from, $zone),
            'date_till' => WallClock::text($period->to, $zone),
            'limit' => self::PAGE,
            'offset' => $offset,
            'sort' => [['field' => 'start_time', 'order' => 'asc']],
            'fields' => UisReport::FIELDS,
        ]);
        $events = array_merge([], ...array_map(static fn (array $row): array => UisReport::read($row, $zone), $page['rows']));
        $read = $offset + count($page['rows']);
        $isMore = count($page['rows']) > 0 && ($page['total'] === null ? count($page['rows']) >= self::PAGE : $read < $page['total']);

        return new Pulled($events, $isMore ? ['offset' => $read] : null, $isMore ? $page['wait'] : 0);
    }

    /** Its time zone is told too: with a wrong one every call would be an hour off, and nobody would know why. */
    public function check(Connection $connection, Http $http): void
    {
        $answer = self::api($connection, $http)->ask('get.account', []);
        $zone = $answer['rows'][0]['timezone'] ?? null;
        $now = $answer['date'] === '' ? false : strtotime($answer['date']);
        if (! is_string($zone) || ! WallClock::isZone($zone) || $now === false) {
            return;
        }
        $now *= Time::SECOND;
        if (WallClock::text($now, $zone) !== WallClock::text($now, $connection->zone())) {
            /* translators: %s: a time zone, "Europe/Moscow" */
            throw new PullFailed(PullFailed::REFUSED, sprintf(__('The keys are right, but its time zone is %s: choose that one here.', 'ringwell'), $zone));
        }
    }

    public function recording(Connection $connection, string $recording, Http $http): RecordingSource
    {
        $url = UisRecording::url($recording, UisBrand::of($connection));

        return new RecordingSource($url ?? throw new PullFailed(PullFailed::REFUSED, $recording));
    }

    public function canRing(Connection $connection): bool
    {
        return self::callToken($connection) !== '';
    }

    public function clinicHelp(): string
    {
        return __('An employee by the number that the platform gave him (his ID in the cabinet), as 323409; or any phone with its plus, as +74951112233. Both are rung as the platform rings them.', 'ringwell');
    }

    public function takesClinic(string $clinic): bool
    {
        return UisRing::takes($clinic);
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

        return (new UisRing($http, UisBrand::of($connection), self::callToken($connection)))->ring($order);
    }

    public function proof(): Proof
    {
        return Proof::Documents;
    }

    public function provenWith(): string
    {
        return __('the documents of the Data API 2.0 and notifications that others have received', 'ringwell');
    }

    private static function api(Connection $connection, Http $http): UisApi
    {
        return new UisApi($http, UisBrand::of($connection), $connection->secret(self::TOKEN));
    }

    private static function callToken(Connection $connection): string
    {
        $token = $connection->secret(self::CALL_TOKEN);

        return $token === '' ? $connection->secret(self::TOKEN) : $token;
    }

    private static function isQuestion(PbxEvent $event): bool
    {
        return strtolower(trim($event->path, '/')) === self::ROUTE;
    }

    /**
     * Sent in the address, values are JSON too: "74951112233" comes with its quotes.
     *
     * @return array<array-key, mixed>
     */
    private static function fieldsOf(PbxEvent $event): array
    {
        return array_map(static function (mixed $value): mixed {
            $isJson = is_string($value) && ($value === 'null' || preg_match('/^[\["]/', $value) === 1);
            $read = $isJson ? json_decode($value, true, 8) : null;

            return $isJson && ($value === 'null' || $read !== null) ? $read : $value;
        }, EventFields::read($event));
    }
}
