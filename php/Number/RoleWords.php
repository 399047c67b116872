<?php

declare(strict_types=1);

namespace Ringwell\Number;

use Ringwell\Services;

/** What numbers are used for, in words, with the names of the pools, targets and sources they belong to. */
final class RoleWords
{
    /**
     * @param array<int, string> $pools
     * @param array<int, string> $targets
     * @param array<int, string> $sources
     */
    private function __construct(
        private readonly array $pools,
        private readonly array $targets,
        private readonly array $sources,
    ) {
    }

    /** @param list<NumberRecord> $records whose roles will be asked for */
    public static function for(array $records, Services $services): self
    {
        $sourceIds = [];
        foreach ($records as $record) {
            if ($record->role->sourceId !== null) {
                $sourceIds[$record->role->sourceId] = $record->role->sourceId;
            }
        }
        $sources = [];
        foreach ($services->sources()->many(array_values($sourceIds)) as $source) {
            $sources[$source->id] = $source->name;
        }

        return new self(
            array_column($services->pools()->all(), 'name', 'id'),
            array_column($services->targets()->all(), 'name', 'id'),
            $sources,
        );
    }

    /** Name of the pool, source or target that the role belongs to; '' where it belongs to none. */
    public function name(Role $role): string
    {
        return match ($role->name) {
            Role::POOL => $this->pools[$role->of] ?? '',
            Role::SITE => $this->targets[$role->of] ?? '',
            Role::STATIC, Role::DEFAULT => $this->sources[$role->sourceId] ?? '',
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
            /* translators: %s: name of a source */
            Role::STATIC => sprintf(__('the static number of “%s”', 'ringwell'), $name),
            /* translators: %s: name of a source */
            Role::DEFAULT => sprintf(__('the default number of “%s”', 'ringwell'), $name),
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
