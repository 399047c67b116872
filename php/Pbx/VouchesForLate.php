<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

/**
 * A phone system whose signed deliveries may be late and count all the same: its sender kept them while the site was down.
 * Without it, an event that is more than a day old makes no call until a pull confirms it.
 */
interface VouchesForLate
{
    public function vouches(PbxEvent $event, Connection $connection): bool;
}
