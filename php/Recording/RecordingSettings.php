<?php

declare(strict_types=1);

namespace Ringwell\Recording;

/** What the owner decided about recordings; one option, of which absent fields have their defaults. */
final class RecordingSettings
{
    public const OPTION = 'ringwell_recordings';

    /**
     * @param ?array{by: int, at: int} $told    who confirmed, and when (UTC milliseconds), that callers and staff are told
     * @param bool                     $copy    whether each recording is copied to the clinic's own disk
     * @param int                      $days    that copies are kept; 0: as long as the call
     * @param int                      $logDays that it is remembered who listened
     */
    private function __construct(
        public readonly ?array $told,
        public readonly bool $copy,
        public readonly int $days,
        public readonly int $logDays,
    ) {
    }

    public static function of(mixed $stored): self
    {
        $stored = is_array($stored) ? $stored : [];
        $told = is_array($stored['told'] ?? null) ? $stored['told'] : [];
        $days = static fn (string $name, int $default): int => is_int($stored[$name] ?? null) && $stored[$name] >= 0 ? $stored[$name] : $default;

        return new self(
            is_int($told['by'] ?? null) && is_int($told['at'] ?? null) ? ['by' => $told['by'], 'at' => $told['at']] : null,
            ($stored['copy'] ?? false) === true,
            $days('days', 0),
            max(1, $days('log_days', 365)),
        );
    }

    /** @param ?array{by: int, at: int} $told */
    public function withTold(?array $told): self
    {
        return new self($told, $this->copy, $this->days, $this->logDays);
    }

    public function withCopies(bool $copy, int $days, int $logDays): self
    {
        return new self($this->told, $copy, $days, $logDays);
    }

    /** @return array<string, mixed> for the option */
    public function toArray(): array
    {
        return ['told' => $this->told, 'copy' => $this->copy, 'days' => $this->days, 'log_days' => $this->logDays];
    }
}
