<?php

declare(strict_types=1);

namespace Ringwell\Call;

/** How far a call, or one leg of it, has come. It only ever moves forward, in whatever order the events arrive. */
enum CallState: string
{
    case New = 'new';
    case Ringing = 'ringing';
    case Talking = 'talking';
    case Ended = 'ended';

    public function further(self $other): self
    {
        return $this->rank() >= $other->rank() ? $this : $other;
    }

    private function rank(): int
    {
        return match ($this) {
            self::New => 0,
            self::Ringing => 1,
            self::Talking => 2,
            self::Ended => 3,
        };
    }
}
