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

    /** Of one telephone of the clinic's; another may have been answered. */
    public function isOfClinic(): bool
    {
        return $this === self::ClinicSilent || $this === self::ClinicBusy;
    }

    /**
     * Why nobody talked, when all is over: what was said, where it fits to how far the call came, else what follows from that.
     *
     * @param ?Stage $stage how far it came
     * @param ?self  $said  by the phone system
     */
    public static function of(?Stage $stage, ?self $said, bool $isOver, bool $isAnswered): ?self
    {
        if (! $isOver || $isAnswered) {
            return null;
        }
        $clinicAnswered = $stage !== null && $stage !== Stage::ClinicRings;
        if ($said !== null && ! ($said->isOfClinic() && $clinicAnswered)) {
            return $said;
        }

        return match ($stage) {
            Stage::ClinicRings => self::ClinicSilent,
            Stage::ClinicAnswered, Stage::PatientRings => self::PatientSilent,
            default => null,
        };
    }
}
