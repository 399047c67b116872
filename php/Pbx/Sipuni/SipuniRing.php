<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Sipuni;

use Ringwell\Pbx\AskedOnce;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\Http;
use Ringwell\Pbx\HttpAnswer;
use Ringwell\Pbx\NotRung;
use Ringwell\Pbx\PullFailed;
use Ringwell\Pbx\RingOrder;
use Ringwell\Pbx\Rung;
use Ringwell\Time;

/**
 * callback/call_number: an employee's telephone first (reverse=0), then the patient's. Signed by MD5 of the values in the order of
 * their names, and the key; published clients of several makers do the same.
 */
final class SipuniRing
{
    private const URL = 'https://sipuni.com/api/callback/call_number';
    private const EXTENSION = '/^\d{1,8}$/D';
    private const MAX_DETAIL = 200;

    public static function takes(string $clinic): bool
    {
        return preg_match(self::EXTENSION, $clinic) === 1;
    }

    /** @throws NotRung */
    public static function ring(Connection $connection, RingOrder $order, Http $http): Rung
    {
        $user = $connection->settings[SipuniAdapter::USER] ?? '';
        $key = $connection->secret(SipuniAdapter::KEY);
        $form = ['antiaon' => '0', 'phone' => ltrim($order->patient, '+'), 'reverse' => '0', 'sipnumber' => $order->clinic, 'user' => $user];

        return AskedOnce::by($http, static fn (Http $once): Rung => self::understood($once->send(
            'POST',
            self::URL,
            ['Content-Type' => 'application/x-www-form-urlencoded'],
            http_build_query($form + ['hash' => self::hash($form, $key)]),
        )));
    }

    /** @param array<string, string> $form in the order of its names */
    public static function hash(array $form, string $key): string
    {
        return md5(implode('+', [...array_values($form), $key]));
    }

    /**
     * @throws NotRung
     * @throws PullFailed
     */
    private static function understood(HttpAnswer $answer): Rung
    {
        $said = json_decode($answer->body, true, 8);
        $said = is_array($said) ? $said : [];
        $message = $said['message'] ?? $said['error'] ?? $said['response'] ?? null;
        $detail = trim("HTTP {$answer->status} " . (is_string($message) ? mb_substr(mb_scrub($message, 'UTF-8'), 0, self::MAX_DETAIL) : ''));
        $success = $said['success'] ?? null;

        return match (true) {
            $answer->status === 401, $answer->status === 403 => throw new NotRung(NotRung::WRONG_KEYS, $detail),
            $answer->status === 429 => throw new PullFailed(PullFailed::TOO_OFTEN, $detail, Time::MINUTE),
            $answer->status >= 400 && $answer->status < 500 => throw new PullFailed(PullFailed::REFUSED, $detail),
            $success === true, $success === 'true', $success === 1 => Rung::taken(),
            $success === false, $success === 'false', $success === 0 => throw new NotRung(NotRung::REFUSED, $detail),
            default => throw new NotRung(NotRung::UNKNOWN, $detail),
        };
    }
}
