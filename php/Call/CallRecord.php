<?php

declare(strict_types=1);

namespace Ringwell\Call;

/** What is written of a call: the facts, what follows from them, and whose numbers they are. */
final class CallRecord
{
    public function __construct(
        public readonly CallFacts $facts,
        public readonly CallShape $shape,
        public readonly ?string $caller,
        public readonly string $did,
        public readonly ?int $numberId,
        public readonly bool $isNewCaller,
    ) {
    }

    /** @return array<string, string|int|null> column => value */
    public function columns(): array
    {
        return [
            'direction' => $this->shape->direction->value,
            'caller' => $this->caller,
            'did' => $this->did,
            'number_id' => $this->numberId,
            'started_at' => $this->shape->startedAt,
            'vendor_started_at' => $this->shape->vendorStartedAt,
            'heard_at' => $this->shape->heardAt,
            'answered_at' => $this->shape->answeredAt,
            'ended_at' => $this->shape->endedAt,
            'state' => $this->shape->state->value,
            'talk_seconds' => $this->shape->talkSeconds,
            'wait_seconds' => $this->shape->waitSeconds,
            'end_reason' => mb_substr($this->shape->endReason, 0, 40),
            'recording' => $this->shape->recording,
            'new_caller' => (int) $this->isNewCaller,
            'late' => (int) $this->shape->isLate,
            'facts' => $this->facts->toJson(),
            'touched_at' => $this->facts->number('touched') ?? $this->shape->heardAt,
        ];
    }
}
