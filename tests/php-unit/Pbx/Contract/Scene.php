<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Contract;

use Ringwell\Call\Direction;

/**
 * What happens on the telephone. Each adapter's test tells the same scenes in its phone system's own words.
 *
 * Everything begins at START: CALLER rings DID (in an outgoing call the clinic rings CALLER). Seconds count from there.
 */
enum Scene: string
{
    /** Rings, 101 takes it after 10 s, over after 70 s. */
    case Answered = 'answered';
    /** Rings 25 s, nobody takes it, the phone system gives up. */
    case Missed = 'missed';
    /** The clinic's line is busy; over after 3 s. */
    case Busy = 'busy';
    /** The caller hangs up after 14 s of waiting. */
    case GivenUp = 'caller gives up';
    /** As answered, but the caller hides the number. */
    case Anonymous = 'anonymous caller';
    /** 101 takes it after 10 s, gives it to 102 after 40 s, over after 100 s. */
    case Transfer = 'transfer';
    /** 101, 102 and 103 ring; 102 takes it after 10 s, over after 70 s. */
    case Group = 'group call';
    /** 101 rings CALLER, who takes it after 10 s; over after 70 s. */
    case Outgoing = 'outgoing';
    /** 101 rings 102, who takes it after 10 s; over after 70 s. */
    case Internal = 'internal';

    /** Epoch seconds: 2026-09-21 14:13:20 UTC. */
    public const START = 1_790_000_000;
    public const CALLER = '79161234567';
    public const DID = '74951112233';

    public function answeredAfter(): ?int
    {
        return match ($this) {
            self::Missed, self::Busy, self::GivenUp => null,
            default => 10,
        };
    }

    public function overAfter(): int
    {
        return match ($this) {
            self::Missed => 25,
            self::Busy => 3,
            self::GivenUp => 14,
            self::Transfer => 100,
            default => 70,
        };
    }

    public function talk(): int
    {
        return $this->answeredAfter() === null ? 0 : $this->overAfter() - $this->answeredAfter();
    }

    public function wait(): int
    {
        return $this->answeredAfter() ?? $this->overAfter();
    }

    public function direction(): Direction
    {
        return match ($this) {
            self::Outgoing => Direction::Out,
            self::Internal => Direction::Internal,
            default => Direction::In,
        };
    }

    /** '' where it is hidden */
    public function caller(): string
    {
        return $this === self::Anonymous ? '' : self::CALLER;
    }
}
