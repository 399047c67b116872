<?php

declare(strict_types=1);

namespace Ringwell\Source;

/** What one source, or one group of sources, shows at one target. */
final class Placement
{
    public const POOL = 'pool';
    public const STATIC = 'static';
    public const OWN = 'own';

    /**
     * @param int                   $sourceId 0: of the group as a whole
     * @param 'pool'|'static'|'own' $kind
     * @param int|null              $poolId  set where the kind is pool
     * @param NumberRef|null        $static  set where the kind is static
     * @param NumberRef|null        $default shown when the pool has none left; null: the site's own number
     * @param int|null              $groupId the group whose placement it is; null: the source's own
     */
    public function __construct(
        public readonly int $id,
        public readonly int $targetId,
        public readonly int $sourceId,
        public readonly string $kind,
        public readonly ?int $poolId,
        public readonly ?NumberRef $static,
        public readonly ?NumberRef $default,
        public readonly ?int $groupId = null,
    ) {
    }

    /** A group's placement as this source of the group shows it. */
    public function ofSource(int $sourceId): self
    {
        return new self($this->id, $this->targetId, $sourceId, $this->kind, $this->poolId, $this->static, $this->default, $this->groupId);
    }
}
