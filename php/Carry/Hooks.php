<?php

declare(strict_types=1);

namespace Ringwell\Carry;

use Ringwell\Privacy\Hooks as Hourly;
use Ringwell\Services;

/** Every hour: whose the tokens were that nobody has brought. Whoever says one clears them away too. */
final class Hooks
{
    public static function register(Services $services): void
    {
        $services->chores()->add(Hourly::FORGET, 'links between sites', static fn () => (new CarryStore($services->db()))->forget($services->clock()->now()));
    }
}
