<?php

declare(strict_types=1);

namespace Ringwell\Lease;

use Ringwell\Time;

/** The state of one pool number: who has it, until when, and how often that was written (rev). Times in milliseconds. */
final class LeaseRow
{
    /**
     * @param ?string $visitor hash; null: nobody
     * @param ?int    $visit   public number of the visit
     * @param ?string $lease   32 hex digits, new with each giving
     * @param ?string $network keyed hash of the network that it was given to, under the key of that day
     */
    public function __construct(
        public readonly int $numberId,
        public readonly int $poolId,
        public readonly int $rev = 0,
        public readonly ?string $visitor = null,
        public readonly ?int $visit = null,
        public readonly ?string $lease = null,
        public readonly int $givenAt = 0,
        public readonly int $holdUntil = 0,
        public readonly bool $confirmed = false,
        public readonly ?int $protectedAt = null,
        public readonly ?int $viewedAt = null,
        public readonly ?int $activeAt = null,
        public readonly ?string $network = null,
    ) {
    }

    /** No hold given at `$now` or before can last longer: what lies beyond was written by a clock that ran ahead. */
    public static function longest(int $now): int
    {
        return $now + Pool::LONGEST_HOLD_MINUTES * Time::MINUTE + Time::DAY;
    }

    /** @param array<string, string|null> $row of the table leases, read at `$now` */
    public static function fromRow(array $row, int $now): self
    {
        $kept = new self(
            (int) $row['number_id'],
            (int) $row['pool_id'],
            (int) $row['rev'],
            $row['visitor'],
            self::int($row['visit']),
            $row['lease'],
            (int) $row['given_at'],
            (int) $row['hold_until'],
            $row['confirmed'] === '1',
            self::int($row['protected_at']),
            self::int($row['viewed_at']),
            self::int($row['active_at']),
            $row['network'],
        );

        return $kept->readAt($now);
    }

    /**
     * Where a clock once ran ahead, a hold beyond the longest possible one is read as that, and a moment of the past
     * that lies more than a day ahead as now: else the next page view would lengthen the hold to it again.
     */
    public function readAt(int $now): self
    {
        return new self(
            $this->numberId,
            $this->poolId,
            $this->rev,
            $this->visitor,
            $this->visit,
            $this->lease,
            self::past($this->givenAt, $now) ?? 0,
            min($this->holdUntil, self::longest($now)),
            $this->confirmed,
            self::past($this->protectedAt, $now),
            self::past($this->viewedAt, $now),
            self::past($this->activeAt, $now),
            $this->network,
        );
    }

    public function isHeld(int $now): bool
    {
        return $this->visitor !== null && $this->holdUntil > $now;
    }

    public function names(string $visitor): bool
    {
        return $this->visitor === $visitor;
    }

    /** Seconds for which a page may trust this number without asking. */
    public function ttl(int $now): int
    {
        return max(0, intdiv($this->holdUntil - $now, Time::SECOND));
    }

    public function equals(self $other): bool
    {
        return get_object_vars($this) === get_object_vars($other);
    }

    /** The same row with the rev that its write got. */
    public function written(int $rev): self
    {
        return new self(
            $this->numberId,
            $this->poolId,
            $rev,
            $this->visitor,
            $this->visit,
            $this->lease,
            $this->givenAt,
            $this->holdUntil,
            $this->confirmed,
            $this->protectedAt,
            $this->viewedAt,
            $this->activeAt,
            $this->network,
        );
    }

    private static function past(?int $at, int $now): ?int
    {
        return $at !== null && $at > $now + Time::DAY ? $now : $at;
    }

    private static function int(?string $value): ?int
    {
        return $value === null ? null : (int) $value;
    }
}
