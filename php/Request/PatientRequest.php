<?php

declare(strict_types=1);

namespace Ringwell\Request;

/** A request as it is stored. */
final class PatientRequest
{
    /** Stored, and nobody has been told of it. */
    public const NEW = 'new';
    /** Staff were told of it, or those who have patients rung. */
    public const OPEN = 'open';
    public const HANDLED = 'handled';

    /** What shows that a person asked: a visit that was seen to be one's, a phone that is known, a form filled in by hand. */
    public const BY_VISIT = 'visit';
    public const BY_PHONE = 'known';
    public const BY_HAND = 'hand';
    public const UNPROVED = 'none';

    /**
     * @param int     $id        0: not stored yet
     * @param string  $keyHash   SHA-256 of the sender's key
     * @param ?string $tokenHash SHA-256 of what the form was given
     * @param string  $kind      Form::CALLBACK or Form::REQUEST
     * @param string  $page      path
     * @param string  $consent   hash of what was agreed to
     * @param string  $held      Held, '': it isn't
     */
    public function __construct(
        public readonly int $id,
        public readonly string $keyHash,
        public readonly ?string $tokenHash,
        public readonly int $formId,
        public readonly string $kind,
        public readonly string $phone,
        public readonly string $name,
        public readonly string $comment,
        public readonly int $branchId,
        public readonly ?int $wishedAt,
        public readonly ?int $visitId,
        public readonly string $page,
        public readonly string $consent,
        public readonly string $proof,
        public readonly string $held,
        public readonly string $state,
        public readonly int $receivedAt,
        public readonly ?int $handledAt = null,
        public readonly ?int $handledBy = null,
    ) {
    }

    /** As one that nothing proves. */
    public function withoutToken(): self
    {
        return new self(
            $this->id,
            $this->keyHash,
            null,
            $this->formId,
            $this->kind,
            $this->phone,
            $this->name,
            $this->comment,
            $this->branchId,
            $this->wishedAt,
            $this->visitId,
            $this->page,
            $this->consent,
            self::UNPROVED,
            $this->held,
            $this->state,
            $this->receivedAt,
        );
    }

    /** @param array<string, string|null> $row of the table requests */
    public static function fromRow(array $row): self
    {
        $int = static fn (string $name): ?int => $row[$name] === null ? null : (int) $row[$name];

        return new self(
            (int) $row['id'],
            (string) $row['key_hash'],
            $row['token_hash'],
            (int) $row['form_id'],
            (string) $row['kind'],
            (string) $row['phone'],
            (string) $row['name'],
            (string) $row['comment'],
            (int) $row['branch_id'],
            $int('wished_at'),
            $int('visit_id'),
            (string) $row['page'],
            (string) $row['consent'],
            (string) $row['proof'],
            (string) $row['held'],
            (string) $row['state'],
            (int) $row['received_at'],
            $int('handled_at'),
            $int('handled_by'),
        );
    }
}
