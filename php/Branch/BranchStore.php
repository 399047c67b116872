<?php

declare(strict_types=1);

namespace Ringwell\Branch;

use Ringwell\LoadedOption;

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

    /** The first one, where it was removed or none was named. */
    public function of(int $id): Branch
    {
        $all = $this->read();

        return $all->branches[$id] ?? $all->first();
    }

    public function hours(Branch $branch): Hours
    {
        return $this->read()->hours($branch, wp_timezone());
    }

    /** @return string by whose clock times of a branch are said, one that was removed included: IANA name or "+03:00" */
    public function zoneOf(int $id): string
    {
        $branch = $this->find($id);

        return ($branch === null ? wp_timezone() : $this->hours($branch)->zone)->getName();
    }

    public function read(): Branches
    {
        return Branches::of(LoadedOption::read(self::OPTION), __('Clinic', 'ringwell'));
    }

    public function save(Branches $branches): void
    {
        update_option(self::OPTION, $branches->toArray(), true);
    }
}
