<?php

declare(strict_types=1);

namespace Ringwell\Lease;

/** That a pool number was given to a visit, from when on. */
final class Exposure
{
    public function __construct(
        public readonly int $visit,
        public readonly ?int $sourceId,
        public readonly int $givenAt,
        public readonly ?string $lease,
    ) {
    }
}
