<?php

declare(strict_types=1);

namespace Ringwell\Call;

/** A call that is being erased: what other rooms need to find their part of it. */
final class ErasedCall
{
    /**
     * @param string  $vendorKey CallStore::key of the phone system's id
     * @param ?string $caller    E.164; null where it is hidden
     * @param int     $heardAt   when we first heard of it, UTC milliseconds
     * @param int     $touchedAt when we last did
     */
    public function __construct(
        public readonly int $id,
        public readonly int $connectionId,
        public readonly string $vendorKey,
        public readonly ?string $caller,
        public readonly int $heardAt,
        public readonly int $touchedAt,
    ) {
    }

    /** @param array<string, string|null> $row of the table calls */
    public static function fromRow(array $row): self
    {
        return new self(
            (int) $row['id'],
            (int) $row['connection_id'],
            (string) $row['vendor_key'],
            $row['caller'],
            (int) $row['heard_at'],
            (int) $row['touched_at'],
        );
    }
}
