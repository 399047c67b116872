<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Uis;

use Ringwell\Pbx\Field;
use Ringwell\Pbx\Routing\RoutingFields;
use Ringwell\Pbx\SetupStep;

/** What the owner types here, and clicks there. */
final class UisSetUp
{
    /** @return list<Field> */
    public static function fields(): array
    {
        return [
            new Field(
                UisBrand::FIELD,
                __('Whose cabinet', 'ringwell'),
                __('Where you log in. They are one platform, but a key of one is no good at another.', 'ringwell'),
                isRequired: true,
                kind: Field::CHOICE,
                options: UisBrand::options(),
            ),
            new Field(
                UisAdapter::KEY,
                __('Key of the notifications', 'ringwell'),
                __('Optional. Any long random text; the same one goes into each notification. Then only who has it can report calls.', 'ringwell'),
                isSecret: true,
            ),
            new Field(
                UisAdapter::TOKEN,
                __('API key', 'ringwell'),
                __('In the cabinet: Account, User management, API keys. With it missed events are repaired and recordings are heard.', 'ringwell'),
                isSecret: true,
            ),
            new Field(
                UisAdapter::CALL_TOKEN,
                __('API key for ringing', 'ringwell'),
                __('Only for callbacks, and only where it is another one: a key of a user with the right “Access to Call API”. Empty: the API key above.', 'ringwell'),
                isSecret: true,
            ),
            Field::zone(),
            ...RoutingFields::all(knowsPeople: false),
        ];
    }

    /** @return list<SetupStep> */
    public static function steps(): array
    {
        return [
            new SetupStep(
                __('Copy our address', 'ringwell'),
                __('It goes into each of the notifications below. The option for HTTP notifications must be on in your tariff.', 'ringwell'),
                '{events_url}',
            ),
            ...UisTemplates::steps(),
            new SetupStep(
                __('Let this site ask', 'ringwell'),
                __('In the cabinet: Administrator, Account, Security rules and settings, API. Nobody may ask until this site\'s address is listed there. Which one it is, the button “Check” says.', 'ringwell'),
            ),
            new SetupStep(
                __('Make an API key', 'ringwell'),
                __('In the cabinet: Account, User management. It is shown once: paste it into the field here.', 'ringwell'),
            ),
            new SetupStep(
                __('If you like: let Ringwell say where calls go', 'ringwell'),
                __('In the call scenario add an interactive processing with this address, method POST and the parameters call_session_id, numa and numb. Put your key in the place of KEY. Where Ringwell knows nobody, it answers with return code 1: lead that, and no answer, to where calls went before.', 'ringwell'),
                '{events_url}/route?key=KEY',
            ),
            new SetupStep(
                __('Ring one of your numbers', 'ringwell'),
                __('This page turns green by itself when the first event has come.', 'ringwell'),
            ),
        ];
    }
}
