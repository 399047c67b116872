<?php

declare(strict_types=1);

namespace Ringwell\Request;

use Ringwell\Time;

/**
 * Whether programs flood the forms. Each kind of proof is looked at by itself: else whoever sends rubbish would have those held
 * back who were there. Pure.
 *
 * A program is told from a patient by others like it, and so only once they have come. Therefore what nothing proves waits a
 * minute before anybody hears of it, and so does what comes while more is going on than patients alone do: when the
 * minute is over, a flood is known, and all of it that waits is held back.
 */
final class Flood
{
    /** A flood is what comes within so long. */
    public const SPAN = 10 * Time::MINUTE;
    /** What goes on just now: this minute and the one before. */
    public const MOMENT = Time::MINUTE;
    /** So long waits what may turn out to be part of a flood. */
    public const WAIT = Time::MINUTE;

    /** As many as in ten minutes where all that are let through in an hour come evenly; and never fewer than these: two patients who begin and send. */
    private const MOMENTS = 6;
    private const LEAST_CALM = 4;
    /** Twice as many within ten minutes as the owner lets through in an hour; and never fewer than these, where he lets few through. */
    private const TIMES = 2;
    private const LEAST = 20;

    /**
     * @param int $around how many of this kind came within self::SPAN, whatever became of them; of one that waits: before it and after it
     * @param int $hour   how many of them are let through in an hour
     */
    public static function isOn(int $around, int $hour): bool
    {
        return $around > max(self::LEAST, self::TIMES * $hour);
    }

    /**
     * A phone that is known waits with those that nothing proves: else how long the server is busy with a request would tell whose is.
     *
     * @param int $lately how many of this kind came in this minute and the one before, and how many began to fill in a form by hand
     * @param int $hour   how many of them are let through in an hour
     */
    public static function waits(string $proof, int $lately, int $hour): bool
    {
        return self::kindOf($proof) === '' || $lately > self::calm($hour);
    }

    /** So many of one kind, in two minutes, are nothing unusual; as many of a flood get through before it is known. */
    public static function calm(int $hour): int
    {
        return max(self::LEAST_CALM, intdiv($hour, self::MOMENTS));
    }

    /** Under which name requests of a proof are counted. A phone that is known is counted with those that nothing proves: its own count would tell whose is known. */
    public static function kindOf(string $proof): string
    {
        return match ($proof) {
            PatientRequest::BY_VISIT => '-visit',
            PatientRequest::BY_HAND => '-hand',
            default => '',
        };
    }
}
