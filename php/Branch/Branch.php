<?php

declare(strict_types=1);

namespace Ringwell\Branch;

/**
 * One place of the clinic, as far as calling back goes.
 *
 * A span is two times in minutes since midnight of the clock on its wall: open from the first until before the second.
 *
 * @phpstan-type Span array{int, int}
 */
final class Branch
{
    /**
     * @param string           $zone       "Europe/Moscow"; '': the site's
     * @param list<list<Span>> $week       seven days, Monday first
     * @param int              $connection phone system that rings out; 0: none
     * @param string           $clinic     who is rung first, as that phone system names him
     * @param string           $number     number shown to the patient, E.164; '': the one that the visitor saw, where that may be
     * @param list<string>     $staff      mail addresses; none: the site's
     */
    public function __construct(
        public readonly int $id,
        public readonly string $name,
        public readonly string $zone,
        public readonly array $week,
        public readonly int $connection,
        public readonly string $clinic,
        public readonly string $number,
        public readonly array $staff,
    ) {
    }

    /** @return ?self null where it is no branch */
    public static function of(mixed $stored): ?self
    {
        if (! is_array($stored) || ! is_int($stored['id'] ?? null) || $stored['id'] < 1) {
            return null;
        }
        $text = static fn (string $name): string => is_string($stored[$name] ?? null) ? $stored[$name] : '';
        $week = is_array($stored['week'] ?? null) ? array_values($stored['week']) : [];

        return new self(
            $stored['id'],
            $text('name'),
            $text('zone'),
            array_map(static fn (int $day): array => Hours::spans($week[$day] ?? []), range(0, 6)),
            is_int($stored['connection'] ?? null) ? $stored['connection'] : 0,
            $text('clinic'),
            $text('number'),
            array_values(array_filter((array) ($stored['staff'] ?? []), is_string(...))),
        );
    }

    /** @return array<string, mixed> for the option and the door */
    public function toArray(): array
    {
        return [
            'id' => $this->id,
            'name' => $this->name,
            'zone' => $this->zone,
            'week' => $this->week,
            'connection' => $this->connection,
            'clinic' => $this->clinic,
            'number' => $this->number,
            'staff' => $this->staff,
        ];
    }
}
