<?php

declare(strict_types=1);

namespace Ringwell\Branch;

/** One option, which WordPress loads with every page: a form that asks for the branch costs no query. */
final class BranchStore
{
    public const OPTION = 'ringwell_branches';

    /** @return non-empty-array<int, Branch> by id */
    public function all(): array
    {
        return $this->read()->branches;
    }

    public function find(int $id): ?Branch
    {
        return $this->all()[$id] ?? null;
    }

    /** Of a request that names none. */
    public function first(): Branch
    {
        return $this->read()->first();
    }

    public function hours(Branch $branch): Hours
    {
        return $this->read()->hours($branch, wp_timezone());
    }

    public function read(): Branches
    {
        return Branches::of(get_option(self::OPTION), __('Clinic', 'ringwell'));
    }

    public function save(Branches $branches): void
    {
        update_option(self::OPTION, $branches->toArray(), true);
    }
}
