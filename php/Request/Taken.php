<?php

declare(strict_types=1);

namespace Ringwell\Request;

/** What whoever sent a request is told: nothing that depends on whether his phone is known, or the request held back. */
final class Taken
{
    /**
     * @param ?int    $toSettle id of what was stored just now, and is to be settled once the answer is out; null also where it waits
     * @param string  $id       for the sender; opens no door
     * @param string  $zone     of the branch, by whose clock it is said when: IANA name or "+03:00"
     * @param string  $number   the clinic's, that will ring, E.164; '' where it is not known
     * @param ?string $cancel   what the address that cancels it ends with; null where there is nothing to cancel
     */
    public function __construct(
        public readonly ?int $toSettle,
        public readonly string $id,
        public readonly When $when,
        public readonly string $zone,
        public readonly string $number,
        public readonly ?string $cancel,
    ) {
    }
}
