<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Own;

use Ringwell\Pbx\Connection;
use Ringwell\Pbx\SetupStep;

/** How an Asterisk is set up, with the dialplan made for this clinic. */
final class OwnSteps
{
    private const MANAGER = <<<'CONF'
        [%s]
        secret = A-LONG-PASSWORD
        deny = 0.0.0.0/0.0.0.0
        permit = 127.0.0.1/255.255.255.255
        write = originate
        CONF;

    /** @return list<SetupStep> before there is a connection to make a dialplan for */
    public static function before(): array
    {
        return [
            new SetupStep(
                __('Save the connection', 'ringwell'),
                __('Its page then has the dialplan, made for your numbers and ready to paste.', 'ringwell'),
            ),
            new SetupStep(__('Where messages go', 'ringwell'), __('The dialplan has this address in it already.', 'ringwell'), '{events_url}'),
        ];
    }

    /**
     * @param  list<string> $numbers
     * @return list<SetupStep>
     */
    public static function of(Flavour $flavour, Connection $connection, string $eventsUrl, array $numbers, string $bridgeUrl): array
    {
        try {
            $text = Dialplan::of(OwnFields::settings($flavour, $connection, $eventsUrl, $numbers));
        } catch (Unsafe $unsafe) {
            return [self::unsafe($unsafe)];
        }
        $isFreePbx = $flavour === Flavour::FreePbx;

        return array_values(array_filter([
            $isFreePbx || ($connection->settings[OwnFields::ONWARD] ?? '') !== '' ? null : new SetupStep(
                __('Say where calls go on', 'ringwell'),
                __('As long as “Context to which calls go on” below is empty, calls go on to the context from-pstn. If your line leads to another one now, type its name first and save: calls to a context that does not exist are lost.', 'ringwell'),
            ),
            new SetupStep(
                __('Paste the dialplan', 'ringwell'),
                $isFreePbx
                    ? __('Put this at the end of /etc/asterisk/extensions_custom.conf (Admin, Config Edit). FreePBX leaves that file as it is. Paste it anew whenever you change something on this page.', 'ringwell')
                    : __('Put this at the end of /etc/asterisk/extensions.conf. Paste it anew whenever you change something on this page.', 'ringwell'),
                $text,
            ),
            $connection->secret(OwnPbxAdapter::SIGNING_SECRET) === '' ? null : new SetupStep(
                __('Put the signing secret into it', 'ringwell'),
                __('It goes into the part ringwell-secret, behind the equals sign. We never show it again, so we can\'t put it there.', 'ringwell'),
            ),
            ...($isFreePbx ? [] : self::asteriskOnly($connection)),
            ...self::ringing($connection),
            new SetupStep(
                __('Reload and ring', 'ringwell'),
                __('Reload the dialplan, then ring one of your numbers. This page turns green by itself.', 'ringwell'),
                $isFreePbx ? 'fwconsole reload' : 'asterisk -rx "dialplan reload"',
            ),
            new SetupStep(
                __('If nothing comes', 'ringwell'),
                __('This must name the function CURL; if it does not, the package with func_curl is missing.', 'ringwell'),
                'asterisk -rx "core show function CURL"',
            ),
            ...(($connection->settings[OwnFields::BRIDGE] ?? '') === 'yes' ? BridgeSteps::of($connection, $eventsUrl, $bridgeUrl) : []),
        ]));
    }

    /** @return list<SetupStep> */
    private static function ringing(Connection $connection): array
    {
        $way = $connection->settings[OwnRing::WAY] ?? '';
        $user = $connection->settings[OwnRing::USER] ?? '';

        return match (true) {
            $way === OwnRing::MANAGER => [new SetupStep(
                __('Let your site ring', 'ringwell'),
                __('Put this into /etc/asterisk/manager.conf (FreePBX: manager_custom.conf) with the password that you type below, and the address of your site\'s server behind permit where it is another one. Then: asterisk -rx "manager reload"', 'ringwell'),
                sprintf(self::MANAGER, preg_match('/^[A-Za-z0-9_.-]+$/D', $user) === 1 ? $user : 'ringwell'),
            )],
            $way === OwnRing::BRIDGE && ($connection->settings[OwnFields::BRIDGE] ?? '') !== 'yes' => [new SetupStep(
                __('Let the bridge ring', 'ringwell'),
                __('Choose “used: show how to install it” below and save: patients are rung by the bridge.', 'ringwell'),
            )],
            default => [],
        };
    }

    /** @return list<SetupStep> what FreePBX does by itself */
    private static function asteriskOnly(Connection $connection): array
    {
        $steps = [
            new SetupStep(
                __('Lead incoming calls through it', 'ringwell'),
                __('Set the context of your incoming line to this. Calls then go on to where they went before.', 'ringwell'),
                'ringwell-in',
            ),
            new SetupStep(
                __('Report the answer', 'ringwell'),
                __('Where your dialplan rings a phone, add this option to Dial. Without it, calls are still counted by their end.', 'ringwell'),
                'U(ringwell-answer)',
            ),
            new SetupStep(
                __('If you have a queue', 'ringwell'),
                __('Add this line to each queue in queues.conf, and reload it. Without it nobody knows whether a call was answered there.', 'ringwell'),
                'membergosub = ringwell-answer',
            ),
        ];
        if (($connection->settings[OwnFields::OUTGOING] ?? '') === 'yes') {
            $steps[] = new SetupStep(
                __('Report calls that you make', 'ringwell'),
                __('Put this line before the Dial that rings outside. Behind the comma stands the number that is shown.', 'ringwell'),
                ' same => n,Gosub(ringwell-out,s,1(${EXTEN},${CALLERID(num)}))',
            );
        }
        if (($connection->settings[OwnFields::RECORDINGS] ?? '') === 'fetch') {
            $steps[] = new SetupStep(
                __('Say which file the recording is', 'ringwell'),
                __('Where your dialplan starts MixMonitor, set this to the name of the file, as it stands behind the address of the folder.', 'ringwell'),
                ' same => n,Set(MASTER_CHANNEL(RW_FILE)=2026/11/22/call.wav)',
            );
        }

        return $steps;
    }

    private static function unsafe(Unsafe $unsafe): SetupStep
    {
        return new SetupStep(
            __('No dialplan can be made', 'ringwell'),
            $unsafe->field === 'url'
                ? __('The address of your site has a sign in it that means something else in a dialplan, or it can\'t be shown any more: make a new address below.', 'ringwell')
                /* translators: %s: name of a field */
                : sprintf(__('There is something in the field "%s" that would be a command in a dialplan.', 'ringwell'), $unsafe->field),
        );
    }
}
