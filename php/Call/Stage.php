<?php

declare(strict_types=1);

namespace Ringwell\Call;

/** How far a call has come that was ordered by us: the clinic's phone rings first, then the patient's. */
enum Stage: string
{
    case ClinicRings = 'clinic_rings';
    case ClinicAnswered = 'clinic_answered';
    case PatientRings = 'patient_rings';
    case Talking = 'talking';

    /** The higher, the later; events may come in any order. */
    public function rank(): int
    {
        return (int) array_search($this, self::cases(), true);
    }
}
