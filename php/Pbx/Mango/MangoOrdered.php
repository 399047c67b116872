<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Mango;

use Ringwell\Call\CallState;
use Ringwell\Call\Stage;
use Ringwell\Call\Unreached;
use Ringwell\Pbx\Said;

/**
 * What events/call tells of a call that we ordered: first a telephone of the clinic's is rung, then, taken from that leg, the
 * patient's.
 *
 * Only a leg that was taken from another and goes outside is surely the patient's. One that goes outside and was taken from none may be
 * the order as a whole, whose "connected" is the clinic's: it proves no more.
 */
final class MangoOrdered
{
    private const NO_ANSWER = 1111;
    /** Busy, rejected, "do not disturb". */
    private const BUSY = [1121, 1122, 1123];

    private readonly bool $goesOutside;

    public function __construct(private readonly Said $said, private readonly CallState $leg)
    {
        $to = $said->part('to');
        $this->goesOutside = $said->text('location') === 'abonent' && $to->has('number') && ! $to->has('extension') && ! $to->has('acd_group');
    }

    public function isPatient(): bool
    {
        return $this->goesOutside && $this->said->part('from')->has('taken_from_call_id');
    }

    /** Of the clinic's leg nobody can say whose number stands in it. */
    public function patient(): ?string
    {
        return $this->goesOutside ? $this->said->part('to')->text('number') : null;
    }

    public function stage(): Stage
    {
        $isTaken = $this->leg === CallState::Talking && $this->said->text('location') === 'abonent';

        return match (true) {
            $this->isPatient() => $isTaken ? Stage::Talking : Stage::PatientRings,
            default => $isTaken ? Stage::ClinicAnswered : Stage::ClinicRings,
        };
    }

    public function unreached(): ?Unreached
    {
        $code = $this->leg === CallState::Ended ? $this->said->int('disconnect_reason') : null;

        return match (true) {
            $code === null => null,
            $this->isPatient() => self::ofPatient($code),
            $this->goesOutside => self::failure($code),
            default => self::ofClinic($code),
        };
    }

    /** @param int $code why a leg ended; null where somebody merely hung up */
    public static function ofPatient(int $code): ?Unreached
    {
        return match (true) {
            in_array($code, self::BUSY, true) => Unreached::PatientBusy,
            $code === self::NO_ANSWER, intdiv($code, 10) === 113 => Unreached::PatientSilent,
            default => self::failure($code),
        };
    }

    public static function ofClinic(int $code): ?Unreached
    {
        return match (true) {
            in_array($code, self::BUSY, true) => Unreached::ClinicBusy,
            // Nobody there, nobody free in the group, outside working hours.
            $code === self::NO_ANSWER, in_array(intdiv($code, 10), [113, 116, 119], true) => Unreached::ClinicSilent,
            default => self::failure($code),
        };
    }

    /** Barred, no money, wrong numbers, Mango's own faults. */
    public static function failure(int $code): ?Unreached
    {
        return intdiv($code, 10) === 115 || $code >= 2000 ? Unreached::Failed : null;
    }
}
