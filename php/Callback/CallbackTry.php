<?php

declare(strict_types=1);

namespace Ringwell\Callback;

use Ringwell\Call\Stage;

/** One order to a phone system. Times are UTC milliseconds; those of stages are when we heard of them. */
final class CallbackTry
{
    /** What the column `result` holds where the two talked. */
    public const TALKED = 'talked';

    /**
     * @param ?int    $fetchedAt  null: nobody is to fetch it; 0: a bridge is to, and hasn't
     * @param ?int    $takenAt    when the phone system said that it took the order
     * @param string  $result     '' while it is under way, self::TALKED, or a Reason
     * @param ?string $vendorCall the phone system's id of the call, where its answer named it
     */
    public function __construct(
        public readonly int $id,
        public readonly int $callbackId,
        public readonly int $connectionId,
        public readonly string $command,
        public readonly int $askedAt,
        public readonly ?int $fetchedAt = null,
        public readonly ?int $takenAt = null,
        public readonly ?int $clinicAt = null,
        public readonly ?int $clinicAnsweredAt = null,
        public readonly ?int $patientAt = null,
        public readonly ?int $talkingAt = null,
        public readonly ?int $endedAt = null,
        public readonly string $result = '',
        public readonly string $detail = '',
        public readonly ?string $vendorCall = null,
        public readonly ?int $callId = null,
    ) {
    }

    public function isOpen(): bool
    {
        return $this->result === '';
    }

    public function hasTalked(): bool
    {
        return $this->result === self::TALKED;
    }

    public function reason(): ?Reason
    {
        return Reason::tryFrom($this->result);
    }

    /** How far it is known to have come. */
    public function stage(): ?Stage
    {
        return match (true) {
            $this->talkingAt !== null => Stage::Talking,
            $this->patientAt !== null => Stage::PatientRings,
            $this->clinicAnsweredAt !== null => Stage::ClinicAnswered,
            $this->clinicAt !== null => Stage::ClinicRings,
            default => null,
        };
    }

    /** What ends without a call that could tell. */
    public function failed(Reason $reason, string $detail, int $now): self
    {
        return $this->with(['result' => $reason->value, 'detail' => mb_substr($detail, 0, 190), 'endedAt' => $now]);
    }

    /** @param array<string, int|string|null> $changes by the names of the constructor */
    public function with(array $changes): self
    {
        // PHP itself checks names and types.
        return new self(...array_replace(get_object_vars($this), $changes)); // @phpstan-ignore argument.type
    }

    public function is(self $other): bool
    {
        return get_object_vars($this) === get_object_vars($other);
    }

    /** @param array<string, string|null> $row of the table callback_tries */
    public static function fromRow(array $row): self
    {
        $int = static fn (string $name): ?int => $row[$name] === null ? null : (int) $row[$name];

        return new self(
            (int) $row['id'],
            (int) $row['callback_id'],
            (int) $row['connection_id'],
            (string) $row['command'],
            (int) $row['asked_at'],
            $int('fetched_at'),
            $int('taken_at'),
            $int('clinic_at'),
            $int('clinic_answered_at'),
            $int('patient_at'),
            $int('talking_at'),
            $int('ended_at'),
            (string) $row['result'],
            (string) $row['detail'],
            $row['vendor_call'],
            $int('call_id'),
        );
    }
}
