<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Telnyx;

use Ringwell\Pbx\AskedOnce;
use Ringwell\Pbx\Connection;
use Ringwell\Pbx\Http;
use Ringwell\Pbx\HttpAnswer;
use Ringwell\Pbx\NotRung;
use Ringwell\Pbx\PullFailed;
use Ringwell\Pbx\RingOrder;
use Ringwell\Pbx\Rung;
use Ringwell\Pbx\Said;

/**
 * Calls the clinic; when it has picked up, the call is transferred to the patient; when that is over, the clinic's leg is hung up, as
 * Telnyx leaves it open where nobody took the transfer.
 *
 * Telnyx does a command with the same id once within a minute, so each step is named by the event that it follows.
 */
final class TelnyxRing
{
    private const CALLS = 'https://api.telnyx.com/v2/calls';
    private const PHONE = '/^\+\d{7,15}$/D';
    private const SIP = '/^sip:[A-Za-z0-9._+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+$/D';
    private const LEG = '/^[A-Za-z0-9:_+\/=-]{1,200}$/D';
    private const MAX_DETAIL = 200;

    public function __construct(private readonly Connection $connection, private readonly Http $http)
    {
    }

    public static function takes(string $clinic): bool
    {
        return preg_match(self::PHONE, $clinic) === 1 || preg_match(self::SIP, $clinic) === 1;
    }

    /** @throws NotRung */
    public function ring(RingOrder $order): Rung
    {
        $answer = $this->ask(self::CALLS, [
            'to' => $order->clinic,
            'from' => $order->number,
            'connection_id' => $this->connection->settings[TelnyxAdapter::APPLICATION] ?? '',
            'timeout_secs' => $order->clinicSeconds,
            'client_state' => TelnyxOrder::ofClinic($order)->state($this->key()),
            'command_id' => $order->command,
        ]);
        $call = (new Said($answer))->part('data')->text('call_session_id') ?? '';

        return $call === '' ? throw new NotRung(NotRung::UNKNOWN, 'call_session_id') : Rung::taken($call);
    }

    /** @throws NotRung */
    public function goOn(string $type, Said $data, TelnyxOrder $order): void
    {
        $leg = $data->part('payload')->text('call_control_id') ?? '';
        $id = $data->text('id') ?? '';
        if ($type === 'call.answered' && ! $order->isPatient && preg_match(self::LEG, $leg) === 1) {
            $this->ask(self::action($leg, 'transfer'), [
                'to' => $order->patient,
                'from' => $order->number,
                'timeout_secs' => $order->seconds,
                'target_leg_client_state' => $order->ofPatient($leg)->state($this->key()),
                'command_id' => $id,
            ]);
        }
        if ($type === 'call.hangup' && $order->isPatient && preg_match(self::LEG, $order->clinicsLeg) === 1) {
            $this->hangUp($order->clinicsLeg, $id);
        }
    }

    /** Mostly the clinic has hung up itself, and is told so. */
    private function hangUp(string $leg, string $id): void
    {
        try {
            $this->ask(self::action($leg, 'hangup'), ['command_id' => $id]);
        } catch (NotRung) {
            return;
        }
    }

    private function key(): string
    {
        return $this->connection->secret(TelnyxAdapter::API_KEY);
    }

    private static function action(string $leg, string $action): string
    {
        return self::CALLS . '/' . rawurlencode($leg) . "/actions/{$action}";
    }

    /**
     * @param  array<string, string|int> $question
     * @return array<mixed>
     * @throws NotRung
     */
    private function ask(string $url, array $question): array
    {
        $headers = ['Authorization' => "Bearer {$this->key()}", 'Content-Type' => 'application/json'];

        return AskedOnce::by($this->http, static fn (Http $once): array => self::understood($once->send('POST', $url, $headers, (string) json_encode($question, JSON_UNESCAPED_SLASHES))));
    }

    /**
     * @return array<mixed>
     * @throws PullFailed
     */
    private static function understood(HttpAnswer $answer): array
    {
        $json = json_decode($answer->body, true, 16);
        $error = is_array($json) && is_array($json['errors'] ?? null) ? $json['errors'][0] ?? [] : [];
        $said = new Said(is_array($error) ? $error : []);
        $words = is_array($error) && is_string($error['detail'] ?? null) ? mb_substr(mb_scrub($error['detail'], 'UTF-8'), 0, self::MAX_DETAIL) : '';
        $detail = trim("HTTP {$answer->status} {$said->text('code')} {$words}");

        return match (true) {
            $answer->status >= 200 && $answer->status < 300 && is_array($json) => $json,
            $answer->status === 401 => throw new PullFailed(PullFailed::WRONG_KEYS, $detail),
            $answer->status === 403 => throw new PullFailed(PullFailed::NO_RIGHT, $detail),
            $answer->status === 429 => throw new PullFailed(PullFailed::TOO_OFTEN, $detail),
            $answer->status >= 400 && $answer->status < 500 => throw new PullFailed(PullFailed::REFUSED, $detail),
            default => throw new PullFailed(PullFailed::UNREADABLE, $detail),
        };
    }
}
