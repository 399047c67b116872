<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Telphin;

use Ringwell\Pbx\Connection;
use Ringwell\Pbx\EventFields;
use Ringwell\Pbx\PbxAdapter;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\Proof;
use Ringwell\Pbx\Refused;
use Ringwell\Pbx\Reply;
use Ringwell\Pbx\Said;
use Ringwell\Pbx\SaysProof;
use Ringwell\Pbx\SetupStep;

/** Telphin (Teleo, Telphin.Office): events of an extension, as published integrations read them. Its REST API is not used. */
final class TelphinAdapter implements PbxAdapter, SaysProof
{
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
        return [];
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
        return [TelphinNews::read(new Said(EventFields::read($event)))];
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

    public function proof(): Proof
    {
        return Proof::Documents;
    }

    public function provenWith(): string
    {
        return __('a published integration', 'ringwell');
    }
}
