<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Binotel;

use Ringwell\Pbx\Connection;
use Ringwell\Pbx\Http;
use Ringwell\Pbx\PullFailed;
use Ringwell\Time;

/** Binotel's API, version 4.0: JSON with the key and its secret in it, as the maker's own program library sends it. */
final class BinotelApi
{
    private const ADDRESS = 'https://api.binotel.com/api/4.0/';

    /** Codes of the maker's list of errors. */
    private const TOO_OFTEN = 106;
    private const COMPANY_OFF = 120;
    private const WRONG_KEYS = 121;

    public function __construct(private readonly Http $http, private readonly Connection $connection)
    {
    }

    /**
     * @param  array<string, string|int|bool> $question
     * @return array<mixed>
     * @throws PullFailed
     */
    public function ask(string $method, array $question): array
    {
        $keys = ['key' => $this->connection->secret(BinotelAdapter::KEY), 'secret' => $this->connection->secret(BinotelAdapter::SECRET)];
        $answer = $this->http->send('POST', self::ADDRESS . "{$method}.json", ['Content-Type' => 'application/json'], (string) json_encode($question + $keys));
        if ($answer->status === 429) {
            throw new PullFailed(PullFailed::TOO_OFTEN, '', Time::MINUTE);
        }
        $json = $answer->json();
        if (($json['status'] ?? null) === 'success') {
            return $json;
        }
        $message = is_string($json['message'] ?? null) ? $json['message'] : '';
        $code = is_numeric($json['code'] ?? null) ? (int) $json['code'] : 0;

        throw match ($code) {
            self::TOO_OFTEN => new PullFailed(PullFailed::TOO_OFTEN, $message, Time::MINUTE),
            self::COMPANY_OFF => new PullFailed(PullFailed::NO_RIGHT, $message),
            self::WRONG_KEYS => new PullFailed(PullFailed::WRONG_KEYS, $message),
            0 => new PullFailed(($json['status'] ?? null) === 'error' ? PullFailed::REFUSED : PullFailed::UNREADABLE, $message === '' ? "HTTP {$answer->status}" : $message),
            default => new PullFailed(PullFailed::REFUSED, $message === '' ? "HTTP {$answer->status}" : $message),
        };
    }
}
