<?php

declare(strict_types=1);

namespace Ringwell\Number;

/** A number in the page that is to be replaced. */
final class Target
{
    /**
     * @param string      $number  the site's own number, E.164
     * @param string|null $display how pages write it
     */
    public function __construct(
        public readonly int $id,
        public readonly string $name,
        public readonly int $numberId,
        public readonly string $number,
        public readonly ?string $display,
    ) {
    }
}
