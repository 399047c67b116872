<?php

declare(strict_types=1);

namespace Ringwell\Privacy;

use Ringwell\Time;

/**
 * Whether the clock may be trusted with forgetting, which nothing undoes. A clock that was set a year ahead would
 * else take every visit with it within minutes. Looked at by each hourly run, and remembered from one to the next.
 *
 * The rule: forget only where the clock has run evenly for three days and agrees with the database's to a day. Evenly:
 * since the run before it went neither back by more than a day nor on by more than a week. So a wrong clock has three
 * days to be noticed and set right; one that stays is believed, for what is to be forgotten must be forgotten some
 * day. A jump of less than a week passes: it takes that many days of the oldest visits too early, no more. All times
 * in milliseconds.
 */
final class ClockWatch
{
    public const STEADY_AFTER = 3 * Time::DAY;
    public const LONGEST_PAUSE = 7 * Time::DAY;
    public const TOLERANCE = Time::DAY;

    /**
     * @param int  $at    the last look
     * @param int  $since when it began to run evenly
     * @param ?int $jump  by how much it went on or back at $since; null: it was looked at for the first time
     * @param int  $drift machine's time minus the database's, 0 where that has none of its own
     */
    private function __construct(
        public readonly int $at,
        public readonly int $since,
        public readonly ?int $jump,
        public readonly int $drift,
    ) {
    }

    /** @param mixed $stored what toArray() gave; anything else begins anew */
    public static function of(mixed $stored): ?self
    {
        if (! is_array($stored) || ! is_int($stored['at'] ?? null) || ! is_int($stored['since'] ?? null)) {
            return null;
        }
        $jump = $stored['jump'] ?? null;
        $drift = $stored['drift'] ?? null;

        return new self($stored['at'], $stored['since'], is_int($jump) ? $jump : null, is_int($drift) ? $drift : 0);
    }

    /**
     * @param ?int $machine  the machine's own time; null where time is simulated
     * @param ?int $database the database server's; null where it is a file of this machine
     */
    public static function look(?self $before, int $now, ?int $machine, ?int $database): self
    {
        $drift = $machine === null || $database === null ? 0 : $machine - $database;
        if ($before === null) {
            return new self($now, $now, null, $drift);
        }
        $passed = $now - $before->at;
        $isEven = $passed >= -self::TOLERANCE && $passed <= self::LONGEST_PAUSE;

        return $isEven ? new self($now, min($before->since, $now), $before->jump, $drift) : new self($now, $now, $passed, $drift);
    }

    public function isSteady(): bool
    {
        return ! $this->isApart() && $this->at - $this->since >= self::STEADY_AFTER;
    }

    /** Whether web server and database live on different days. */
    public function isApart(): bool
    {
        return abs($this->drift) > self::TOLERANCE;
    }

    /** Whether a jump is why nothing is forgotten just now; the first three days of all are nobody's fault. */
    public function hasJumped(): bool
    {
        return $this->jump !== null && $this->at - $this->since < self::STEADY_AFTER;
    }

    /** @return array{at: int, since: int, jump: ?int, drift: int} */
    public function toArray(): array
    {
        return ['at' => $this->at, 'since' => $this->since, 'jump' => $this->jump, 'drift' => $this->drift];
    }
}
