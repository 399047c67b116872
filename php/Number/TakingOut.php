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
        $text = sprintf(
            /* translators: %s: time of day, or day and time */
            __('A visitor has this number right now: it is held until %s. Taken out, it goes from their page, but they may still call it.', 'ringwell'),
            self::moment($row->holdUntil, $now),
        );

        return new \WP_Error('ringwell_number_held', $text, ['status' => 409, 'held' => 1, 'hold_until' => Time::iso($row->holdUntil)]);
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

    /** In the site's zone and its own way of writing; the day only where it is another one. */
    private static function moment(int $at, int $now): string
    {
        $seconds = intdiv($at, Time::SECOND);
        $day = (string) wp_date(self::format('date_format'), $seconds);
        $time = (string) wp_date(self::format('time_format'), $seconds);

        return $day === wp_date(self::format('date_format'), intdiv($now, Time::SECOND)) ? $time : "{$day}, {$time}";
    }

    private static function format(string $option): string
    {
        $format = get_option($option);

        return is_string($format) ? $format : 'Y-m-d H:i';
    }
}
