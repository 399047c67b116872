<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Megafon;

use Ringwell\Pbx\Field;
use Ringwell\Pbx\SetupStep;

/** What the owner types here, and clicks there. */
final class MegafonSetUp
{
    /** @return list<Field> */
    public static function fields(): array
    {
        return [
            new Field(
                MegafonAdapter::TOKEN,
                __('Key of your CRM', 'ringwell'),
                __('You choose it in the cabinet, beside our address. It is called crm_token in the documents.', 'ringwell'),
                isSecret: true,
                isRequired: true,
            ),
            new Field(
                MegafonAdapter::HOST,
                __('Address of your PBX', 'ringwell'),
                __('As in the address line of its cabinet: clinic.megapbx.ru. Only needed to repair missed events and to hear recordings.', 'ringwell'),
                pattern: MegafonAdapter::HOST_PATTERN,
            ),
            new Field(
                MegafonAdapter::API_KEY,
                __('Key of your PBX', 'ringwell'),
                __('In the cabinet beside the other key. With it missed events are repaired and recordings are heard.', 'ringwell'),
                isSecret: true,
            ),
        ];
    }

    /** @return list<SetupStep> */
    public static function steps(): array
    {
        return [
            new SetupStep(
                __('Open the REST API', 'ringwell'),
                __('In the cabinet of your virtual PBX choose Settings, Integration with CRM, then your own CRM (REST API).', 'ringwell'),
            ),
            new SetupStep(
                __('Paste our address there', 'ringwell'),
                __('It goes into the field for the address of your CRM.', 'ringwell'),
                '{events_url}',
            ),
            new SetupStep(
                __('Copy the two keys here', 'ringwell'),
                __('The key of your CRM must be the same there and here. The key of your PBX is for the list of calls and recordings.', 'ringwell'),
            ),
            new SetupStep(
                __('Ring one of your numbers', 'ringwell'),
                __('This page turns green by itself when the first event has come.', 'ringwell'),
            ),
        ];
    }
}
