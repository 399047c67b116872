<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Rostelecom;

use Ringwell\Pbx\Connection;
use Ringwell\Pbx\Http;
use Ringwell\Pbx\HttpAnswer;
use Ringwell\Pbx\PullFailed;
use Ringwell\Time;

/** The integration API: signed JSON, the method in the path. */
final class RostelecomApi
{
    private const ADDRESS = 'https://api.cloudpbx.rt.ru';

    public function __construct(private readonly Http $http, private readonly Connection $connection)
    {
    }

    /**
     * @param  array<string, string|int> $message
     * @return array<mixed>
     * @throws PullFailed
     */
    public function ask(string $method, array $message): array
    {
        $json = $this->send($method, $message)->json();
        $result = $json['result'] ?? null;
        if (! is_scalar($result) || (string) $result !== '0') {
            $message = $json['resultMessage'] ?? '';
            throw new PullFailed(PullFailed::REFUSED, is_string($message) ? $message : '');
        }

        return $json;
    }

    /**
     * @param  array<string, string|int> $message
     * @throws PullFailed
     */
    public function send(string $method, array $message): HttpAnswer
    {
        $clientId = $this->connection->secret(RostelecomAdapter::CLIENT_ID);
        $json = (string) json_encode((object) $message, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE);
        $answer = $this->http->send('POST', self::ADDRESS . "/{$method}", [
            'Content-Type' => 'application/json',
            'X-Client-ID' => $clientId,
            'X-Client-Sign' => RostelecomSignature::of($clientId, $json, $this->connection->secret(RostelecomAdapter::KEY)),
        ], $json);

        return match ($answer->status) {
            401 => throw new PullFailed(PullFailed::WRONG_KEYS, 'HTTP 401'),
            403 => throw new PullFailed(PullFailed::NO_RIGHT, 'HTTP 403'),
            429 => throw new PullFailed(PullFailed::TOO_OFTEN, '', Time::MINUTE),
            default => $answer,
        };
    }
}
