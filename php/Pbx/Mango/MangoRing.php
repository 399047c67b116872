<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Mango;

use Ringwell\Pbx\AskedOnce;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\Http;
use Ringwell\Pbx\HttpAnswer;
use Ringwell\Pbx\NotRung;
use Ringwell\Pbx\PullFailed;
use Ringwell\Pbx\RingOrder;
use Ringwell\Pbx\Rung;

/**
 * commands/callback rings an employee first, commands/callback_group a group, by its strategy. ("API MANGO OFFICE v1.9", 3.2.1, 3.2.2)
 *
 * How long telephones ring is set in the cabinet: the order can't say it.
 */
final class MangoRing
{
    private const CLINIC = '/^(?:(group|группа)\s*)?(\d{1,10})$/iuD';
    private const TOO_MANY_AT_ONCE = 2220;
    /** "No such object"; the second is that of numbers. */
    private const NO_SUCH = [3300, 3330];

    public static function takes(string $clinic): bool
    {
        return preg_match(self::CLINIC, $clinic) === 1;
    }

    /** @throws NotRung */
    public static function ring(Connection $connection, RingOrder $order, Http $http): Rung
    {
        if (preg_match(self::CLINIC, $order->clinic, $match) !== 1) {
            throw new NotRung(NotRung::NO_SUCH_LINE, $order->clinic);
        }
        [, $group, $extension] = $match;
        $patient = ltrim($order->patient, '+');
        $line = ['line_number' => ltrim($order->number, '+')];
        [$path, $question] = $group !== ''
            ? ['commands/callback_group', ['command_id' => $order->command, 'from' => $extension, 'to' => $patient] + $line]
            : ['commands/callback', ['command_id' => $order->command, 'from' => ['extension' => $extension], 'to_number' => $patient] + $line];

        return AskedOnce::by($http, static fn (Http $once): Rung => self::understood((new MangoApi($connection, $once))->ask($path, $question)));
    }

    /**
     * Only Mango's own word counts; a status 200 with anything else in it may be a page of somebody in between.
     *
     * @throws NotRung
     * @throws PullFailed where an error of HTTP's is all there is
     */
    private static function understood(HttpAnswer $answer): Rung
    {
        $code = MangoApi::code($answer);
        $detail = $code === null ? "HTTP {$answer->status}" : trim("{$code} " . self::words($code));
        if ($code === MangoApi::OK) {
            return Rung::taken();
        }
        $failed = $code === null ? MangoApi::refusal($answer) : null;
        if ($failed !== null) {
            throw $failed;
        }

        throw match (true) {
            $code === null, intdiv($code, 1000) === 5 => new NotRung(NotRung::UNKNOWN, $detail),
            $code === self::TOO_MANY_AT_ONCE => new NotRung(NotRung::TOO_OFTEN, $detail),
            in_array($code, [MangoApi::WRONG_SIGN, MangoApi::WRONG_KEY], true) => new NotRung(NotRung::WRONG_KEYS, $detail),
            in_array($code, self::NO_SUCH, true) => new NotRung(NotRung::NO_SUCH_LINE, $detail),
            default => new NotRung(NotRung::REFUSED, $detail),
        };
    }

    /** Of codes whose class says too little; '' of others. */
    private static function words(int $code): string
    {
        return match ($code) {
            self::TOO_MANY_AT_ONCE => __('Too many calls at once for this Mango account', 'ringwell'),
            2240 => __('The Mango account has run out of money', 'ringwell'),
            2300 => __('Mango does not call there: the direction is closed', 'ringwell'),
            3100 => __('Mango can\'t do this with such an extension, group or number', 'ringwell'),
            3200 => __('Mango takes this for no telephone number', 'ringwell'),
            default => match (intdiv($code, 1000)) {
                2 => __('Mango\'s billing does not allow it', 'ringwell'),
                4 => __('Mango can\'t do this in your tariff', 'ringwell'),
                5 => __('Mango had a fault of its own', 'ringwell'),
                default => '',
            },
        };
    }
}
