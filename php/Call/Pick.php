<?php

declare(strict_types=1);

namespace Ringwell\Call;

/**
 * One text out of several that events give for the same thing: the better rank wins, then the earlier one.
 * Choosing between two is the same in any order and any number of times.
 */
final class Pick
{
    public function __construct(
        public readonly string $text,
        public readonly int $rank,
        public readonly int $at,
    ) {
    }

    public static function better(?self $one, ?self $other): ?self
    {
        if ($one === null || $other === null) {
            return $one ?? $other;
        }

        return [-$one->rank, $one->at, $one->text] <= [-$other->rank, $other->at, $other->text] ? $one : $other;
    }

    /** @return array{string, int, int} */
    public function toArray(): array
    {
        return [$this->text, $this->rank, $this->at];
    }

    public static function fromArray(mixed $stored): ?self
    {
        if (! is_array($stored) || ! isset($stored[0], $stored[1], $stored[2])) {
            return null;
        }
        [$text, $rank, $at] = $stored;

        return is_string($text) && is_int($rank) && is_int($at) ? new self($text, $rank, $at) : null;
    }
}
