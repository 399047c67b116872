<?php

declare(strict_types=1);

namespace Ringwell\Lease;

/**
 * How much of a pool the visitors of one network may hold, so that nobody can take it away from all others. Pure.
 *
 * A network is a /24 or a /48, and behind one address of a mobile operator there may be hundreds of patients. So nobody
 * is ever refused an answer, and the default number is shown only where as many as the share (Standing::cap) gave no sign
 * of life yet, or where with the confirmed ones they hold the share and less than 20 % of the pool is free. Otherwise the
 * visitor gets a number. It is held for him while his network holds less than its share; beyond that anybody who needs a
 * number may take it. That binds whenever a hold begins or is made longer, not while it runs: what was promised to a
 * visitor stays.
 *
 * The counts are read before the write, outside its transaction: visitors of one network who ask in the same moment may
 * overshoot its share by as many as they are. Each of these leases runs out like any other.
 */
final class Cap
{
    /** Whether a visitor who has no number of the pool yet gets the default one. */
    public static function refuses(?Standing $standing): bool
    {
        if ($standing === null) {
            return false;
        }
        $share = Standing::cap($standing->numbers);

        return $standing->ofNetworkUnconfirmed >= $share
            || ($standing->ofNetwork >= $share && $standing->free !== null && $standing->free < Standing::scarce($standing->numbers));
    }

    /**
     * Whether a number may be held by this network, or for longer than it is.
     *
     * @param bool $isHeld whether it is among those that the network holds already
     */
    public static function hasRoom(?Standing $standing, bool $isHeld = false): bool
    {
        return $standing === null || $standing->ofNetwork - ($isHeld ? 1 : 0) < Standing::cap($standing->numbers);
    }
}
