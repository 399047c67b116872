<?php

declare(strict_types=1);

namespace Ringwell\Demo\Phone;

/** A call that the site ordered, as the bridge beside the phone system knows it: whom it rings, and what is yet to happen. Pure. */
final class OrderedCall
{
    public const CLINIC_RINGS = 'clinic_rings';
    public const CLINIC_ANSWERED = 'clinic_answered';
    public const PATIENT_RINGS = 'patient_rings';
    public const ANSWER = 'answer';
    public const END = 'end';

    private const SECOND = 1000;

    /**
     * @param string                   $command as the site names the call
     * @param string                   $from    the patient's phone, digits
     * @param string                   $did     the clinic's number, digits
     * @param list<array{int, string}> $steps   [UTC milliseconds, one of the above], in order
     */
    private function __construct(
        public readonly string $command,
        public readonly string $from,
        public readonly string $did,
        public readonly int $startedAt,
        public readonly Ending $ending,
        public readonly ?int $answeredAt,
        public readonly array $steps,
    ) {
    }

    /**
     * @param int $at       when the order was fetched, UTC milliseconds
     * @param int $wait     seconds until each of the two picks up
     * @param int $patience seconds until whoever is silent is rung no more
     * @param int $talk     seconds
     */
    public static function of(string $command, string $from, string $did, int $at, Ending $ending, int $wait, int $patience, int $talk): self
    {
        $start = $at + self::SECOND;
        $taken = $start + $wait * self::SECOND;
        $rings = $taken + self::SECOND;
        $answered = $ending === Ending::Talked ? $rings + $wait * self::SECOND : null;
        $atClinic = [[$start, self::CLINIC_RINGS]];
        $atPatient = [...$atClinic, [$taken, self::CLINIC_ANSWERED], [$rings, self::PATIENT_RINGS]];

        return new self($command, $from, $did, $start, $ending, $answered, match ($ending) {
            Ending::ClinicSilent => [...$atClinic, [$start + $patience * self::SECOND, self::END]],
            Ending::PatientSilent => [...$atPatient, [$rings + $patience * self::SECOND, self::END]],
            Ending::PatientBusy => [...$atPatient, [$rings + 3 * self::SECOND, self::END]],
            Ending::Talked => [...$atPatient, [(int) $answered, self::ANSWER], [(int) $answered + $talk * self::SECOND, self::END]],
        });
    }

    /** @return list<array{int, string}> that have happened by now */
    public function due(int $now): array
    {
        return array_values(array_filter($this->steps, static fn (array $step): bool => $step[0] <= $now));
    }

    /** The same, once these were told. */
    public function after(int $now): self
    {
        $left = array_values(array_filter($this->steps, static fn (array $step): bool => $step[0] > $now));

        return new self($this->command, $this->from, $this->did, $this->startedAt, $this->ending, $this->answeredAt, $left);
    }

    /** What goes on now; '' before anything rang. */
    public function stage(): string
    {
        return match ($this->steps[0][1] ?? '') {
            self::CLINIC_ANSWERED => self::CLINIC_RINGS,
            self::PATIENT_RINGS => self::CLINIC_ANSWERED,
            self::ANSWER => self::PATIENT_RINGS,
            self::END => match ($this->ending) {
                Ending::ClinicSilent => self::CLINIC_RINGS,
                Ending::Talked => self::ANSWER,
                default => self::PATIENT_RINGS,
            },
            default => '',
        };
    }
}
