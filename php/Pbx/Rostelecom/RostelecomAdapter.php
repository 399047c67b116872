<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Rostelecom;

use Ringwell\Pbx\ChecksKeys;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\EventFields;
use Ringwell\Pbx\Field;
use Ringwell\Pbx\GivesRecordings;
use Ringwell\Pbx\Http;
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
use Ringwell\Pbx\Said;
use Ringwell\Pbx\SaysProof;
use Ringwell\Pbx\SetupStep;
use Ringwell\Pbx\WallClock;
use Ringwell\Time;

/** Rostelecom's virtual PBX: its integration API (edition 7.5). */
final class RostelecomAdapter implements PbxAdapter, PullsCalls, ChecksKeys, GivesRecordings, SaysProof
{
    public const CLIENT_ID = 'client_id';
    public const KEY = 'key';

    /** A journal takes about five minutes to be made. */
    private const JOURNAL_PAUSE = Time::MINUTE;
    private const JOURNAL_TRIES = 30;
    /** Asked for the same period again, it refuses for some minutes. */
    private const SAME_ORDER_PAUSE = 10 * Time::MINUTE;
    private const LONGEST_PULL = 7 * Time::DAY;

    public function id(): string
    {
        return 'rostelecom';
    }

    public function name(): string
    {
        return __('Rostelecom', 'ringwell');
    }

    public function fields(): array
    {
        return [
            new Field(
                self::CLIENT_ID,
                __('Identification code', 'ringwell'),
                __('In the cabinet: Integration API. It is called X-Client-ID in the documents.', 'ringwell'),
                isSecret: true,
                isRequired: true,
            ),
            new Field(
                self::KEY,
                __('Key for the signature', 'ringwell'),
                __('Beside it in the same place.', 'ringwell'),
                isSecret: true,
                isRequired: true,
            ),
        ];
    }

    public function steps(): array
    {
        return [
            new SetupStep(
                __('Open the integration API', 'ringwell'),
                __('In the cabinet of the virtual PBX choose your domain, then Integration API, and switch it on.', 'ringwell'),
            ),
            new SetupStep(
                __('Copy the code and the key here', 'ringwell'),
                __('Copy the identification code and the key for the signature from there into the fields below, and save.', 'ringwell'),
            ),
            new SetupStep(
                __('Paste our address there', 'ringwell'),
                __('It goes into the field for the address of the external system. Choose the events of calls.', 'ringwell'),
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

    public function authenticate(PbxEvent $event, Connection $connection): bool
    {
        $clientId = $connection->secret(self::CLIENT_ID);
        $key = $connection->secret(self::KEY);

        return $clientId !== '' && $key !== ''
            && hash_equals($clientId, $event->header('x-client-id'))
            && hash_equals(RostelecomSignature::of($clientId, $event->body, $key), strtolower(trim($event->header('x-client-sign'))));
    }

    public function parse(PbxEvent $event, Connection $connection): array
    {
        $fields = EventFields::ofSigned($event->body);
        // A question for a caller's name, and that a journal is made: about no call.
        if (preg_match('#/(get_number_info|history_file_completed)/?$#D', $event->path) === 1 || (isset($fields['order_id']) && ! isset($fields['state']))) {
            return [];
        }

        return RostelecomNews::read(new Said($fields));
    }

    public function success(PbxEvent $event): Reply
    {
        return new Reply(200, ['result' => 0, 'resultMessage' => '']);
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
        return $connection->secret(self::CLIENT_ID) !== '' && $connection->secret(self::KEY) !== '';
    }

    public function longestPull(): int
    {
        return self::LONGEST_PULL;
    }

    /** A journal is ordered, and fetched when it is made. */
    public function pull(Connection $connection, Period $period, ?array $resume, Http $http): Pulled
    {
        $api = new RostelecomApi($http, $connection);
        $order = $resume['order'] ?? null;
        $tries = is_int($resume['tries'] ?? null) ? $resume['tries'] : 0;
        if (! is_string($order)) {
            return new Pulled([], ['order' => self::order($api, $period), 'tries' => 0], self::JOURNAL_PAUSE);
        }
        $answer = $api->send('download_call_history', ['order_id' => $order]);
        $events = $answer->status === 200 ? RostelecomJournal::read($answer->body) : null;
        if ($events !== null) {
            return new Pulled($events);
        }
        if ($tries >= self::JOURNAL_TRIES) {
            throw new PullFailed(PullFailed::REFUSED, "download_call_history: HTTP {$answer->status}");
        }

        return new Pulled([], ['order' => $order, 'tries' => $tries + 1], self::JOURNAL_PAUSE);
    }

    public function check(Connection $connection, Http $http): void
    {
        (new RostelecomApi($http, $connection))->ask('users_info', []);
    }

    /** The address that it gives is good once, and only from where it was asked for. */
    public function recording(Connection $connection, string $recording, Http $http): RecordingSource
    {
        $url = (new RostelecomApi($http, $connection))->ask('get_record', ['session_id' => $recording])['url'] ?? null;
        if (! is_string($url) || preg_match('#^https://#i', $url) !== 1) {
            throw new PullFailed(PullFailed::UNREADABLE, 'get_record');
        }

        return new RecordingSource($url);
    }

    public function proof(): Proof
    {
        return Proof::Documents;
    }

    public function provenWith(): string
    {
        return __('published integrations that quote the guide of edition 7.5', 'ringwell');
    }

    private static function order(RostelecomApi $api, Period $period): string
    {
        try {
            $order = $api->ask('domain_call_history', [
                'date_start' => WallClock::text($period->from, RostelecomNews::ZONE),
                'date_end' => WallClock::text($period->to, RostelecomNews::ZONE),
                'direction' => 0,
                'state' => 0,
            ])['order_id'] ?? null;
        } catch (PullFailed $failed) {
            throw str_contains(mb_strtolower($failed->detail), 'уже существует') ? new PullFailed(PullFailed::TOO_OFTEN, $failed->detail, self::SAME_ORDER_PAUSE) : $failed;
        }

        return is_scalar($order) && (string) $order !== '' ? (string) $order : throw new PullFailed(PullFailed::UNREADABLE, 'domain_call_history');
    }
}
