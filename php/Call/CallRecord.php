<?php

declare(strict_types=1);

namespace Ringwell\Call;

/** What is written of a call: the facts, what follows from them, and whose numbers they are. */
final class CallRecord
{
    public const COLUMNS = [
        'direction', 'caller', 'did', 'number_id', 'started_at', 'vendor_started_at', 'heard_at', 'answered_at', 'ended_at', 'state',
        'talk_seconds', 'wait_seconds', 'end_reason', 'recording', 'new_caller', 'late', 'repaired', 'facts', 'touched_at',
    ];

    public function __construct(
        public readonly CallFacts $facts,
        public readonly CallShape $shape,
        public readonly ?string $caller,
        public readonly string $did,
        public readonly ?int $numberId,
        public readonly bool $isNewCaller,
    ) {
    }

    /** @return list<string|int|null> in the order of COLUMNS */
    public function values(): array
    {
        return [
            $this->shape->direction->value,
            $this->caller,
            $this->did,
            $this->numberId,
            $this->shape->startedAt,
            $this->shape->vendorStartedAt,
            $this->shape->heardAt,
            $this->shape->answeredAt,
            $this->shape->endedAt,
            $this->shape->state->value,
            $this->shape->talkSeconds,
            $this->shape->waitSeconds,
            mb_substr($this->shape->endReason, 0, 40),
            $this->shape->recording,
            (int) $this->isNewCaller,
            (int) $this->shape->isLate,
            (int) CallShape::isRepaired($this->facts),
            $this->facts->toJson(),
            $this->facts->touched(),
        ];
    }
}
