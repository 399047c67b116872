<?php

declare(strict_types=1);

namespace Ringwell\Request;

/** A request for a callback, as far as ringing goes. */
final class Order
{
    /**
     * @param string  $phone      E.164
     * @param ?int    $wishedAt   UTC milliseconds; null: as soon as may be
     * @param ?int    $visitId    visit that it came from
     * @param bool    $mayRing    whether something shows that a person asked; else staff see to it
     * @param string  $number     the clinic's number that the visitor saw, E.164; '' where it is not known
     * @param ?string $cancelHash SHA-256, in hex, of what its address callbacks/cancel/{32 hex digits} ends with
     * @param int     $receivedAt UTC milliseconds
     */
    public function __construct(
        public readonly int $requestId,
        public readonly string $phone,
        public readonly int $branchId,
        public readonly ?int $wishedAt,
        public readonly ?int $visitId,
        public readonly bool $mayRing,
        public readonly string $number,
        public readonly ?string $cancelHash,
        public readonly int $receivedAt,
    ) {
    }
}
