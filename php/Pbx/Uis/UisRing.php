<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Uis;

use Ringwell\Pbx\AskedOnce;
use Ringwell\Pbx\Http;
use Ringwell\Pbx\HttpAnswer;
use Ringwell\Pbx\NotRung;
use Ringwell\Pbx\PullFailed;
use Ringwell\Pbx\RingOrder;
use Ringwell\Pbx\Rung;

/**
 * Call API 4.0: start.employee_call rings an employee's telephones one after the other, start.simple_call a telephone; then the
 * patient's. Both carry our id, and go "out", or the platform's own reports would count a call of the patient's.
 */
final class UisRing
{
    private const EMPLOYEE = '/^\d{1,9}$/D';
    private const PHONE = '/^\+\d{7,15}$/D';
    private const NO_SUCH_LINE = ['virtual_phone_number_not_found', 'own_virtual_phone_number_not_allowed', 'employee_not_found', 'no_active_phone_number'];
    /** Codes: whatever is wrong with the number to be shown, and the platform's own faults. */
    private const VIRTUAL_NUMBER = -32007;
    private const INTERNAL = -32603;

    public function __construct(private readonly Http $http, private readonly UisBrand $brand, private readonly string $token)
    {
    }

    public static function takes(string $clinic): bool
    {
        return preg_match(self::EMPLOYEE, $clinic) === 1 || preg_match(self::PHONE, $clinic) === 1;
    }

    /** @throws NotRung */
    public function ring(RingOrder $order): Rung
    {
        $isEmployee = preg_match(self::EMPLOYEE, $order->clinic) === 1;
        $params = [
            'access_token' => $this->token,
            'first_call' => $isEmployee ? 'employee' : 'operator',
            'virtual_phone_number' => ltrim($order->number, '+'),
            'contact' => ltrim($order->patient, '+'),
            'direction' => 'out',
            'external_id' => $order->command,
        ] + ($isEmployee ? ['employee' => ['id' => (int) $order->clinic]] : ['operator' => ltrim($order->clinic, '+')]);
        $method = $isEmployee ? 'start.employee_call' : 'start.simple_call';

        return AskedOnce::by($this->http, fn (Http $once): Rung => self::understood($once->send(
            'POST',
            $this->brand->callApi(),
            ['Content-Type' => 'application/json; charset=UTF-8'],
            (string) json_encode(['jsonrpc' => '2.0', 'id' => $order->command, 'method' => $method, 'params' => $params]),
        )));
    }

    /**
     * @throws NotRung
     * @throws PullFailed
     */
    private static function understood(HttpAnswer $answer): Rung
    {
        if ($answer->status === 429) {
            throw new PullFailed(PullFailed::TOO_OFTEN);
        }
        $json = $answer->json();
        $error = $json['error'] ?? null;
        if (is_array($error)) {
            throw self::refusal($error);
        }
        $result = is_array($json['result'] ?? null) ? $json['result'] : [];
        $data = is_array($result['data'] ?? null) ? $result['data'] : [];
        $call = $data['call_session_id'] ?? null;

        return is_int($call) || (is_string($call) && $call !== '') ? Rung::taken((string) $call) : throw new NotRung(NotRung::UNKNOWN, "HTTP {$answer->status}");
    }

    /** @param array<mixed> $error */
    private static function refusal(array $error): NotRung
    {
        $data = is_array($error['data'] ?? null) ? $error['data'] : [];
        $failed = UisApi::failure($error);

        return match (true) {
            in_array($data['mnemonic'] ?? '', self::NO_SUCH_LINE, true), ($error['code'] ?? null) === self::VIRTUAL_NUMBER => new NotRung(NotRung::NO_SUCH_LINE, $failed->detail),
            ($error['code'] ?? null) === self::INTERNAL => new NotRung(NotRung::UNKNOWN, $failed->detail),
            default => NotRung::because($failed),
        };
    }
}
