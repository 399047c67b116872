<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Sipuni;

use Ringwell\Pbx\AnswersPings;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\EventFields;
use Ringwell\Pbx\Field;
use Ringwell\Pbx\GivesRecordings;
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

/**
 * Sipuni: events of its virtual PBX.
 *
 * Its statistics (CSV) name a call by its recording, and in published captures that is not always the id that events have, so what
 * events missed can't be repaired from them without making two calls of one: this adapter pulls nothing.
 */
final class SipuniAdapter implements PbxAdapter, AnswersPings, GivesRecordings, RingsOut, SaysProof
{
    public const USER = 'user';
    public const KEY = 'api_key';

    private const DID = 'did';
    private const DID_FIELDS = ['dst_num', 'pbxdstnum', 'treeNumber'];

    public function id(): string
    {
        return 'sipuni';
    }

    public function name(): string
    {
        return __('Sipuni', 'ringwell');
    }

    public function fields(): array
    {
        return [
            new Field(
                self::DID,
                __('Which field names the number that was dialled', 'ringwell'),
                __('It depends on the schemes. Change it only if “Last messages” shows your number in another field.', 'ringwell'),
                kind: Field::CHOICE,
                options: ['' => __('Find out', 'ringwell')] + array_combine(self::DID_FIELDS, self::DID_FIELDS),
            ),
            new Field(
                self::USER,
                __('Number of your account', 'ringwell'),
                __('Only for callbacks. It stands in the Sipuni cabinet beside the key: 012345.', 'ringwell'),
                pattern: '/^\d{3,12}$/D',
            ),
            new Field(self::KEY, __('API key', 'ringwell'), __('Only for callbacks. In the cabinet: Settings, Integration, API.', 'ringwell'), isSecret: true),
        ];
    }

    public function steps(): array
    {
        return [
            new SetupStep(
                __('Open the events', 'ringwell'),
                __('In the Sipuni cabinet choose Settings, Integration, API, then events on a call.', 'ringwell'),
            ),
            new SetupStep(
                __('Paste our address there', 'ringwell'),
                __('It goes into the field for the address of your script. Sipuni signs nothing, so the address is the only key: show it to nobody.', 'ringwell'),
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
        return ['GET', 'POST'];
    }

    /** Nothing is signed: the path secret is all there is. */
    public function authenticate(PbxEvent $event, Connection $connection): bool
    {
        return true;
    }

    /** Sent when the owner saves the address over there. */
    public function isPing(PbxEvent $event): bool
    {
        try {
            $said = new Said(EventFields::read($event));
        } catch (Unreadable) {
            return false;
        }

        return ! $said->has('event') && ! $said->has('call_id');
    }

    public function parse(PbxEvent $event, Connection $connection): array
    {
        $field = $connection->settings[self::DID] ?? '';

        return SipuniNews::read(new Said(EventFields::read($event)), in_array($field, self::DID_FIELDS, true) ? $field : '');
    }

    public function success(PbxEvent $event): Reply
    {
        return new Reply(200, ['success' => true]);
    }

    public function refusal(Refused $why, string $field = ''): Reply
    {
        return Reply::refusal($why, $field === '' ? [] : ['field' => $field]);
    }

    /** Whoever has the link may listen. */
    public function hiddenFields(): array
    {
        return ['call_record_link'];
    }

    public function recording(Connection $connection, string $recording, Http $http): RecordingSource
    {
        return new RecordingSource(SipuniRecording::of($recording) ?? throw new PullFailed(PullFailed::REFUSED, ''));
    }

    public function canRing(Connection $connection): bool
    {
        return ($connection->settings[self::USER] ?? '') !== '' && $connection->secret(self::KEY) !== '';
    }

    public function clinicHelp(): string
    {
        return __('An employee\'s extension, as 101.', 'ringwell');
    }

    public function takesClinic(string $clinic): bool
    {
        return SipuniRing::takes($clinic);
    }

    /** It gives back no id of ours, nor one of its own that its events have. */
    public function knowsCommand(): bool
    {
        return false;
    }

    public function showsNumber(): bool
    {
        return false;
    }

    public function ring(Connection $connection, RingOrder $order, Http $http): Rung
    {
        $order->mustSuit($this, $connection);

        return SipuniRing::ring($connection, $order, $http);
    }

    public function proof(): Proof
    {
        return Proof::Documents;
    }

    public function provenWith(): string
    {
        return __('published captures of events', 'ringwell');
    }
}
