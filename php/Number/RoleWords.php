<?php

declare(strict_types=1);

namespace Ringwell\Number;

use Ringwell\Services;

/** What numbers are used for, in words, with the names of the pools, targets, sources and groups they belong to. */
final class RoleWords
{
    /**
     * @param array<int, string> $pools
     * @param array<int, string> $targets
     * @param array<int, string> $sources
     * @param array<int, string> $groups
     */
    private function __construct(
        private readonly array $pools,
        private readonly array $targets,
        private readonly array $sources,
        private readonly array $groups,
    ) {
    }

    /** @param list<NumberRecord> $records whose roles will be asked for */
    public static function for(array $records, Services $services): self
    {
        $ids = static fn (array $ids): array => array_values(array_unique(array_filter($ids, is_int(...))));
        $roles = array_map(static fn (NumberRecord $record): Role => $record->role, $records);

        return new self(
            array_column($services->pools()->all(), 'name', 'id'),
            array_column($services->targets()->all(), 'name', 'id'),
            array_column($services->sources()->many($ids(array_column($roles, 'sourceId'))), 'name', 'id'),
            array_column($services->sourceGroups()->many($ids(array_column($roles, 'groupId'))), 'name', 'id'),
        );
    }

    /** Name of the pool, source, group or target that the role belongs to; '' where it belongs to none. */
    public function name(Role $role): string
    {
        return match ($role->name) {
            Role::POOL => $this->pools[$role->of] ?? '',
            Role::SITE => $this->targets[$role->of] ?? '',
            Role::STATIC, Role::DEFAULT => $role->groupId === null ? $this->sources[$role->sourceId] ?? '' : $this->groups[$role->groupId] ?? '',
            default => '',
        };
    }

    /** "the static number of “2GIS”" */
    public function words(Role $role): string
    {
        $name = $this->name($role);

        return match ($role->name) {
            /* translators: %s: name of a pool */
            Role::POOL => sprintf(__('in the pool “%s”', 'ringwell'), $name),
            Role::STATIC => sprintf(
                $role->groupId === null
                    /* translators: %s: name of a source */
                    ? __('the static number of “%s”', 'ringwell')
                    /* translators: %s: name of a group of sources */
                    : __('the static number of the group “%s”', 'ringwell'),
                $name,
            ),
            Role::DEFAULT => sprintf(
                $role->groupId === null
                    /* translators: %s: name of a source */
                    ? __('the default number of “%s”', 'ringwell')
                    /* translators: %s: name of a group of sources */
                    : __('the default number of the group “%s”', 'ringwell'),
                $name,
            ),
            /* translators: %s: name of a number on the site */
            Role::SITE => sprintf(__('the site\'s own number “%s”', 'ringwell'), $name),
            Role::DETACHING => __('being detached', 'ringwell'),
            Role::QUARANTINED => __('in quarantine, shown to nobody', 'ringwell'),
            default => '',
        };
    }

    /** Why the number can't be had. */
    public function taken(NumberRecord $record): string
    {
        /* translators: %s: what the number is used for, "the static number of “2GIS”" */
        return sprintf(__('This number is in use: %s.', 'ringwell'), $this->words($record->role));
    }
}
