<?php

declare(strict_types=1);

namespace Ringwell\Recording;

use Ringwell\Pbx\PullFailed;

/** Why a recording can't be had; TroubleText says it in words. */
enum Trouble: string
{
    /** Nobody has confirmed that callers and staff are told. */
    case TellFirst = 'tell_callers_first';
    case NotReady = 'recording_not_ready';
    /** Somebody else is fetching it at this moment. */
    case Busy = 'recording_busy';
    case Unreachable = 'recording_unreachable';
    case WrongKeys = 'recording_wrong_keys';
    case IpNotAllowed = 'recording_ip_not_allowed';
    case NoRight = 'recording_no_right';
    case Refused = 'recording_refused';
    /** This phone system gives none, or its connection was removed. */
    case NotGiven = 'recording_not_given';
    /** The phone system has it no more, or it was deleted here when its time was up. */
    case Gone = 'recording_gone';
    case TooLarge = 'too_large';
    case NoSound = 'no_sound';
    case NoRoom = 'no_room';

    public static function ofPull(PullFailed $failed): self
    {
        return match ($failed->reason) {
            PullFailed::TOO_OFTEN => self::NotReady,
            PullFailed::WRONG_KEYS => self::WrongKeys,
            PullFailed::IP_NOT_ALLOWED => self::IpNotAllowed,
            PullFailed::NO_RIGHT => self::NoRight,
            PullFailed::REFUSED, PullFailed::UNREADABLE => self::Refused,
            default => self::Unreachable,
        };
    }

    /** HTTP, where somebody asked for the sound. */
    public function status(): int
    {
        return match ($this) {
            self::TellFirst => 403,
            self::NotReady, self::Busy, self::NoRoom => 503,
            self::NotGiven => 404,
            self::Gone => 410,
            default => 502,
        };
    }

    /** Whether trying again by itself can't help. */
    public function isForGood(): bool
    {
        return in_array($this, [self::NotGiven, self::Gone, self::TooLarge, self::NoSound], true);
    }

    /** Whether it says something of the phone system, rather than of this one recording: then all others wait too. */
    public function isOfAll(): bool
    {
        return in_array($this, [self::WrongKeys, self::IpNotAllowed, self::NoRight, self::Unreachable, self::NoRoom], true);
    }
}
