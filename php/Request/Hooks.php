<?php

declare(strict_types=1);

namespace Ringwell\Request;

use Ringwell\Pbx\Hooks as Minute;
use Ringwell\Privacy\Hooks as Hourly;
use Ringwell\Services;
use Ringwell\Time;

/** Each minute what was left lying, each hour what is to be forgotten. */
final class Hooks
{
    private const AT_ONCE = 5000;

    public static function register(Services $services): void
    {
        // Before callbacks are rung.
        $services->chores()->add(Minute::WORK, 'requests', static fn () => $services->requestDesk()->settleLeft(), 5, isOften: true);
        $services->chores()->add(Hourly::FORGET, 'old requests', static function () use ($services): void {
            if (! Hourly::clock($services)->isSteady()) {
                return;
            }
            $now = $services->clock()->now();
            $days = $services->requestSettings()->days;
            $services->requests()->forgetHeld($now - Held::LONGEST, self::AT_ONCE);
            if ($days > 0) {
                $services->requests()->forgetBefore($now - $days * Time::DAY, self::AT_ONCE);
            }
        });
    }
}
