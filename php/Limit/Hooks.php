<?php

declare(strict_types=1);

namespace Ringwell\Limit;

use Ringwell\Privacy\Hooks as Hourly;
use Ringwell\Services;

/** Counts that are over are forgotten every hour. */
final class Hooks
{
    public static function register(Services $services): void
    {
        $services->chores()->add(Hourly::FORGET, 'counts that are over', static fn () => $services->limits()->purge());
    }
}
