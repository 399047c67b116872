<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Telphin;

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

/** Telphin (Teleo, Telphin.Office): events of an extension and the call history, as published integrations read them. */
final class TelphinAdapter implements PbxAdapter, PullsCalls, ChecksKeys, GivesRecordings, SaysProof
{
    public const APP_ID = 'app_id';
    public const APP_SECRET = 'app_secret';

    private const PAGE = 100;

    public function id(): string
    {
        return 'telphin';
    }

    public function name(): string
    {
        return __('Telphin', 'ringwell');
    }

    public function fields(): array
    {
        return [
            new Field(self::APP_ID, __('App ID', 'ringwell'), __('In the Telphin cabinet: Settings, API, an application of the kind “trusted” with all rights to calls. Without it no list of calls and no recording can be asked for.', 'ringwell'), isSecret: true),
            new Field(self::APP_SECRET, __('App secret', 'ringwell'), __('Of the same application.', 'ringwell'), isSecret: true),
        ];
    }

    public function steps(): array
    {
        return [
            new SetupStep(
                __('Open the events of each extension', 'ringwell'),
                __('In the Telphin cabinet choose the extensions that your numbers ring (the queue or the group too), then Events.', 'ringwell'),
            ),
            new SetupStep(
                __('Add four events with our address', 'ringwell'),
                __('Incoming call, outgoing call, answer and hang-up; method POST. Telphin signs nothing, so the address is the only key: show it to nobody.', 'ringwell'),
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
        return ['POST', 'GET'];
    }

    /** Nothing is signed: the path secret is all there is. */
    public function authenticate(PbxEvent $event, Connection $connection): bool
    {
        return true;
    }

    public function parse(PbxEvent $event, Connection $connection): array
    {
        return [TelphinNews::read(new Said(EventFields::read($event)), $this->canPull($connection))];
    }

    /** An answer may hold commands for the call, so it holds nothing. */
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
        return $connection->secret(self::APP_ID) !== '' && $connection->secret(self::APP_SECRET) !== '';
    }

    public function longestPull(): int
    {
        return Time::DAY;
    }

    /** It is asked from the last call's begin on, as how its pages are named stands nowhere. */
    public function pull(Connection $connection, Period $period, ?array $resume, Http $http): Pulled
    {
        $from = is_int($resume['from'] ?? null) ? $resume['from'] : $period->from;
        $answer = (new TelphinApi($http, $connection))->ask('/client/@me/call_history/', [
            'start_datetime' => WallClock::text($from, 'UTC'),
            'end_datetime' => WallClock::text($period->to, 'UTC'),
            'order' => 'asc',
            'per_page' => self::PAGE,
        ]);
        $rows = $answer['call_history'] ?? null;
        if (! is_array($rows)) {
            throw new PullFailed(PullFailed::UNREADABLE, 'call_history');
        }
        $page = is_int($answer['per_page'] ?? null) && $answer['per_page'] > 0 ? $answer['per_page'] : self::PAGE;
        $last = TelphinHistory::began(array_values($rows)[count($rows) - 1] ?? null);
        $isMore = count($rows) >= $page && $last !== null && $last < $period->to;

        return new Pulled(TelphinHistory::read($rows), $isMore ? ['from' => max($last - $last % Time::SECOND, $from + Time::SECOND)] : null);
    }

    public function check(Connection $connection, Http $http): void
    {
        (new TelphinApi($http, $connection))->ask('/user/');
    }

    public function recording(Connection $connection, string $recording, Http $http): RecordingSource
    {
        $id = TelphinRecording::of($recording) ?? throw new PullFailed(PullFailed::REFUSED, $recording);

        return new RecordingSource(TelphinApi::url("/client/@me/record/{$id}"), (new TelphinApi($http, $connection))->headers());
    }

    public function proof(): Proof
    {
        return Proof::Documents;
    }

    public function provenWith(): string
    {
        return __('published integrations', 'ringwell');
    }
}
