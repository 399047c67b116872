<?php

declare(strict_types=1);

namespace Ringwell\Callback;

use Ringwell\Call\Stage;

/** How far a callback has come. */
enum State: string
{
    /** For its time, for a free place, or for the next try. */
    case Waiting = 'waiting';
    /** The phone system was asked, or is just being asked. */
    case Asked = 'asked';
    case Clinic = 'clinic';
    case ClinicAnswered = 'clinic_answered';
    case Patient = 'patient';
    case Talking = 'talking';
    case Done = 'done';
    /** Nothing rings by itself any more: staff must see to it. */
    case Task = 'task';
    case Cancelled = 'cancelled';
    /** Staff saw to it. */
    case Closed = 'closed';

    public const GROUPS = [
        'waiting' => [self::Waiting],
        'ringing' => [self::Asked, self::Clinic, self::ClinicAnswered, self::Patient, self::Talking],
        'done' => [self::Done, self::Cancelled, self::Closed],
        'failed' => [self::Task],
    ];

    public static function ofStage(?Stage $stage): self
    {
        return match ($stage) {
            null => self::Asked,
            Stage::ClinicRings => self::Clinic,
            Stage::ClinicAnswered => self::ClinicAnswered,
            Stage::PatientRings => self::Patient,
            Stage::Talking => self::Talking,
        };
    }

    public function isRinging(): bool
    {
        return in_array($this, self::GROUPS['ringing'], true);
    }

    /** Whether the phone is free for another callback. */
    public function isOver(): bool
    {
        return in_array($this, self::GROUPS['done'], true);
    }

    /** @return 'waiting'|'ringing'|'done'|'failed' */
    public function group(): string
    {
        return match (true) {
            $this === self::Waiting => 'waiting',
            $this === self::Task => 'failed',
            $this->isOver() => 'done',
            default => 'ringing',
        };
    }
}
