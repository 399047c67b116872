<?php

declare(strict_types=1);

namespace Ringwell\Source;

/** The number of a placement, as far as showing it goes. */
final class NumberRef
{
    /**
     * @param string      $number  E.164
     * @param string|null $display how pages write it; null: as the page writes its own
     */
    public function __construct(
        public readonly int $id,
        public readonly string $number,
        public readonly ?string $display,
    ) {
    }
}
