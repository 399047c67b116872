<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Telphin;

use Ringwell\Pbx\Connection;
use Ringwell\Pbx\Http;
use Ringwell\Pbx\HttpAnswer;
use Ringwell\Pbx\PullFailed;
use Ringwell\Time;

/** Telphin's REST API: an application of the client's own gets a key for an hour, and asks with it. */
final class TelphinApi
{
    private const HOST = 'https://apiproxy.telphin.ru';

    private ?string $token = null;

    public function __construct(private readonly Http $http, private readonly Connection $connection)
    {
    }

    /**
     * @param  array<string, string|int> $question
     * @return array<mixed>
     * @throws PullFailed
     */
    public function ask(string $path, array $question = []): array
    {
        $answer = $this->http->send('GET', self::url($path) . ($question === [] ? '' : '?' . http_build_query($question)), $this->headers());

        return self::good($answer)->json();
    }

    public static function url(string $path): string
    {
        return self::HOST . "/api/ver1.0{$path}";
    }

    /**
     * @return array<string, string>
     * @throws PullFailed
     */
    public function headers(): array
    {
        $this->token ??= $this->newToken();

        return ['Authorization' => "Bearer {$this->token}"];
    }

    private function newToken(): string
    {
        $answer = $this->http->send('POST', self::HOST . '/oauth/token', ['Content-Type' => 'application/x-www-form-urlencoded'], http_build_query([
            'grant_type' => 'client_credentials',
            'client_id' => $this->connection->secret(TelphinAdapter::APP_ID),
            'client_secret' => $this->connection->secret(TelphinAdapter::APP_SECRET),
        ]));
        if ($answer->status === 400) {
            throw new PullFailed(PullFailed::WRONG_KEYS, 'HTTP 400');
        }
        $token = self::good($answer)->json()['access_token'] ?? null;

        return is_string($token) && preg_match('/^[\x21-\x7E]{1,2000}$/D', $token) === 1 ? $token : throw new PullFailed(PullFailed::UNREADABLE, 'access_token');
    }

    private static function good(HttpAnswer $answer): HttpAnswer
    {
        $detail = "HTTP {$answer->status}";

        return match ($answer->status) {
            200 => $answer,
            401 => throw new PullFailed(PullFailed::WRONG_KEYS, $detail),
            403 => throw new PullFailed(PullFailed::NO_RIGHT, $detail),
            429 => throw new PullFailed(PullFailed::TOO_OFTEN, $detail, Time::MINUTE),
            default => throw new PullFailed(PullFailed::REFUSED, $detail),
        };
    }
}
