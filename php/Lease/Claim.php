<?php

declare(strict_types=1);

namespace Ringwell\Lease;

use Ringwell\Source\NumberRef;

/** What a claim came to: a row that now names the visitor, or why there is none. */
final class Claim
{
    public const OVERFLOW = 'overflow';
    public const BUSY = 'busy';
    public const NETWORK = 'network';

    /**
     * @param ?NumberRef $number of the row
     * @param ?string    $cause  self::OVERFLOW (a read found no candidate), self::BUSY (five races lost) or self::NETWORK
     *                           (the visitor's network holds its share of the pool)
     */
    private function __construct(
        public readonly ?LeaseRow $row,
        public readonly ?NumberRef $number,
        public readonly ?string $cause,
    ) {
    }

    public static function of(LeaseRow $row, NumberRef $number): self
    {
        return new self($row, $number, null);
    }

    public static function none(string $cause): self
    {
        return new self(null, null, $cause);
    }
}
