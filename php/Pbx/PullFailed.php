<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

/** Why a phone system could not be asked. The code is turned into words, and into what to do, where it is shown. */
final class PullFailed extends \RuntimeException
{
    public const UNREACHABLE = 'unreachable';
    public const UNREADABLE = 'pull_unreadable';
    /** Keys are wrong or have run out: never tried again by itself, because some systems lock whoever does. */
    public const WRONG_KEYS = 'wrong_keys';
    /** Only listed addresses may ask, and ours is not among them. */
    public const IP_NOT_ALLOWED = 'ip_not_allowed';
    /** The keys are right, but lack a right, or a paid option is off. */
    public const NO_RIGHT = 'no_right';
    public const TOO_OFTEN = 'too_often';
    /** The phone system says that something is wrong with itself, or with the question. */
    public const REFUSED = 'pull_refused';

    private const FOR_GOOD = [self::WRONG_KEYS, self::IP_NOT_ALLOWED, self::NO_RIGHT];

    /**
     * @param string $reason      one of the constants (getCode() of an exception is a number)
     * @param string $detail      the phone system's own words, without keys; shown, escaped
     * @param ?int   $retryAfter  milliseconds, where the phone system says so
     * @param bool   $wasNeverAsked no connection came about, so that what was to be sent has reached nobody
     */
    public function __construct(
        public readonly string $reason,
        public readonly string $detail = '',
        public readonly ?int $retryAfter = null,
        public readonly bool $wasNeverAsked = false,
    ) {
        parent::__construct("{$reason}: {$detail}");
    }

    /** Whether only a person can mend it. */
    public function isForGood(): bool
    {
        return in_array($this->reason, self::FOR_GOOD, true);
    }
}
