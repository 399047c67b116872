<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Own;

use Ringwell\Pbx\Connection;
use Ringwell\Pbx\Field;
use Ringwell\Pbx\Routing\RoutingFields;

/** What the owner of an Asterisk may say about it; nothing of it must be filled in. */
final class OwnFields
{
    public const ONWARD = 'onward';
    public const PHONES = 'phones';
    public const RING_SECONDS = 'ring_seconds';
    public const ANSWER = 'answer';
    public const OUTGOING = 'outgoing';
    public const RECORDINGS = 'recordings';
    public const RECORDINGS_URL = 'recordings_url';
    public const BRIDGE = 'bridge';

    /** @return list<Field> */
    public static function of(Flavour $flavour): array
    {
        return [
            self::secret(),
            // In FreePBX they go on to its inbound routes; any other of its contexts for calls from outside leads back to us.
            ...($flavour === Flavour::FreePbx ? [] : [new Field(
                self::ONWARD,
                __('Context to which calls go on', 'ringwell'),
                __('The one that your line leads to now. Empty: from-pstn.', 'ringwell'),
                pattern: DialplanSettings::CONTEXT,
            )]),
            new Field(
                self::PHONES,
                __('Phones to ring first, in this order', 'ringwell'),
                __('A comma between those that ring one after the other, & between those that ring together: 101, 102 & 103, PJSIP/79161234567@operator. Empty: calls go straight on.', 'ringwell'),
                pattern: DialplanSettings::PHONES,
            ),
            new Field(
                self::RING_SECONDS,
                __('How many seconds each of them rings', 'ringwell'),
                __('Between 5 and 60. Empty: 10.', 'ringwell'),
                pattern: DialplanSettings::SECONDS,
            ),
            new Field(self::ANSWER, __('When somebody picks up', 'ringwell'), kind: Field::CHOICE, options: [
                'now' => __('tell the site at once', 'ringwell'),
                'end' => __('tell it with the end of the call: nothing is sent while the telephone is picked up', 'ringwell'),
            ]),
            new Field(self::OUTGOING, __('Calls that you make', 'ringwell'), kind: Field::CHOICE, options: [
                'no' => __('are not told of', 'ringwell'),
                'yes' => __('are told, so that you see who was called back', 'ringwell'),
            ]),
            new Field(self::RECORDINGS, __('Recordings', 'ringwell'), kind: Field::CHOICE, options: [
                'no' => __('none', 'ringwell'),
                'send' => __('the dialplan records calls and sends them to your site', 'ringwell'),
                'fetch' => __('your site fetches those that the phone system makes, from the address below', 'ringwell'),
            ]),
            new Field(
                self::RECORDINGS_URL,
                __('Address of the folder with the recordings', 'ringwell'),
                __('Where your phone system gives them out to your site. It may be an address inside your network.', 'ringwell'),
                kind: Field::URL,
            ),
            ...RoutingFields::all(),
            self::bridge(),
            ...OwnRing::fields(hasDialplan: true),
        ];
    }

    public static function bridge(): Field
    {
        return new Field(
            self::BRIDGE,
            __('Bridge beside the phone system', 'ringwell'),
            __('A small program that keeps what it hears until your site has taken it, and tells of each phone that rings and of transfers. It needs Node 18 and a signing secret.', 'ringwell'),
            kind: Field::CHOICE,
            options: [
                'no' => __('not used', 'ringwell'),
                'yes' => __('used: show how to install it', 'ringwell'),
            ],
        );
    }

    public static function secret(): Field
    {
        return new Field(
            OwnPbxAdapter::SIGNING_SECRET,
            __('Signing secret', 'ringwell'),
            __('Optional; our bridge needs it. Any long random text of letters and digits; the same one goes into the dialplan. Then only your phone system can report calls.', 'ringwell'),
            isSecret: true,
        );
    }

    /**
     * @param  list<string> $numbers
     * @throws Unsafe
     */
    public static function settings(Flavour $flavour, Connection $connection, string $eventsUrl, array $numbers): DialplanSettings
    {
        $typed = static fn (string $name): string => $connection->settings[$name] ?? '';

        return new DialplanSettings(
            $flavour,
            $eventsUrl,
            $numbers,
            $flavour === Flavour::FreePbx ? '' : $typed(self::ONWARD),
            $typed(self::PHONES),
            $typed(self::RING_SECONDS) === '' ? 10 : (int) $typed(self::RING_SECONDS),
            $typed(self::ANSWER) !== 'end',
            ! in_array($typed(RoutingFields::ROUTING), ['', RoutingFields::OFF], true),
            $typed(self::OUTGOING) === 'yes',
            $typed(self::RECORDINGS) === 'send',
            $typed(self::RECORDINGS) === 'fetch',
            $typed(OwnRing::WAY) === OwnRing::MANAGER ? OwnRing::context($connection) : '',
        );
    }
}
