<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Zadarma;

use Ringwell\Pbx\AnswersPings;
use Ringwell\Pbx\AskedOnce;
use Ringwell\Pbx\ChecksKeys;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\Field;
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
use Ringwell\Pbx\Rung;
use Ringwell\Pbx\Said;
use Ringwell\Pbx\SaysProof;
use Ringwell\Pbx\SignedPart;
use Ringwell\Pbx\SignsInPart;
use Ringwell\Pbx\WallClock;

/** Zadarma, and Novofon by its API 1.0, which is the same. */
final class ZadarmaAdapter implements PbxAdapter, AnswersPings, SignsInPart, ListsOrders, ChecksKeys, GivesRecordings, RingsOut, SaysProof
{
    public const API_KEY = 'api_key';
    public const API_SECRET = 'api_secret';

    private const CALLBACK_BY = 'callback_sip';
    /** As the makers' own description of the API has it. */
    private const CLINIC = '/^(?:\+?\d{7,15}|\d{3,5})$/D';
    /** Where its events come from, by other projects' notes; shown for firewalls, not enforced. */
    private const ADDRESSES = '185.45.152.40/30';
    private const EVENTS = 'NOTIFY_START, NOTIFY_INTERNAL, NOTIFY_ANSWER, NOTIFY_END, NOTIFY_OUT_START, NOTIFY_OUT_END, NOTIFY_RECORD';
    /** Half an hour is enough to fetch a file. */
    private const LINK_FOR = 1800;
    /** A recording can't be had sooner after its call. */
    private const RECORDING_AFTER = 40_000;

    public function id(): string
    {
        return 'zadarma';
    }

    public function name(): string
    {
        return __('Zadarma, Novofon (API 1.0)', 'ringwell');
    }

    public function fields(): array
    {
        return [
            new Field(ZadarmaBrand::FIELD, __('Whose cabinet', 'ringwell'), kind: Field::CHOICE, options: ZadarmaBrand::options()),
            new Field(self::API_KEY, __('Key', 'ringwell'), __('In the cabinet: Settings, Integrations and API, Keys and API.', 'ringwell'), isSecret: true, isRequired: true),
            new Field(self::API_SECRET, __('Secret', 'ringwell'), __('Shown beside the key, once. Its events are signed with it.', 'ringwell'), isSecret: true, isRequired: true),
            Field::zone(),
            new Field(
                self::CALLBACK_BY,
                __('Callbacks go out by', 'ringwell'),
                __('Optional. An extension (100) or SIP number (00001) of yours: patients see the number that is set for it, and the call stands in its statistics.', 'ringwell'),
                pattern: '/^(?:\d{3}|\d{5})$/D',
            ),
        ];
    }

    public function steps(): array
    {
        return ZadarmaSteps::all(self::EVENTS, self::ADDRESSES);
    }

    public function methods(): array
    {
        return ['POST', 'GET'];
    }

    public function authenticate(PbxEvent $event, Connection $connection): bool
    {
        if ($this->isPing($event)) {
            return true;
        }
        $secret = $connection->secret(self::API_SECRET);
        $text = ZadarmaSignature::textOf(PbxEvent::form($event->body));

        return $secret !== '' && $text !== null && $event->method === 'POST'
            && hash_equals(ZadarmaSignature::of($text, $secret), $event->header('signature'));
    }

    public function signedPart(PbxEvent $event, Connection $connection): ?SignedPart
    {
        $form = PbxEvent::form($event->body);
        $text = ZadarmaSignature::textOf($form);
        if ($text === null) {
            return null;
        }
        $kind = $form['event'] ?? '';

        return new SignedPart(
            $text,
            $form['pbx_call_id'] ?? '',
            // Each telephone that is rung has an event of its own, signed alike.
            $kind === 'NOTIFY_INTERNAL' ? "{$kind} " . ($form['internal'] ?? '') : $kind,
            WallClock::utc($form['call_start'] ?? '', $connection->zone()),
        );
    }

    public function parse(PbxEvent $event, Connection $connection): array
    {
        return $this->isPing($event) ? [] : ZadarmaEvent::read(new Said(PbxEvent::form($event->body)), $connection->zone());
    }

    /** The question whether we are there; and news of texts, looked-up numbers and the like, which is about no call and signed nobody knows how. */
    public function isPing(PbxEvent $event): bool
    {
        $kind = PbxEvent::form($event->body)['event'] ?? null;

        return $kind === null ? self::echo($event) !== null : ZadarmaSignature::textOf(['event' => $kind]) === null && preg_match('/^[A-Z_]{3,40}$/D', $kind) === 1;
    }

