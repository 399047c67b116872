<?php

declare(strict_types=1);

namespace Ringwell\Call;

/** What is written of a call: the facts, what follows from them, and whose numbers they are. */
final class CallRecord
{
    public const COLUMNS = [
        'direction', 'caller', 'did', 'number_id', 'started_at', 'vendor_started_at', 'heard_at', 'answered_at', 'ended_at', 'state',
        'talk_seconds', 'wait_seconds', 'end_reason', 'recording', 'new_caller', 'late', 'repaired', 'facts', 'touched_at',
        'command', 'stage', 'unreached',
    ];

    /** @param Direction $direction what the call counts as; the shape's is what was said */
    public function __construct(
        public readonly CallFacts $facts,
        public readonly CallShape $shape,
        public readonly Direction $direction,
        public readonly ?string $caller,
        public readonly string $did,
        public readonly ?int $numberId,
        public readonly bool $isNewCaller,
    ) {
    }

    /** Whether a call shows already what its twins may have added. */
    public function saysTheSame(Call $call): bool
    {
        $shape = $this->shape;

        return [$shape->state, $shape->answeredAt, $shape->endedAt, $shape->talkSeconds, $shape->waitSeconds, $shape->recording, mb_substr($shape->endReason, 0, 40)]
            === [$call->state, $call->answeredAt, $call->endedAt, $call->talkSeconds, $call->waitSeconds, $call->recording, $call->endReason];
    }

    /** @return list<string|int|null> in the order of COLUMNS */
    public function values(): array
    {
        return [
            $this->direction->value,
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
            $this->shape->command === null ? null : mb_substr($this->shape->command, 0, 64),
            $this->shape->stage->value ?? '',
            $this->shape->unreached->value ?? '',
        ];
    }
}
