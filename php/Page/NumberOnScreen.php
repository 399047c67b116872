<?php

declare(strict_types=1);

namespace Ringwell\Page;

use Ringwell\Lease\LeaseRow;

/** A number that a page says it shows at one target. */
final class NumberOnScreen
{
    /**
     * @param string    $kind pool, static, default or own
     * @param ?LeaseRow $row  of a pool number in use, whomever it names
     * @param bool      $isFallback whether it is what the placement shows without a lease
     */
    public function __construct(
        public readonly int $numberId,
        public readonly string $kind,
        public readonly ?LeaseRow $row,
        public readonly bool $isFallback = false,
    ) {
    }
}
