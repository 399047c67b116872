<?php

declare(strict_types=1);

namespace Ringwell\Lease;

use Ringwell\Time;

/** A pool's settings, as the lease reads them. */
final class Pool
{
    /** In force where the hold is automatic and there is no log yet to forecast from. */
    public const AUTOMATIC_MINUTES = 15;

    public const LONGEST_HOLD_MINUTES = 129_600;

    public const FROM_GIVING = 'giving';
    public const FROM_ACTIVITY = 'activity';

    /**
     * @param ?int   $holdMinutes null: automatic
     * @param string $holdFrom    self::FROM_GIVING or self::FROM_ACTIVITY
     * @param ?int   $numbers     usable numbers in it; null: whoever needs it has to count
     * @param ?int   $forecastMinutes the hold with the best forecast yield; null: there is no forecast yet
     * @param list<string> $regions  codes of its usable numbers' regions, each once; empty too where nobody asked for them
     */
    public function __construct(
        public readonly int $id,
        public readonly string $name,
        public readonly int $targetId,
        public readonly ?int $holdMinutes,
        public readonly string $holdFrom,
        public readonly int $protectionMinutes,
        public readonly int $callProtectionMinutes,
        public readonly ?int $numbers = null,
        public readonly ?int $forecastMinutes = null,
        public readonly array $regions = [],
    ) {
    }

    /**
     * @param array<string, string|null> $row     of the table pools
     * @param list<string>               $regions see the constructor
     */
    public static function fromRow(array $row, array $regions = []): self
    {
        return new self(
            (int) $row['id'],
            (string) $row['name'],
            (int) $row['target_id'],
            $row['hold_minutes'] === null ? null : (int) $row['hold_minutes'],
            (string) $row['hold_from'],
            (int) $row['protection_minutes'],
            (int) $row['call_protection_minutes'],
            isset($row['numbers']) ? (int) $row['numbers'] : null,
            isset($row['forecast_minutes']) ? (int) $row['forecast_minutes'] : null,
            $regions,
        );
    }

    public function holdMinutesNow(): int
    {
        return $this->holdMinutes ?? $this->forecastMinutes ?? self::AUTOMATIC_MINUTES;
    }

    public function hold(): int
    {
        return $this->holdMinutesNow() * Time::MINUTE;
    }
}
