<?php

declare(strict_types=1);

namespace Ringwell\Number;

/** A phone number of the clinic as it is now. */
final class NumberRecord
{
    /**
     * @param string      $number      E.164 with plus
     * @param string|null $display     how pages write it; null: as the page writes its own
     * @param int         $roleSince   UTC milliseconds
     * @param int|null    $priceMonth  minor units
     * @param int|null    $priceMinute minor units
     * @param string      $currency    ISO 4217 or empty
     * @param bool        $messengers  whether it has accounts of messengers
     */
    public function __construct(
        public readonly int $id,
        public readonly string $number,
        public readonly ?string $display,
        public readonly string $label,
        public readonly string $region,
        public readonly Role $role,
        public readonly int $roleSince,
        public readonly ?int $priceMonth,
        public readonly ?int $priceMinute,
        public readonly string $currency,
        public readonly bool $messengers,
    ) {
    }

    /** @param array<string, string|null> $row numbers joined with the open row of number_roles */
    public static function ofRow(array $row): self
    {
        return new self(
            (int) $row['id'],
            (string) $row['number'],
            $row['display'],
            (string) $row['label'],
            (string) $row['region'],
            Role::stored((string) $row['role'], self::int($row['role_of']), self::int($row['source_id']), self::int($row['target_id']), self::int($row['group_id'])),
            (int) $row['role_since'],
            self::int($row['price_month']),
            self::int($row['price_minute']),
            (string) $row['currency'],
            $row['messengers'] === '1',
        );
    }

    private static function int(?string $value): ?int
    {
        return $value === null ? null : (int) $value;
    }
}
