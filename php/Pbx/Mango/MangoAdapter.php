<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Mango;

use Ringwell\Pbx\AnswersPings;
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

/**
 * Mango Office, its virtual PBX ("API MANGO OFFICE v1.9"): events, extended statistics, recordings.
 *
 * It can't ask where a call shall go: in its API a call is led elsewhere by a command, which belongs to a scheme of the
 * clinic's own, not by an answer. So nothing here answers such a question.
 */
final class MangoAdapter implements PbxAdapter, AnswersPings, ListsOrders, ChecksKeys, GivesRecordings, RingsOut, SaysProof
{
    public const API_KEY = 'api_key';
    public const API_SALT = 'api_salt';

    private const JSON_DEPTH = 16;
    /** Where its events come from, by its own documents; shown for firewalls, not enforced. */
    private const ADDRESSES = '81.88.80.132, 81.88.80.133, 81.88.82.36, 81.88.82.44, 81.88.82.45';

    public function id(): string
    {
        return 'mango';
    }

    public function name(): string
    {
        return __('Mango Office', 'ringwell');
    }

    public function fields(): array
    {
        return [
            new Field(
                self::API_KEY,
                __('Unique code of your PBX', 'ringwell'),
                __('In the Mango cabinet: Integrations, API connector. It is called vpbx_api_key in the documents.', 'ringwell'),
                isSecret: true,
                isRequired: true,
            ),
            new Field(
                self::API_SALT,
                __('Key for the signature', 'ringwell'),
                __('Beside it in the same place. It is called vpbx_api_salt in the documents.', 'ringwell'),
                isSecret: true,
                isRequired: true,
            ),
        ];
    }

    public function steps(): array
    {
        return [
            new SetupStep(
                __('Open the API connector', 'ringwell'),
                __('In the Mango cabinet choose Integrations, then API connector, and switch it on.', 'ringwell'),
            ),
            new SetupStep(
                __('Copy the two keys here', 'ringwell'),
                __('Copy the unique code and the key for the signature from there into the fields below, and save.', 'ringwell'),
            ),
            new SetupStep(
                __('Paste our address there', 'ringwell'),
                __('It goes into the field for the address of the external system.', 'ringwell'),
                '{events_url}',
            ),
            new SetupStep(
                __('Let its servers in', 'ringwell'),
                __('Only where a firewall stands before your site: Mango sends its events from these addresses.', 'ringwell'),
                self::ADDRESSES,
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
        // The cabinet's "check connection" button asks for a sign of life only, and no document says that it signs.
        if ($this->isPing($event)) {
            return true;
        }
        $key = $connection->secret(self::API_KEY);
        $salt = $connection->secret(self::API_SALT);
        $form = PbxEvent::form($event->body);
        if ($key === '' || $salt === '' || ! isset($form['vpbx_api_key'], $form['sign'], $form['json'])) {
            return false;
        }

        return hash_equals($key, $form['vpbx_api_key'])
            && hash_equals(MangoSignature::of($key, $form['json'], $salt), strtolower($form['sign']));
    }

    public function parse(PbxEvent $event, Connection $connection): array
    {
        $kind = self::kind($event);
        if (! in_array($kind, ['events/call', 'events/summary', 'events/record/added', 'result/callback', 'result/callback_group'], true)) {
            return [];
        }
        $json = json_decode(PbxEvent::form($event->body)['json'] ?? '', true, self::JSON_DEPTH);
        if (! is_array($json)) {
            throw new Unreadable('json');
        }
        $said = new Said($json);

        return match ($kind) {
            'events/call' => [MangoCall::read($said)],
            'events/summary' => [MangoSummary::read($said)],
            'events/record/added' => [MangoRecording::read($said)],
            default => MangoResult::read($said),
        };
    }

    public function isPing(PbxEvent $event): bool
    {
        return self::kind($event) === 'ping';
    }

    public function success(PbxEvent $event): Reply
    {
        return new Reply(200, ['success' => true]);
    }

    public function refusal(Refused $why, string $field = ''): Reply
    {
        return Reply::refusal($why, $field === '' ? [] : ['field' => $field]);
    }

    public function hiddenFields(): array
    {
        return ['sign', 'vpbx_api_key'];
    }

    public function canPull(Connection $connection): bool
    {
        return $connection->secret(self::API_KEY) !== '' && $connection->secret(self::API_SALT) !== '';
    }

    public function pull(Connection $connection, Period $period, ?array $resume, Http $http): Pulled
    {
        return (new MangoStatistics(new MangoApi($connection, $http)))->step($period, $resume);
    }

    public function longestPull(): int
    {
        return MangoStatistics::LONGEST;
    }

    public function check(Connection $connection, Http $http): void
    {
        $refusal = MangoApi::refusal((new MangoApi($connection, $http))->ask('account/balance', []));
        if ($refusal !== null) {
            throw $refusal;
        }
    }

    public function recording(Connection $connection, string $recording, Http $http): RecordingSource
    {
        return (new MangoSound(new MangoApi($connection, $http)))->find($recording);
    }

    public function canRing(Connection $connection): bool
    {
        return $this->canPull($connection);
    }

    public function clinicHelp(): string
    {
        return __('An employee\'s extension, as 101; or a group, as "group 12": the word "group" and its short number.', 'ringwell');
    }

    public function takesClinic(string $clinic): bool
    {
        return MangoRing::takes($clinic);
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
        return MangoRing::ring($connection, $order, $http);
    }

    public function proof(): Proof
    {
        return Proof::Vectors;
    }

    public function provenWith(): string
    {
        return __('the makers\' own examples of signatures and events', 'ringwell');
    }

    private static function kind(PbxEvent $event): string
    {
        return strtolower(trim($event->path, '/'));
    }
}
