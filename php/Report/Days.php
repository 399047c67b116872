<?php

declare(strict_types=1);

namespace Ringwell\Report;

/** A run of whole days in the clinic's zone, where a day may have 23 or 25 hours. Pure. */
final class Days
{
    /** @param positive-int $count */
    private function __construct(
        private readonly \DateTimeImmutable $first,
        public readonly int $count,
    ) {
    }

    /** @return ?self null where a day isn't one, or the last comes before the first */
    public static function between(string $first, string $last, \DateTimeZone $zone): ?self
    {
        $from = self::day($first, $zone);
        $to = self::day($last, $zone);
        if ($from === null || $to === null || $to < $from) {
            return null;
        }

        return new self($from, max(1, $from->diff($to)->days + 1));
    }

    /** @param positive-int $count */
    public static function lastOf(int $count, int $now, \DateTimeZone $zone): self
    {
        return new self(self::midnight($now, $zone)->modify('-' . ($count - 1) . ' days'), $count);
    }

    public static function midnight(int $now, \DateTimeZone $zone): \DateTimeImmutable
    {
        return (new \DateTimeImmutable('@' . intdiv($now, 1000)))->setTimezone($zone)->setTime(0, 0);
    }

    /** The same number of days just before. */
    public function before(): self
    {
        return new self($this->first->modify("-{$this->count} days"), $this->count);
    }

    /** @return non-empty-list<int> where each day begins, and where the last one ends, UTC milliseconds */
    public function bounds(): array
    {
        $bounds = [$this->first->getTimestamp() * 1000];
        for ($day = 1; $day <= $this->count; $day++) {
            $bounds[] = $this->first->modify("+{$day} days")->getTimestamp() * 1000;
        }

        return $bounds;
    }

    public function from(): int
    {
        return $this->bounds()[0];
    }

    public function to(): int
    {
        return $this->bounds()[$this->count];
    }

    /** @return list<string> YYYY-MM-DD */
    public function names(): array
    {
        $names = [];
        for ($day = 0; $day < $this->count; $day++) {
            $names[] = $this->first->modify("+{$day} days")->format('Y-m-d');
        }

        return $names;
    }

    private static function day(string $text, \DateTimeZone $zone): ?\DateTimeImmutable
    {
        if (preg_match('/^(20\d\d)-(\d\d)-(\d\d)$/D', $text, $part) !== 1 || ! checkdate((int) $part[2], (int) $part[3], (int) $part[1])) {
            return null;
        }

        return (new \DateTimeImmutable("{$text}T00:00:00", $zone));
    }
}
