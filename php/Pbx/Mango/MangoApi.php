<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Mango;

use Ringwell\Pbx\Connection;
use Ringwell\Pbx\Http;
use Ringwell\Pbx\HttpAnswer;
use Ringwell\Pbx\PullFailed;
use Ringwell\Time;

/**
 * Asks Mango, in the form that it wants: key, signature and JSON as three fields of a form.
 *
 * Mango forgives one wrong request (any code 3xxx) in two minutes; after the second it answers 401 to everything until
 * two minutes have passed. So nothing here asks twice, and each wrong request says how long nobody may ask again.
 */
final class MangoApi
{
    public const BASE = 'https://app.mango-office.ru/vpbx/';
    public const LOCKED_FOR = 2 * Time::MINUTE;
    public const OK = 1000;
    public const NO_SUCH_RECORDING = 3320;
    public const WRONG_SIGN = 3102;
    public const WRONG_KEY = 3105;

    private const MAX_DETAIL = 200;

    public function __construct(private readonly Connection $connection, private readonly Http $http)
    {
    }

    /**
     * @param  array<string, mixed> $question
     * @return HttpAnswer           whatever it is: refusal() tells whether it is one
     * @throws PullFailed
     */
    public function ask(string $path, array $question): HttpAnswer
    {
        $key = $this->connection->secret(MangoAdapter::API_KEY);
        $salt = $this->connection->secret(MangoAdapter::API_SALT);
        if ($key === '' || $salt === '') {
            throw new PullFailed(PullFailed::WRONG_KEYS);
        }
        $json = (string) json_encode((object) $question);

        return $this->http->send(
            'POST',
            self::BASE . $path,
            ['Content-Type' => 'application/x-www-form-urlencoded'],
            http_build_query(['vpbx_api_key' => $key, 'sign' => MangoSignature::of($key, $json, $salt), 'json' => $json]),
        );
    }

    /** Why Mango did not do what it was asked; null where it did. */
    public static function refusal(HttpAnswer $answer): ?PullFailed
    {
        $said = self::said($answer);
        $code = self::code($answer);
        $message = $said['message'] ?? null;
        $detail = trim(($code === null ? "HTTP {$answer->status}" : (string) $code) . ' ' . (is_string($message) ? mb_substr(mb_scrub($message, 'UTF-8'), 0, self::MAX_DETAIL) : ''));

        return match (true) {
            // It is locked because of a wrong request, perhaps another program's; whether our keys are right isn't said.
            $answer->status === 401 => new PullFailed(PullFailed::TOO_OFTEN, $detail, self::LOCKED_FOR),
            $answer->status === 429 => new PullFailed(PullFailed::TOO_OFTEN, $detail, Time::MINUTE),
            $answer->status === 403 => new PullFailed(PullFailed::IP_NOT_ALLOWED, $detail),
            $code === self::WRONG_SIGN, $code === self::WRONG_KEY => new PullFailed(PullFailed::WRONG_KEYS, $detail, self::LOCKED_FOR),
            $code !== null && intdiv($code, 1000) === 3 => new PullFailed(PullFailed::REFUSED, $detail, self::LOCKED_FOR),
            $code !== null && intdiv($code, 1000) === 2 => new PullFailed(PullFailed::NO_RIGHT, $detail),
            $code !== null && $code !== self::OK, $answer->status >= 400 => new PullFailed(PullFailed::REFUSED, $detail),
            default => null,
        };
    }

    /** Mango's own code in an answer: "result", in errors also "code". */
    public static function code(HttpAnswer $answer): ?int
    {
        $said = self::said($answer);
        foreach (['result', 'code'] as $name) {
            $code = $said[$name] ?? null;
            if ((is_int($code) || (is_string($code) && ctype_digit($code))) && (int) $code >= self::OK) {
                return (int) $code;
            }
        }

        return null;
    }

    /** @return array<mixed> */
    private static function said(HttpAnswer $answer): array
    {
        $said = str_starts_with(ltrim($answer->body), '{') ? json_decode($answer->body, true) : null;

        return is_array($said) ? $said : [];
    }
}
