<?php

declare(strict_types=1);

namespace Ringwell\Number;

use Ringwell\Db\Failed;
use Ringwell\Plan\Changes;
use Ringwell\Services;
use Ringwell\Time;

/** Takes a number out of whatever shows it: nobody loses track of who had it on screen. */
final class TakingOut
{
    public function __construct(private readonly Services $services)
    {
    }

    /** Where a visitor has the number right now, its owner must hear so first. A static or default number is nobody's. */
    public function refusal(NumberRecord $record): ?\WP_Error
    {
        $row = $this->services->leases()->rows([$record->id])[$record->id] ?? null;
        $now = $this->services->clock()->now();
        if ($row === null || ! $row->isHeld($now)) {
            return null;
        }

        return new \WP_Error('ringwell_number_held', HeldText::until($row->holdUntil, $now), ['status' => 409, 'held' => 1, 'hold_until' => Time::iso($row->holdUntil)]);
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
