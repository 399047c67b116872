<?php

declare(strict_types=1);

namespace Ringwell\Source;

/** What a source shall show at one target. */
final class PlacementWrite
{
    /**
     * @param 'pool'|'static'|'own' $kind
     * @param string|null           $static  E.164; given exactly where the kind is static
     * @param string|null           $default E.164; only where the kind is pool
     */
    public function __construct(
        public readonly int $targetId,
        public readonly string $kind,
        public readonly ?int $poolId = null,
        public readonly ?string $static = null,
        public readonly ?string $default = null,
    ) {
    }
}
