<?php

declare(strict_types=1);

namespace Ringwell\Lease;

use Ringwell\Privacy\Hooks as Hourly;
use Ringwell\Services;

/**
 * Every hour: holds that a clock which ran ahead left behind are mended, before a visitor finds no number; what tells
 * a visitor's network goes where nothing is held any more.
 */
final class Hooks
{
    public static function register(Services $services): void
    {
        $chores = $services->chores();
        $chores->add(Hourly::FORGET, 'holds', static function () use ($services): void {
            foreach ($services->pools()->all() as $pool) {
                $services->leases()->mend($pool);
            }
        });
        $chores->add(Hourly::FORGET, 'networks', static fn () => $services->pools()->forgetNetworks());
    }
}
