<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

/** An order was not taken, or nobody knows whether it was. */
final class NotRung extends \RuntimeException
{
    /** The phone system said no: nothing rings. */
    public const REFUSED = 'refused';
    /** Too many orders at once; nothing rings, and later it may. */
    public const TOO_OFTEN = 'too_often';
    /** Keys are wrong, or lack the right to order calls. */
    public const WRONG_KEYS = 'wrong_keys';
    /** The number to be shown, or whom to ring first, is not known there. */
    public const NO_SUCH_LINE = 'no_such_line';
    /** No connection came about: it was never asked. */
    public const UNREACHABLE = 'unreachable';
    /** It was asked, and no answer came that says what became of it. It may ring: never ask again. */
    public const UNKNOWN = 'unknown';

    /**
     * @param string $reason one of the constants (getCode() of an exception is a number)
     * @param string $detail the phone system's own words, without keys; shown, escaped
     */
    public function __construct(public readonly string $reason, public readonly string $detail = '')
    {
        parent::__construct("{$reason}: {$detail}");
    }

    /** What a failed request means for an order: unless nothing reached the phone system, it may be ringing. */
    public static function because(PullFailed $failed): self
    {
        return match (true) {
            $failed->wasNeverAsked => new self(self::UNREACHABLE, $failed->detail),
            $failed->reason === PullFailed::TOO_OFTEN => new self(self::TOO_OFTEN, $failed->detail),
            $failed->isForGood() => new self(self::WRONG_KEYS, $failed->detail),
            $failed->reason === PullFailed::REFUSED => new self(self::REFUSED, $failed->detail),
            default => new self(self::UNKNOWN, $failed->detail),
        };
    }

    /** Whether it is certain that no phone rings because of it. */
    public function isSure(): bool
    {
        return $this->reason !== self::UNKNOWN;
    }
}
