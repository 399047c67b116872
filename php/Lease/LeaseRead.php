<?php

declare(strict_types=1);

namespace Ringwell\Lease;

/** Rows as they were at one moment, with the database's own time of that moment (null where it has none). */
final class LeaseRead
{
    /** @param list<LeaseRow> $rows */
    public function __construct(public readonly array $rows, public readonly ?int $databaseNow)
    {
    }
}
