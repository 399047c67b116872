<?php

declare(strict_types=1);

namespace Ringwell\Page;

use Ringwell\Privacy\Hooks as Hourly;
use Ringwell\Services;
use Ringwell\Time;

/** Every hour: counts of refused visitors go with the visits of their day. */
final class Hooks
{
    public static function register(Services $services): void
    {
        $services->chores()->add(Hourly::FORGET, 'counts of refused visitors', static function () use ($services): void {
            if (Hourly::clock($services)->isSteady()) {
                $services->refusals()->forgetBefore($services->clock()->now() - $services->settings()->visitDays * Time::DAY);
            }
        });
    }
}
