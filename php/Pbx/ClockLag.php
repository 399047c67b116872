<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

use Ringwell\Time;

/**
 * What a phone system's clock shows, beside ours: learnt from how late its live events are by their own times.
 *
 * The middle one of the last few counts, so that one wild stamp, or one event that was kept and sent again, says nothing.
 * At most one a minute is taken: what a sender delivers in one go after a pause is one. Pure.
 */
final class ClockLag
{
    private const KEPT = 15;
    private const ENOUGH = 3;
    private const APART = Time::MINUTE;
    /** Further off it is no clock, but one that was never set. */
    private const LIMIT = 3650 * Time::DAY;
    /** Events take their time, and some tell of a call by its beginning: so much behind is no wrong clock. */
    private const BEHIND = 15 * Time::MINUTE;
    /** Nobody hears of a thing before it happens. */
    private const AHEAD = 2 * Time::MINUTE;
    /** In minutes: zones are half hours apart, and events may be a few minutes late besides. */
    private const HALF_HOUR = 30;
    private const NEAR = 5;
    private const FURTHEST_ZONE = 14 * 60;

    /** @param list<array{int, int}> $seen when, and how late; the oldest first */
    private function __construct(private readonly array $seen)
    {
    }

    public static function none(): self
    {
        return new self([]);
    }

    /**
     * @param  int   $saidAt     by the phone system's clock
     * @return ?self null where it adds nothing
     */
    public function with(int $saidAt, int $receivedAt): ?self
    {
        $last = $this->seen === [] ? null : $this->seen[count($this->seen) - 1][0];
        if ($last !== null && abs($receivedAt - $last) < self::APART) {
            return null;
        }
        $lag = max(-self::LIMIT, min(self::LIMIT, $receivedAt - $saidAt));

        return new self(array_slice([...$this->seen, [$receivedAt, $lag]], -self::KEPT));
    }

    /** Milliseconds by which it is ahead of ours, below 0 where it is behind; null: not known yet. */
    public function ahead(): ?int
    {
        if (count($this->seen) < self::ENOUGH) {
            return null;
        }
        $lags = array_column($this->seen, 1);
        sort($lags);

        return -$lags[intdiv(count($lags) - 1, 2)];
    }

    public function isOff(): bool
    {
        $ahead = $this->ahead() ?? 0;

        return $ahead > self::AHEAD || $ahead < -self::BEHIND;
    }

    /**
     * By how much its times are to be moved back. Half hours are a wrong zone; any other time behind may as well be how long
     * its events take to reach us, and then its times are right.
     */
    public function correction(): int
    {
        $ahead = $this->isOff() ? (int) $this->ahead() : 0;

        return $ahead > 0 || self::isZone(intdiv($ahead, Time::MINUTE)) ? $ahead : 0;
    }

    /** @param int $minutes between two clocks, of which one may hang in another zone */
    public static function isZone(int $minutes): bool
    {
        $apart = abs($minutes) % self::HALF_HOUR;

        return abs($minutes) > self::HALF_HOUR / 2
            && abs($minutes) <= self::FURTHEST_ZONE + self::NEAR
            && min($apart, self::HALF_HOUR - $apart) <= self::NEAR;
    }

    public function toJson(): string
    {
        return (string) json_encode($this->seen);
    }

    public static function fromJson(?string $json): self
    {
        $seen = [];
        $said = json_decode($json ?? '', true);
        foreach (is_array($said) ? $said : [] as $one) {
            if (is_array($one) && is_int($one[0] ?? null) && is_int($one[1] ?? null)) {
                $seen[] = [$one[0], $one[1]];
            }
        }

        return new self(array_slice($seen, -self::KEPT));
    }
}
