<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

use Ringwell\Time;

/**
 * Reads what a phone system said without believing its types: numbers come as texts and texts as numbers, objects
 * as lists, and anything at all from who got hold of the address. What can't be read is null.
 */
final class Said
{
    private const MAX_TEXT = 200;
    private const MAX_SECONDS = 7 * 86_400;
    /** 2100-01-01: a later stamp is no time of a call. */
    private const LAST_EPOCH = 4_102_444_800;

    /** @param array<mixed> $values */
    public function __construct(private readonly array $values)
    {
    }

    public function part(string $name): self
    {
        $part = $this->values[$name] ?? null;

        return new self(is_array($part) ? $part : []);
    }

    public function has(string $name): bool
    {
        return isset($this->values[$name]) && $this->values[$name] !== '';
    }

    /** Cleaned of control characters; null where it is absent, no text, damaged or longer than any id or phone. */
    public function text(string $name): ?string
    {
        $value = $this->values[$name] ?? null;
        if (! is_string($value) && ! is_int($value)) {
            return null;
        }
        $text = (string) $value;
        if (strlen($text) > self::MAX_TEXT || preg_match('//u', $text) !== 1 || preg_match('/[\x00-\x1F\x7F]/', $text) === 1) {
            return null;
        }

        return trim($text);
    }

    /** An address that begins with https://, however long its signature is. */
    public function link(string $name): ?string
    {
        $value = $this->values[$name] ?? null;

        return is_string($value) && preg_match('#^https://[\x21-\x7E]{1,4000}$#D', $value) === 1 ? $value : null;
    }

    /** A text that must be there. */
    public function required(string $name): string
    {
        $text = $this->text($name);
        if ($text === null || $text === '') {
            throw new Unreadable($name);
        }

        return $text;
    }

    public function int(string $name): ?int
    {
        $value = $this->values[$name] ?? null;
        if (is_string($value) && preg_match('/^-?\d{1,15}$/D', $value) === 1) {
            return (int) $value;
        }

        return is_int($value) ? $value : null;
    }

    /** How long something took; null where it can't be. */
    public function seconds(string $name): ?int
    {
        $seconds = $this->int($name);

        return $seconds === null || $seconds < 0 || $seconds > self::MAX_SECONDS ? null : $seconds;
    }

    /** Epoch seconds as our milliseconds; null where it is 0, absent or no time of this century. */
    public function epoch(string $name): ?int
    {
        $seconds = $this->int($name);

        return $seconds === null || $seconds <= 0 || $seconds > self::LAST_EPOCH ? null : $seconds * Time::SECOND;
    }
}