    /** Nothing but an empty answer: a word too much could steer the call. */
    public function success(PbxEvent $event): Reply
    {
        $isNews = isset(PbxEvent::form($event->body)['event']);

        return new Reply(200, $isNews ? '' : self::echo($event) ?? '', 'text/plain; charset=utf-8');
    }

    /** After an error Zadarma may send no more of a call; what was refused stands in the connection's log. */
    public function refusal(Refused $why, string $field = ''): Reply
    {
        return new Reply(200, '', 'text/plain; charset=utf-8');
    }

    public function hiddenFields(): array
    {
        return [];
    }

    public function canPull(Connection $connection): bool
    {
        return $connection->secret(self::API_KEY) !== '' && $connection->secret(self::API_SECRET) !== '';
    }

    public function pull(Connection $connection, Period $period, ?array $resume, Http $http): Pulled
    {
        return (new ZadarmaStatistics(new ZadarmaApi($connection, $http), $connection->zone()))->step($period, $resume);
    }

    public function longestPull(): int
    {
        return ZadarmaStatistics::LONGEST;
    }

    /** Its clock is looked at too: with a wrong zone every call would be hours off, and nobody would know why. */
    public function check(Connection $connection, Http $http): void
    {
        $api = new ZadarmaApi($connection, $http);
        $api->ask('/v1/info/balance/');
        $said = new Said($api->ask('/v1/info/timezone/'));
        [$now, $wall] = [$said->epoch('unixtime'), $said->text('datetime') ?? ''];
        if ($now !== null && WallClock::utc($wall, 'UTC') !== null && substr($wall, 0, 16) !== substr(WallClock::text($now, $connection->zone()), 0, 16)) {
            /* translators: %s: a time, "2026-11-22 10:15:07" */
            throw new PullFailed(PullFailed::REFUSED, sprintf(__('The keys are right, but its clock shows %s: choose its time zone here.', 'ringwell'), $wall));
        }
    }

    public function recording(Connection $connection, string $recording, Http $http): RecordingSource
    {
        try {
            $said = (new ZadarmaApi($connection, $http))->ask('/v1/pbx/record/request/', ['call_id' => $recording, 'lifetime' => self::LINK_FOR]);
        } catch (PullFailed $why) {
            // It says the same of a recording that isn't made yet and of one that never was.
            throw $why->reason === PullFailed::REFUSED ? new PullFailed(PullFailed::TOO_OFTEN, $why->detail, self::RECORDING_AFTER) : $why;
        }
        $link = $said['link'] ?? (is_array($said['links'] ?? null) ? $said['links'][0] ?? '' : '');
        if (! is_string($link) || ! str_starts_with($link, 'https://')) {
            throw new PullFailed($link === '' ? PullFailed::TOO_OFTEN : PullFailed::UNREADABLE, 'link', $link === '' ? self::RECORDING_AFTER : null);
        }

        return new RecordingSource($link);
    }

    public function canRing(Connection $connection): bool
    {
        return $this->canPull($connection);
    }

    public function clinicHelp(): string
    {
        return __('An extension of the PBX, as 100; a scenario of it; or a phone, as +74951112233.', 'ringwell');
    }

    public function takesClinic(string $clinic): bool
    {
        return preg_match(self::CLINIC, $clinic) === 1;
    }

    /** It gives back no id of ours, nor one of its own. */
    public function knowsCommand(): bool
    {
        return false;
    }

    public function showsNumber(): bool
    {
        return false;
    }

    /** "from" is rung first. Which number the patient sees, the order can't say: it is set for the extension. */
    public function ring(Connection $connection, RingOrder $order, Http $http): Rung
    {
        $order->mustSuit($this, $connection);
        $by = $connection->settings[self::CALLBACK_BY] ?? '';
        $params = ['from' => ltrim($order->clinic, '+'), 'to' => ltrim($order->patient, '+')] + ($by === '' ? [] : ['sip' => $by]);
        AskedOnce::by($http, static fn (Http $once): array => (new ZadarmaApi($connection, $once))->ask('/v1/request/callback/', $params));

        return Rung::taken();
    }

    public function proof(): Proof
    {
        return Proof::Vectors;
    }

    public function provenWith(): string
    {
        return __('the makers\' published formulas and a library that others wrote', 'ringwell');
    }

    /** What it wants to hear back when an address is saved: a short word, or it is no such question. */
    private static function echo(PbxEvent $event): ?string
    {
        $word = PbxEvent::form($event->query)['zd_echo'] ?? PbxEvent::form($event->body)['zd_echo'] ?? '';

        return preg_match('/^[A-Za-z0-9._-]{1,100}$/D', $word) === 1 ? $word : null;
    }
}
