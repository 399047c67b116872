<?php

declare(strict_types=1);

namespace Ringwell\Call;

/** Why nobody talked in a call that was ordered by us. */
enum Unreached: string
{
    case ClinicSilent = 'clinic_silent';
    case ClinicBusy = 'clinic_busy';
    case PatientSilent = 'patient_silent';
    case PatientBusy = 'patient_busy';
    /** The phone system could not ring: no line, no money, no such number. */
    case Failed = 'failed';
}
