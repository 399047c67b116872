<?php

declare(strict_types=1);

namespace Ringwell\Request;

use Ringwell\Door\ConfigKeys;
use Ringwell\Time;

/**
 * What a form is given when somebody begins to fill it in: good for one request within two hours, by which a person is told
 * from a program that has only read the page.
 *
 * Form: "1.1790000000000.NONCE.MAC": form, milliseconds, 16 hex digits, and HMAC-SHA256 of these cut to 16 bytes.
 */
final class FormToken
{
    public const MAX_LENGTH = 120;
    public const LONGEST = 2 * Time::HOUR;

    /** Nobody has filled it in sooner. */
    public const SHORTEST = 3 * Time::SECOND;

    private const WHAT = 'ringwell-form-token';

    /** Servers' clocks differ by as much. */
    private const AHEAD = 5 * Time::SECOND;

    private function __construct(public readonly int $issuedAt, public readonly string $hash)
    {
    }

    public static function issue(ConfigKeys $keys, int $form, int $now): string
    {
        $said = "{$form}.{$now}." . bin2hex(random_bytes(8));

        return "{$said}." . $keys->sign(self::WHAT, $said);
    }

    /** @return ?self null where the text is not ours, of another form, or too old */
    public static function read(ConfigKeys $keys, string $token, int $form, int $now): ?self
    {
        if (strlen($token) > self::MAX_LENGTH || preg_match('/^((\d{1,9})\.(\d{13})\.[0-9a-f]{16})\.([0-9a-f]{32})$/D', $token, $part) !== 1) {
            return null;
        }
        $issued = (int) $part[3];
        if ((int) $part[2] !== $form || $now - $issued > self::LONGEST || $issued - $now > self::AHEAD) {
            return null;
        }

        return $keys->isSigned(self::WHAT, $part[1], $part[4], $now) ? new self($issued, hash('sha256', $token)) : null;
    }
}
