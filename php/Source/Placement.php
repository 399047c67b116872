<?php

declare(strict_types=1);

namespace Ringwell\Source;

/** What one source shows at one target. */
final class Placement
{
    public const POOL = 'pool';
    public const STATIC = 'static';
    public const OWN = 'own';

    /**
     * @param 'pool'|'static'|'own' $kind
     * @param int|null              $poolId  set where the kind is pool
     * @param NumberRef|null        $static  set where the kind is static
     * @param NumberRef|null        $default shown when the pool has none left; null: the site's own number
     */
    public function __construct(
        public readonly int $id,
        public readonly int $targetId,
        public readonly int $sourceId,
        public readonly string $kind,
        public readonly ?int $poolId,
        public readonly ?NumberRef $static,
        public readonly ?NumberRef $default,
    ) {
    }
}
