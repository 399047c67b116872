<?php

declare(strict_types=1);

namespace Ringwell\Number;

use Ringwell\Db\Failed;
use Ringwell\Plan\Changes;
use Ringwell\Services;

/** Takes a number out of whatever shows it: nobody loses track of who had it on screen. */
final class TakingOut
{
    public function __construct(private readonly Services $services)
    {
    }

    /** @param Role $role a free one */
    public function to(NumberRecord $record, Role $role): void
    {
        if ($record->role->name === Role::POOL) {
            $this->services->pools()->withdraw($record->id, $role);

            return;
        }
        Changes::run($this->services->transactionalDb(), function () use ($record, $role): void {
            $was = $this->services->roleDesk()->assign($record->id, $role);
            if ($was->name === Role::POOL) {
                throw Failed::changedByRival('The number has gone into a pool meanwhile.');
            }
            $this->services->placements()->numberLeft($was);
        });
    }
}
