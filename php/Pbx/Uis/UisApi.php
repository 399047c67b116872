<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Uis;

use Ringwell\Pbx\Http;
use Ringwell\Pbx\PullFailed;
use Ringwell\Time;

/** Data API 2.0: JSON-RPC, one method at a time. */
final class UisApi
{
    private const DEFAULT_PAUSE = Time::MINUTE;
    private const TOO_MANY_REQUESTS = 429;

    public function __construct(
        private readonly Http $http,
        private readonly UisBrand $brand,
        private readonly string $token,
    ) {
    }

    /**
     * @param  array<string, mixed> $params
     * @return array{rows: list<array<mixed>>, total: ?int, wait: int, date: string} wait: how long to pause before asking again, milliseconds;
     *                      date: the platform's own clock, as HTTP writes it, or ''
     * @throws PullFailed
     */
    public function ask(string $method, array $params): array
    {
        $answer = $this->http->send('POST', $this->brand->dataApi(), ['Content-Type' => 'application/json; charset=UTF-8'], (string) json_encode([
            'jsonrpc' => '2.0',
            // Only ever one question at a time: any id does, but without one the answer is an error.
            'id' => $method,
            'method' => $method,
            'params' => ['access_token' => $this->token] + $params,
        ], JSON_UNESCAPED_UNICODE));
        if ($answer->status === self::TOO_MANY_REQUESTS) {
            throw new PullFailed(PullFailed::TOO_OFTEN, '', self::DEFAULT_PAUSE);
        }
        $json = $answer->json();
        if (isset($json['error'])) {
            throw self::failure(self::map($json['error']));
        }
        $result = self::map($json['result'] ?? null);
        $data = $result['data'] ?? null;
        if (! is_array($data)) {
            throw new PullFailed(PullFailed::UNREADABLE, "HTTP {$answer->status}");
        }
        $metadata = self::map($result['metadata'] ?? null);

        return [
            'rows' => array_values(array_filter($data, is_array(...))),
            'total' => is_int($metadata['total_items'] ?? null) ? $metadata['total_items'] : null,
            'wait' => self::pause($metadata),
            'date' => $answer->headers['date'] ?? '',
        ];
    }

    /** @param array<mixed> $error of JSON-RPC, as the Call API has it too */
    public static function failure(array $error): PullFailed
    {
        $data = self::map($error['data'] ?? null);
        $mnemonic = is_string($data['mnemonic'] ?? null) ? $data['mnemonic'] : '';
        $message = is_string($error['message'] ?? null) ? $error['message'] : '';
        $reason = match ($mnemonic) {
            'access_token_expired', 'access_token_blocked', 'access_token_invalid', 'auth_error' => PullFailed::WRONG_KEYS,
            'ip_not_whitelisted' => PullFailed::IP_NOT_ALLOWED,
            'forbidden', 'method_component_disabled', 'parameter_component_disabled', 'account_inactive' => PullFailed::NO_RIGHT,
            'limit_exceeded' => PullFailed::TOO_OFTEN,
            default => self::reasonOfCode($error['code'] ?? null),
        };

        return match ($reason) {
            PullFailed::TOO_OFTEN => new PullFailed($reason, $message, self::pause(self::map($data['metadata'] ?? null), self::DEFAULT_PAUSE)),
            PullFailed::IP_NOT_ALLOWED => new PullFailed($reason, self::address($data, $message)),
            default => new PullFailed($reason, $message === '' ? $mnemonic : $message),
        };
    }

    /** Groups of codes, for mnemonics that are new. */
    private static function reasonOfCode(mixed $code): string
    {
        return match ($code) {
            -32001 => PullFailed::WRONG_KEYS,
            -32003, -32008, -32009 => PullFailed::NO_RIGHT,
            -32029 => PullFailed::TOO_OFTEN,
            default => PullFailed::REFUSED,
        };
    }

    /**
     * The address that we were seen to ask from: it may be another than the site's own, and is what the owner must allow.
     *
     * @param array<mixed> $data
     */
    private static function address(array $data, string $message): string
    {
        $params = self::map($data['params'] ?? null);
        foreach ([$params['ip'] ?? null, $data['value'] ?? null, ...explode(' ', $message)] as $word) {
            if (is_string($word) && filter_var($word, FILTER_VALIDATE_IP) !== false) {
                return $word;
            }
        }

        return '';
    }

    /**
     * Points are counted by the minute and by the day; a pause is needed only where none are left.
     *
     * @param array<mixed> $metadata
     */
    private static function pause(array $metadata, int $default = 0): int
    {
        $limits = self::map($metadata['limits'] ?? null);
        $pauses = [];
        foreach (['minute', 'day'] as $span) {
            $left = $limits["{$span}_remaining"] ?? null;
            $reset = $limits["{$span}_reset"] ?? null;
            if (is_int($left) && $left < 1 && is_int($reset)) {
                $pauses[] = min(Time::DAY, max(1, $reset) * Time::SECOND);
            }
        }

        return $pauses === [] ? $default : max($pauses);
    }

    /** @return array<mixed> */
    private static function map(mixed $value): array
    {
        return is_array($value) ? $value : [];
    }
}
