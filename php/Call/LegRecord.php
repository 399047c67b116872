<?php

declare(strict_types=1);

namespace Ringwell\Call;

/** One leg as it is stored, put together from reports in any order. */
final class LegRecord
{
    public const COLUMNS = ['party', 'state', 'seq', 'started_at', 'answered_at', 'ended_at'];

    private function __construct(
        private readonly CallState $state,
        private readonly string $party,
        private readonly int $seq,
        private readonly ?int $startedAt,
        private readonly ?int $answeredAt,
        private readonly ?int $endedAt,
    ) {
    }

    /** @param array<string, string|null>|null $row of the table call_legs */
    public static function of(?array $row): self
    {
        $int = static fn (string $name): ?int => ($row[$name] ?? null) === null ? null : (int) $row[$name];

        return new self(
            CallState::tryFrom($row['state'] ?? '') ?? CallState::New,
            $row['party'] ?? '',
            (int) ($row['seq'] ?? 0),
            $int('started_at'),
            $int('answered_at'),
            $int('ended_at'),
        );
    }

    public function with(LegReport $report, ?int $at): self
    {
        return new self(
            $this->state->further($report->state),
            max($this->party, mb_substr($report->party, 0, 64)),
            max($this->seq, $report->seq),
            self::earlier($this->startedAt, $at),
            $report->state === CallState::Talking ? self::earlier($this->answeredAt, $at) : $this->answeredAt,
            $report->state === CallState::Ended ? max($this->endedAt ?? $at, $at) : $this->endedAt,
        );
    }

    /** @return list<string|int|null> in the order of COLUMNS */
    public function values(): array
    {
        return [$this->party, $this->state->value, $this->seq, $this->startedAt, $this->answeredAt, $this->endedAt];
    }

    private static function earlier(?int $one, ?int $other): ?int
    {
        return $one === null || $other === null ? $one ?? $other : min($one, $other);
    }
}
