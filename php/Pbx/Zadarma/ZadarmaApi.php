<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Zadarma;

use Ringwell\Pbx\Connection;
use Ringwell\Pbx\Http;
use Ringwell\Pbx\PullFailed;
use Ringwell\Time;

/** Asks Zadarma. What is signed and what is sent must be the same bytes, so the query is written once. */
final class ZadarmaApi
{
    private const MAX_DETAIL = 200;

    public function __construct(private readonly Connection $connection, private readonly Http $http)
    {
    }

    /**
     * @param  array<string, string|int> $params
     * @return array<mixed>
     * @throws PullFailed
     */
    public function ask(string $path, array $params = []): array
    {
        $key = $this->connection->secret(ZadarmaAdapter::API_KEY);
        $secret = $this->connection->secret(ZadarmaAdapter::API_SECRET);
        if ($key === '' || $secret === '') {
            throw new PullFailed(PullFailed::WRONG_KEYS);
        }
        $params['format'] = 'json';
        ksort($params);
        $query = http_build_query($params, '', '&', PHP_QUERY_RFC1738);
        $answer = $this->http->send(
            'GET',
            ZadarmaBrand::of($this->connection)->api() . "{$path}?{$query}",
            ['Authorization' => "{$key}:" . ZadarmaSignature::ofRequest($path, $query, $secret)],
        );
        $said = json_decode($answer->body, true, 16);
        $said = is_array($said) ? $said : [];
        $message = $said['message'] ?? null;
        $detail = trim("HTTP {$answer->status} " . (is_string($message) ? mb_substr(mb_scrub($message, 'UTF-8'), 0, self::MAX_DETAIL) : ''));
        $isWell = $answer->status === 200 && ($said['status'] ?? '') === 'success';

        return $isWell ? $said : throw match (true) {
            $answer->status === 401 => new PullFailed(PullFailed::WRONG_KEYS, $detail),
            $answer->status === 403 => new PullFailed(PullFailed::NO_RIGHT, $detail),
            $answer->status === 429 => new PullFailed(PullFailed::TOO_OFTEN, $detail, Time::MINUTE),
            $answer->status === 200 && $said === [] => new PullFailed(PullFailed::UNREADABLE, $detail),
            default => new PullFailed(PullFailed::REFUSED, $detail),
        };
    }
}
