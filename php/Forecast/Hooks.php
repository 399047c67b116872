<?php

declare(strict_types=1);

namespace Ringwell\Forecast;

use Ringwell\Privacy\Hooks as Hourly;
use Ringwell\Services;

/** Every hour: each pool's forecast that is a day old is made anew, as far as the time of one run goes. */
final class Hooks
{
    public static function register(Services $services): void
    {
        $services->chores()->add(Hourly::FORGET, 'forecasts', static fn () => $services->forecaster()->run());
    }
}
