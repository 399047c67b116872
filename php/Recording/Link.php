<?php

declare(strict_types=1);

namespace Ringwell\Recording;

/** An address of one recording that was given to other software. Times are UTC milliseconds. */
final class Link
{
    public function __construct(
        public readonly int $id,
        public readonly int $recordingId,
        public readonly int $callId,
        public readonly string $label,
        public readonly int $madeBy,
        public readonly int $madeAt,
        public readonly int $until,
        public readonly ?int $revokedAt,
        public readonly int $used,
        public readonly ?int $lastUsedAt,
    ) {
    }

    /** @return 'open'|'revoked'|'over' */
    public function state(int $now): string
    {
        return match (true) {
            $this->revokedAt !== null => 'revoked',
            $this->until <= $now => 'over',
            default => 'open',
        };
    }

    /** @param array<string, string|null> $row */
    public static function fromRow(array $row): self
    {
        $int = static fn (string $name): ?int => $row[$name] === null ? null : (int) $row[$name];

        return new self(
            (int) $row['id'],
            (int) $row['recording_id'],
            (int) $row['call_id'],
            (string) $row['label'],
            (int) $row['made_by'],
            (int) $row['made_at'],
            (int) $row['until'],
            $int('revoked_at'),
            (int) $row['used'],
            $int('last_used_at'),
        );
    }
}
