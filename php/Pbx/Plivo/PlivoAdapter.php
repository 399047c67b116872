<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Plivo;

use Ringwell\Pbx\Connection;
use Ringwell\Pbx\Field;
use Ringwell\Pbx\PbxAdapter;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\Proof;
use Ringwell\Pbx\Refused;
use Ringwell\Pbx\Reply;
use Ringwell\Pbx\Said;
use Ringwell\Pbx\SaysProof;
use Ringwell\Pbx\SetupStep;

/** Plivo Voice: the hang-up address of an application, and the callbacks of the phones that its <Dial> rings. */
final class PlivoAdapter implements PbxAdapter, SaysProof
{
    public const TOKEN = 'auth_token';

    private const DIAL = '<Dial callbackUrl="{events_url}/dial" callbackMethod="POST">';

    public function id(): string
    {
        return 'plivo';
    }

    public function name(): string
    {
        return __('Plivo', 'ringwell');
    }

    public function fields(): array
    {
        return [
            new Field(self::TOKEN, __('Auth token', 'ringwell'), __('On the first page of the Plivo console. Plivo signs with it.', 'ringwell'), isSecret: true, isRequired: true),
        ];
    }

    public function steps(): array
    {
        return [
            new SetupStep(
                __('Let the phones that ring be told', 'ringwell'),
                __('In the XML that your application answers calls with, Dial gets this address. In PHLO the same setting is called callback URL.', 'ringwell'),
                self::DIAL,
            ),
            new SetupStep(
                __('Paste the hang-up address', 'ringwell'),
                __('In the Plivo console open the XML application of your numbers: it goes into Hangup URL, method POST.', 'ringwell'),
                '{events_url}/hangup',
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

        return $token !== '' && PlivoSignature::isRight(
            $event->header('x-plivo-signature-v3'),
            $token,
            $event->header('x-plivo-signature-v3-nonce'),
            $event->url,
            $event->body,
        );
    }

    public function parse(PbxEvent $event, Connection $connection): array
    {
        return PlivoNews::read(strtolower(trim($event->path, '/')), new Said(PbxEvent::form($event->body)));
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
        return Proof::Vectors;
    }

    public function provenWith(): string
    {
        return __('Plivo\'s program library', 'ringwell');
    }
}
