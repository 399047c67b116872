<?php

declare(strict_types=1);

namespace Ringwell\Demo\Phone;

/** What becomes of a call that the site ordered. */
enum Ending: string
{
    case Talked = 'talked';
    case ClinicSilent = 'clinic_silent';
    case PatientSilent = 'patient_silent';
    case PatientBusy = 'patient_busy';
}
