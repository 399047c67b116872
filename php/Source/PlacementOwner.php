<?php

declare(strict_types=1);

namespace Ringwell\Source;

use Ringwell\Number\Role;

/** Whose placements they are: a source's, or those of a group. */
final class PlacementOwner
{
    private function __construct(
        public readonly ?int $sourceId,
        public readonly ?int $groupId,
    ) {
    }

    public static function source(int $id): self
    {
        return new self($id, null);
    }

    public static function group(int $id): self
    {
        return new self(null, $id);
    }

    public function staticRole(int $placementId, int $targetId): Role
    {
        return Role::staticOf($placementId, $this->sourceId, $targetId, $this->groupId);
    }

    public function defaultRole(int $placementId, int $targetId): Role
    {
        return Role::defaultOf($placementId, $this->sourceId, $targetId, $this->groupId);
    }
}
