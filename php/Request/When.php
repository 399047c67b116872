<?php

declare(strict_types=1);

namespace Ringwell\Request;

/** When a patient is going to be rung, as far as can be said. */
final class When
{
    public const NOW = 'now';
    public const AT = 'at';
    /** Staff will see to it: nothing is rung by itself. */
    public const STAFF = 'staff';

    private function __construct(public readonly string $kind, public readonly ?int $minutes, public readonly ?int $at)
    {
    }

    /** @param int $minutes until about then */
    public static function now(int $minutes): self
    {
        return new self(self::NOW, $minutes, null);
    }

    /** @param int $minutes that go by before it is begun */
    public function later(int $minutes): self
    {
        return $this->minutes === null ? $this : self::now($this->minutes + $minutes);
    }

    /** @param int $at UTC milliseconds */
    public static function at(int $at): self
    {
        return new self(self::AT, null, $at);
    }

    /** @param ?int $wishedAt UTC milliseconds; null: as soon as they can */
    public static function staff(?int $wishedAt = null): self
    {
        return new self(self::STAFF, null, $wishedAt);
    }
}
