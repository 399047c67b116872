<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx\Contract;

use Ringwell\Call\Stage;
use Ringwell\Call\Unreached;
use Ringwell\Pbx\RingOrder;

/**
 * What happens on the telephone when we order a call: 101 of the clinic's is rung at once, then Scene::CALLER, who sees Scene::DID.
 * Seconds count from Scene::START.
 */
enum OrderScene: string
{
    /** 101 takes it after 8 s, the patient after 20 s; over after 80 s. */
    case Done = 'done';
    /** 101 rings 30 s; over. */
    case ClinicSilent = 'clinic silent';
    /** 101 takes it after 8 s, the patient's phone rings from 9 to 54 s; over. */
    case PatientSilent = 'patient silent';
    /** 101 takes it after 8 s, the patient's phone is busy; over after 12 s. */
    case PatientBusy = 'patient busy';

    public const COMMAND = 'rw0123456789abcdef01234567';
    public const CLINIC_ANSWERS = 8;
    public const PATIENT_RINGS = 9;
    public const PATIENT_ANSWERS = 20;

    public static function order(string $clinic = '101'): RingOrder
    {
        return new RingOrder(self::COMMAND, $clinic, '+' . Scene::CALLER, '+' . Scene::DID);
    }

    public function overAfter(): int
    {
        return match ($this) {
            self::Done => 80,
            self::ClinicSilent => 30,
            self::PatientSilent => 54,
            self::PatientBusy => 12,
        };
    }

    public function talk(): int
    {
        return $this === self::Done ? $this->overAfter() - self::PATIENT_ANSWERS : 0;
    }

    public function unreached(): ?Unreached
    {
        return match ($this) {
            self::Done => null,
            self::ClinicSilent => Unreached::ClinicSilent,
            self::PatientSilent => Unreached::PatientSilent,
            self::PatientBusy => Unreached::PatientBusy,
        };
    }

    /** How far it has come: more than this nobody may say then. */
    public function stageAt(int $after): Stage
    {
        return match (true) {
            $this === self::ClinicSilent, $after < self::CLINIC_ANSWERS => Stage::ClinicRings,
            $this === self::Done && $after >= self::PATIENT_ANSWERS => Stage::Talking,
            $after < self::PATIENT_RINGS => Stage::ClinicAnswered,
            default => Stage::PatientRings,
        };
    }
}
