<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Own;

use Ringwell\Pbx\Connection;
use Ringwell\Pbx\Field;
use Ringwell\Pbx\NotRung;
use Ringwell\Pbx\PbxEvent;
use Ringwell\Pbx\Reply;
use Ringwell\Pbx\RingOrder;
use Ringwell\Pbx\Rung;
use Ringwell\Time;

/**
 * How an Asterisk is told to ring: our bridge beside it asks for orders, or the site itself speaks with its manager interface
 * and our dialplan tells what becomes of it (docs/decisions/dialplan.md).
 *
 * Either way the call's id is our command, so whoever tells of it names it so.
 */
final class OwnRing
{
    public const WAY = 'ring_out';
    public const CONTEXT = 'ring_context';
    public const DIALLED = 'ring_dialled';
    public const HOST = 'manager_host';
    public const PORT = 'manager_port';
    public const USER = 'manager_user';
    public const PASSWORD = 'manager_password';

    public const BRIDGE = 'bridge';
    public const MANAGER = 'manager';

    /** Where both extensions and phones outside can be dialled: FreePBX's own, and what most dialplans call it. */
    public const USUAL_CONTEXT = 'from-internal';

    private const CLINIC = '#^(?:\d{2,15}|\+\d{5,15}|(?:PJSIP|SIP|IAX2|DAHDI)/[A-Za-z0-9][A-Za-z0-9_.-]{0,39})$#D';
    private const PHONE = '/^\+\d{5,15}$/D';
    private const PORTS = '/^(?:[1-9]\d{0,3}|[1-5]\d{4}|6[0-4]\d{3}|65[0-4]\d\d|655[0-2]\d|6553[0-5])$/D';
    private const USUAL_PORT = '5038';
    private const MAX_AGE = 5 * Time::MINUTE;
    /** The bridge asks every few seconds, half a minute apart after errors; that it did is written down once a minute. */
    private const SILENT_AFTER = 3 * Time::MINUTE;

    /** @return list<Field> */
    public static function fields(bool $hasDialplan): array
    {
        return [
            new Field(
                self::WAY,
                __('How patients are rung', 'ringwell'),
                __('For callbacks. The bridge asks your site for them; it needs the signing secret. Else your site must reach the manager interface.', 'ringwell'),
                kind: Field::CHOICE,
                options: [
                    'no' => __('not at all', 'ringwell'),
                    self::BRIDGE => __('by the bridge', 'ringwell'),
                ] + ($hasDialplan ? [self::MANAGER => __('by the manager interface', 'ringwell')] : []),
            ),
            new Field(
                self::CONTEXT,
                __('Context of your telephones', 'ringwell'),
                __('In it your extensions and phones outside can be dialled. Empty: from-internal.', 'ringwell'),
                pattern: DialplanSettings::CONTEXT,
            ),
            new Field(self::DIALLED, __('How you dial a phone outside', 'ringwell'), kind: Field::CHOICE, options: [
                'digits' => __('with the country\'s code: 79161234567', 'ringwell'),
                'plus' => __('with a plus: +79161234567', 'ringwell'),
                'eight' => __('as inside Russia: 89161234567', 'ringwell'),
            ]),
            ...($hasDialplan ? self::managerFields() : []),
        ];
    }

    /** @return list<Field> */
    private static function managerFields(): array
    {
        return [
            new Field(
                self::HOST,
                __('Manager interface: address', 'ringwell'),
                __('As your site reaches it: 127.0.0.1 or pbx.clinic.example; tls:// before it where it speaks TLS.', 'ringwell'),
                pattern: ManagerLogin::HOST,
            ),
            new Field(self::PORT, __('Manager interface: port', 'ringwell'), __('Empty: 5038.', 'ringwell'), pattern: self::PORTS),
            new Field(self::USER, __('Manager interface: user', 'ringwell'), __('It needs the right "originate", and no other.', 'ringwell'), pattern: ManagerLogin::WORD),
            new Field(self::PASSWORD, __('Manager interface: password', 'ringwell'), '', isSecret: true, pattern: ManagerLogin::WORD),
        ];
    }

    public static function can(Connection $connection): bool
    {
        return match ($connection->settings[self::WAY] ?? '') {
            self::BRIDGE => $connection->secret(OwnPbxAdapter::SIGNING_SECRET) !== '',
            self::MANAGER => self::login($connection) !== null,
            default => false,
        };
    }

    public static function help(): string
    {
        return __('An extension of yours that rings a telephone or a group: 101. Not a queue or a menu: they pick up themselves, and the patient would be rung too soon.', 'ringwell');
    }

    public static function takes(string $clinic): bool
    {
        return preg_match(self::CLINIC, $clinic) === 1;
    }

    /**
     * @param  ?Manager $manager null where only the bridge can ring
     * @throws NotRung
     */
    public static function ring(Connection $connection, RingOrder $order, ?Manager $manager): Rung
    {
        if (! self::isSafe($order)) {
            throw new NotRung(NotRung::NO_SUCH_LINE, $order->clinic);
        }
        if (! self::can($connection)) {
            throw new NotRung(NotRung::WRONG_KEYS);
        }
        $login = self::login($connection);
        if ($login === null) {
            return Rung::leftToFetch();
        }
        if ($manager === null) {
            throw new NotRung(NotRung::NO_SUCH_LINE, self::MANAGER);
        }
        $manager->originate($login, self::action($connection, $order));

        return Rung::taken($order->command);
    }

