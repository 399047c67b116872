<?php

declare(strict_types=1);

namespace Ringwell\Lease;

use Ringwell\Source\NumberRef;

/** What a visitor may be given, as it was at one moment. */
final class LeaseRead
{
    /**
     * @param ?LeaseRow             $own      the row that names this visitor, hold run out or not
     * @param list<LeaseRow>        $free     not in hold, longest free first; of the visitor's region alone where it has any
     * @param array<int, NumberRef> $numbers  of all these rows, by number id
     * @param ?Standing             $standing null where no network was given
     */
    public function __construct(
        public readonly ?LeaseRow $own,
        public readonly array $free,
        public readonly array $numbers,
        public readonly ?Standing $standing,
    ) {
    }
}
