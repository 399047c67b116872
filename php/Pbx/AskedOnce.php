<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

/**
 * Asks a phone system to ring, and says what its silence means: who reads an error of a server's, or nothing that can be read,
 * doesn't know whether telephones ring.
 */
final class AskedOnce implements Http
{
    private ?HttpAnswer $answer = null;

    private function __construct(private readonly Http $http)
    {
    }

    /**
     * @template Result
     * @param  \Closure(Http): Result $ask asks by the Http that it is given
     * @return Result
     * @throws NotRung
     */
    public static function by(Http $http, \Closure $ask): mixed
    {
        $once = new self($http);
        try {
            return $ask($once);
        } catch (PullFailed $why) {
            throw $once->saysNothing() ? new NotRung(NotRung::UNKNOWN, $why->detail) : NotRung::because($why);
        }
    }

    public function send(string $method, string $url, array $headers = [], string $body = ''): HttpAnswer
    {
        $this->answer = null;

        return $this->answer = $this->http->send($method, $url, $headers, $body);
    }

    /** A server that broke, a gateway that gave up waiting, a redirect that nobody follows: the order may have been taken all the same. */
    private function saysNothing(): bool
    {
        $status = $this->answer->status ?? 400;

        return $status >= 500 || $status === 408 || ($status >= 300 && $status < 400);
    }
}
