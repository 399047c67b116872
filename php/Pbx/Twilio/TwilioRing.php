<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Twilio;

use Ringwell\Pbx\AskedOnce;
use Ringwell\Pbx\Http;
use Ringwell\Pbx\HttpAnswer;
use Ringwell\Pbx\NotRung;
use Ringwell\Pbx\PullFailed;
use Ringwell\Pbx\RingOrder;
use Ringwell\Pbx\Rung;
use Ringwell\Pbx\Said;
use Ringwell\Time;

/**
 * Makes a call to the clinic's phone, whose TwiML then dials the patient. Events of both come to an address that names the order:
 * {events}/order/{command} for the clinic's, with /patient behind it for the patient's.
 */
final class TwilioRing
{
    public const PATIENT = 'patient';

    private const PHONE = '/^\+\d{7,15}$/D';
    private const SIP = '/^sip:[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/D';
    /** Codes: no such phone to ring first, and numbers that the account may not show. */
    private const NO_SUCH_LINE = [21210, 21211, 21212, 21217];
    private const TOO_OFTEN = 20429;
    private const MAX_DETAIL = 200;
    private const EVENTS = ['initiated', 'ringing', 'answered', 'completed'];

    public static function takes(string $clinic): bool
    {
        return preg_match(self::PHONE, $clinic) === 1 || preg_match(self::SIP, $clinic) === 1;
    }

    /**
     * @param  array<string, string> $headers
     * @throws NotRung
     */
    public static function ring(string $url, array $headers, RingOrder $order, Http $http): Rung
    {
        $form = http_build_query(['To' => $order->clinic, 'From' => $order->number, 'Timeout' => $order->clinicSeconds, 'Twiml' => self::twiml($order)]);
        if ($order->eventsUrl !== '') {
            $form .= '&' . http_build_query(['StatusCallback' => self::events($order, ''), 'StatusCallbackMethod' => 'POST']);
            // Each of them is a field of its own with the same name.
            $form .= implode('', array_map(static fn (string $event): string => "&StatusCallbackEvent={$event}", self::EVENTS));
        }

        return AskedOnce::by($http, static fn (Http $once): Rung => self::understood($once->send('POST', $url, $headers + ['Content-Type' => 'application/x-www-form-urlencoded'], $form)));
    }

    /** It names the order and nobody's phone: web servers and proxies write addresses down. */
    private static function events(RingOrder $order, string $end): string
    {
        return rtrim($order->eventsUrl, '/') . "/order/{$order->command}{$end}";
    }

    private static function twiml(RingOrder $order): string
    {
        $callback = $order->eventsUrl === '' ? '' : sprintf(
            ' statusCallback="%s" statusCallbackEvent="%s"',
            htmlspecialchars(self::events($order, '/' . self::PATIENT), ENT_XML1 | ENT_QUOTES),
            implode(' ', self::EVENTS),
        );

        return sprintf('<Response><Dial callerId="%s" timeout="%d"><Number%s>%s</Number></Dial></Response>', $order->number, $order->patientSeconds, $callback, $order->patient);
    }

    /**
     * @throws NotRung
     * @throws PullFailed
     */
    private static function understood(HttpAnswer $answer): Rung
    {
        $json = json_decode($answer->body, true, 8);
        $said = new Said(is_array($json) ? $json : []);
        $message = is_array($json) && is_string($json['message'] ?? null) ? mb_substr(mb_scrub($json['message'], 'UTF-8'), 0, self::MAX_DETAIL) : '';
        $code = $said->int('code');
        $detail = trim("HTTP {$answer->status} {$code} {$message}");
        $call = $said->text('sid') ?? '';

        return match (true) {
            $answer->status >= 200 && $answer->status < 300 && TwilioAdapter::isSid($call, 'CA') => Rung::taken($call),
            $answer->status === 401, $answer->status === 403, $answer->status === 404 => throw new NotRung(NotRung::WRONG_KEYS, $detail),
            $answer->status === 429, $code === self::TOO_OFTEN => throw new PullFailed(PullFailed::TOO_OFTEN, $detail, Time::SECOND),
            in_array($code, self::NO_SUCH_LINE, true) => throw new NotRung(NotRung::NO_SUCH_LINE, $detail),
            $answer->status >= 400 && $answer->status < 500 => throw new PullFailed(PullFailed::REFUSED, $detail),
            default => throw new NotRung(NotRung::UNKNOWN, $detail),
        };
    }
}
