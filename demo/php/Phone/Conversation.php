<?php

declare(strict_types=1);

namespace Ringwell\Demo\Phone;

/** One call as the phone system knows it. Times are UTC milliseconds. */
final class Conversation
{
    /**
     * @param string $id     the phone system's own
     * @param string $caller E.164, the outside party; '' where hidden
     * @param string $line   the clinic's number, E.164
     * @param bool   $isBack the clinic rings the patient
     */
    public function __construct(
        public readonly string $id,
        public readonly string $caller,
        public readonly string $line,
        public readonly int $startedAt,
        public readonly bool $isBack = false,
        public readonly ?int $answeredAt = null,
        public readonly ?int $endedAt = null,
    ) {
    }

    public function answered(int $at): self
    {
        return new self($this->id, $this->caller, $this->line, $this->startedAt, $this->isBack, $at);
    }

    public function ended(int $at): self
    {
        return new self($this->id, $this->caller, $this->line, $this->startedAt, $this->isBack, $this->answeredAt, $at);
    }
}