    /**
     * The clinic's telephone sees whom the call's own channel is connected with, the patient what our dialplan has Dial say (f).
     *
     * @return list<array{string, string}> names and values of the manager's action
     */
    private static function action(Connection $connection, RingOrder $order): array
    {
        [$patient, $number] = [self::dialled($connection, $order->patient), self::dialled($connection, $order->number)];
        $id = http_build_query(['id' => $order->command, 'did' => ltrim($order->number, '+'), 'from' => ltrim($order->patient, '+')]);

        return [
            ['Action', 'Originate'],
            ['ActionID', $order->command],
            ['Channel', str_contains($order->clinic, '/') ? $order->clinic : "Local/{$order->clinic}@ringwell-desk/n"],
            ['ChannelId', $order->command],
            ['OtherChannelId', "{$order->command}-2"],
            ['Context', 'ringwell-callback'],
            ['Exten', $patient],
            ['Priority', '1'],
            ['Timeout', (string) ($order->clinicSeconds * Time::SECOND)],
            ['Async', 'true'],
            ['Variable', "__RW_ORDER={$id}"],
            ['Variable', "RW_SECONDS={$order->patientSeconds}"],
            ['Variable', "RW_NUMBER={$number}"],
            ['Variable', "CONNECTEDLINE(num)={$patient}"],
        ];
    }

    /** @param list<RingOrder> $orders */
    public static function handOut(array $orders, Connection $connection): Reply
    {
        return new Reply(200, ['ok' => true, 'orders' => array_map(static fn (RingOrder $order): array => [
            'command' => $order->command,
            'clinic' => $order->clinic,
            'patient' => self::dialled($connection, $order->patient),
            'number' => self::dialled($connection, $order->number),
            'from' => ltrim($order->patient, '+'),
            'did' => ltrim($order->number, '+'),
            'clinic_seconds' => $order->clinicSeconds,
            'patient_seconds' => $order->patientSeconds,
        ], array_values(array_filter($orders, self::isSafe(...))))]);
    }

    /** Whether patients are to be rung by a bridge that has not asked for work of late, or never: nobody would ring them. */
    public static function isBridgeSilent(Connection $connection, int $now): bool
    {
        return ($connection->settings[self::WAY] ?? '') === self::BRIDGE
            && ($connection->ordersAskedAt === null || $connection->ordersAskedAt <= $now - self::SILENT_AFTER);
    }

    /** @param int $now UTC milliseconds */
    public static function mayFetch(PbxEvent $event, Connection $connection, int $now): bool
    {
        $at = self::asks($event, $connection);

        return $at !== null && abs($at - $now) <= self::MAX_AGE;
    }

    public static function hasOtherClock(PbxEvent $event, Connection $connection, int $now): bool
    {
        $at = self::asks($event, $connection);

        return $at !== null && abs($at - $now) > self::MAX_AGE;
    }

    /** @return ?int when our bridge asked, by its own clock; null where it is not our bridge, or it said something else */
    private static function asks(PbxEvent $event, Connection $connection): ?int
    {
        $isOurs = ($connection->settings[self::WAY] ?? '') === self::BRIDGE && OwnSignature::isOfBridge($event, $connection->secret(OwnPbxAdapter::SIGNING_SECRET));

        return $isOurs && preg_match('/^orders=1&t=(\d{1,12})$/D', $event->body, $said) === 1 ? (int) $said[1] * Time::SECOND : null;
    }

    /** Nothing of an order may mean anything but itself to Asterisk, whoever made it. */
    private static function isSafe(RingOrder $order): bool
    {
        return RingOrder::idIn($order->command) !== null
            && self::takes($order->clinic)
            && preg_match(self::PHONE, $order->patient) === 1
            && preg_match(self::PHONE, $order->number) === 1;
    }

    private static function dialled(Connection $connection, string $phone): string
    {
        $digits = ltrim($phone, '+');

        return match ($connection->settings[self::DIALLED] ?? '') {
            'plus' => "+{$digits}",
            'eight' => preg_match('/^7(\d{10})$/D', $digits, $national) === 1 ? "8{$national[1]}" : "810{$digits}",
            default => $digits,
        };
    }

    private static function login(Connection $connection): ?ManagerLogin
    {
        $typed = static fn (string $name): string => $connection->settings[$name] ?? '';
        if (($connection->settings[self::WAY] ?? '') !== self::MANAGER) {
            return null;
        }

        return ManagerLogin::of($typed(self::HOST), $typed(self::PORT) === '' ? self::USUAL_PORT : $typed(self::PORT), $typed(self::USER), $connection->secret(self::PASSWORD));
    }

    public static function context(Connection $connection): string
    {
        $typed = $connection->settings[self::CONTEXT] ?? '';

        return preg_match(DialplanSettings::CONTEXT, $typed) === 1 ? $typed : self::USUAL_CONTEXT;
    }
}
