<?php

declare(strict_types=1);

namespace Ringwell\Branch;

/**
 * A day with hours of its own.
 *
 * @phpstan-import-type Span from Branch
 */
final class Holiday
{
    /**
     * @param string     $date     "2027-01-01"
     * @param list<Span> $hours    none: closed
     * @param list<int>  $branches ids; none: all branches
     */
    public function __construct(public readonly string $date, public readonly array $hours, public readonly array $branches)
    {
    }

    /** @return ?self null where it is none */
    public static function of(mixed $stored): ?self
    {
        if (! is_array($stored) || ! is_string($stored['date'] ?? null) || ! self::isDate($stored['date'])) {
            return null;
        }

        return new self(
            $stored['date'],
            Hours::spans($stored['hours'] ?? []),
            array_values(array_filter((array) ($stored['branches'] ?? []), is_int(...))),
        );
    }

    public static function isDate(string $text): bool
    {
        return preg_match('/^(20\d\d)-(\d\d)-(\d\d)$/D', $text, $part) === 1 && checkdate((int) $part[2], (int) $part[3], (int) $part[1]);
    }

    /** @return array{date: string, hours: list<Span>, branches: list<int>} for the option and the door */
    public function toArray(): array
    {
        return ['date' => $this->date, 'hours' => $this->hours, 'branches' => $this->branches];
    }
}
