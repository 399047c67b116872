<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Binotel;

use Ringwell\Pbx\Connection;
use Ringwell\Pbx\Field;
use Ringwell\Pbx\PbxAdapter;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\Proof;
use Ringwell\Pbx\Refused;
use Ringwell\Pbx\Reply;
use Ringwell\Pbx\SaysProof;
use Ringwell\Pbx\SetupStep;

/**
 * Binotel: "API CALL SETTINGS" while a call rings, "API CALL COMPLETED" when it is over.
 *
 * Nothing is signed; the company's number stands in each message. Whatever is not answered with a success comes again, six or
 * seven times within two days, so its list of calls isn't needed (and its documents contradict each other on how to ask).
 */
final class BinotelAdapter implements PbxAdapter, SaysProof
{
    public const COMPANY = 'company_id';

    public function id(): string
    {
        return 'binotel';
    }

    public function name(): string
    {
        return __('Binotel', 'ringwell');
    }

    public function fields(): array
    {
        return [
            new Field(
                self::COMPANY,
                __('Company ID', 'ringwell'),
                __('Binotel\'s number of your company. Once it is here, messages about other companies are refused.', 'ringwell'),
                isSecret: true,
            ),
        ];
    }

    public function steps(): array
    {
        return [
            new SetupStep(
                __('Send our address to Binotel', 'ringwell'),
                __('Ask Binotel\'s support to send API CALL COMPLETED and API CALL SETTINGS to this address, and for your company ID.', 'ringwell'),
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
        $company = $connection->secret(self::COMPANY);
        $form = PbxEvent::form($event->body);

        return $company === '' || hash_equals($company, $form['companyID'] ?? $form['callDetails[companyID]'] ?? '');
    }

    public function parse(PbxEvent $event, Connection $connection): array
    {
        return BinotelCall::read(PbxEvent::form($event->body));
    }

    /** Anything but these very words makes it send the message again. */
    public function success(PbxEvent $event): Reply
    {
        return new Reply(200, ['status' => 'success']);
    }

    public function refusal(Refused $why, string $field = ''): Reply
    {
        return Reply::refusal($why, $field === '' ? [] : ['field' => $field]);
    }

    public function hiddenFields(): array
    {
        return ['companyID', 'callDetails[companyID]'];
    }

    public function proof(): Proof
    {
        return Proof::Documents;
    }

    public function provenWith(): string
    {
        return __('the maker\'s own program samples', 'ringwell');
    }
}
