<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Contract;

use Ringwell\Pbx\Http;
use Ringwell\Pbx\HttpAnswer;

/** Answers in the phone system's place, and keeps what it was asked. */
final class FakeHttp implements Http
{
    /** @var list<array{method: string, url: string, headers: array<string, string>, body: string}> */
    public array $asked = [];

    /** @param \Closure(string $method, string $url, array<string, string> $headers, string $body): HttpAnswer $answer */
    public function __construct(private readonly \Closure $answer)
    {
    }

    /** Gives these answers, one after the other; to ask once more is a fault of the test. */
    public static function inTurn(HttpAnswer ...$answers): self
    {
        return new self(static function (string $method, string $url) use (&$answers): HttpAnswer {
            return array_shift($answers) ?? throw new \LogicException("Nobody answers {$method} {$url}.");
        });
    }

    /** @param array<mixed> $data */
    public static function json(array $data, int $status = 200): HttpAnswer
    {
        return new HttpAnswer($status, (string) json_encode($data), ['content-type' => 'application/json']);
    }

    public function send(string $method, string $url, array $headers = [], string $body = ''): HttpAnswer
    {
        $this->asked[] = ['method' => $method, 'url' => $url, 'headers' => $headers, 'body' => $body];

        return ($this->answer)($method, $url, $headers, $body);
    }
}
