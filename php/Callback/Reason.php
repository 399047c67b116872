<?php

declare(strict_types=1);

namespace Ringwell\Callback;

use Ringwell\Call\Unreached;
use Ringwell\Pbx\NotRung;

/** Why a try came to nothing, or why a callback is not rung by itself. */
enum Reason: string
{
    case ClinicSilent = 'clinic_silent';
    case ClinicBusy = 'clinic_busy';
    case PatientSilent = 'patient_silent';
    case PatientBusy = 'patient_busy';
    /** The phone system took the order and could not ring. */
    case Failed = 'failed';

    case Refused = 'refused';
    case TooOften = 'too_often';
    case WrongKeys = 'wrong_keys';
    case NoSuchLine = 'no_such_line';
    case Unreachable = 'unreachable';

    /** Nobody knows whether it rang: never rung again by itself. */
    case Unknown = 'unknown';
    /** The phone system's own list shows no such call. */
    case NotListed = 'not_listed';
    /** Its time passed before it could be rung. */
    case TooLate = 'too_late';
    /** The owner switched ringing off. */
    case Off = 'off';
    /** A phone that may not be rung. */
    case NotAllowed = 'not_allowed';
    /** As often as may be in a day. */
    case Capped = 'capped';
    /** The branch has no phone system that can ring, or its settings lack something. */
    case NoSystem = 'no_system';
    /** Nothing shows that a person asked. */
    case Unproved = 'unproved';
    /** Of a try: called off before the phone system had it. */
    case Cancelled = 'cancelled';

    public static function ofNotRung(NotRung $why): self
    {
        return self::tryFrom($why->reason) ?? self::Unknown;
    }

    public static function ofUnreached(Unreached $who): self
    {
        return self::from($who->value);
    }

    /** Whether the phone system said, for sure, that nobody was reached, and it may be otherwise later. */
    public function maySucceedLater(): bool
    {
        return in_array($this, [
            self::ClinicSilent, self::ClinicBusy, self::PatientSilent, self::PatientBusy, self::TooOften, self::Unreachable,
        ], true);
    }

    /**
     * Which of two that are told of one try holds, whatever order they come in: the call's own story before what we made
     * of its silence, and of that the one that came further.
     */
    public function rank(): int
    {
        return match ($this) {
            self::PatientBusy => 6,
            self::PatientSilent => 5,
            self::ClinicBusy => 4,
            self::ClinicSilent => 3,
            self::Failed => 2,
            default => 1,
        };
    }
}
