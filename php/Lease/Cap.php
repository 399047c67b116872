<?php

declare(strict_types=1);

namespace Ringwell\Lease;

/**
 * How much of a pool the visitors of one network may hold, so that nobody can take it away from all others. Pure.
 *
 * A network is a /24 or a /48, and behind one address of a mobile operator there may be hundreds of patients. So nobody
 * is ever refused an answer: below its share (Standing::cap) a network's visitors hold their numbers like any others;
 * beyond it they still get numbers while 20 % of the pool is free, but without a hold, which anybody who needs one may
 * take; and the placement's default number where fewer are free, or where as many as the share gave no sign of life yet.
 *
 * The counts are read before the write, outside its transaction: visitors of one network who ask in the same moment may
 * overshoot its share by as many as they are. Each of these leases runs out like any other.
 */
final class Cap
{
    /** Whether a visitor who has no number of the pool yet gets the default one. */
    public static function refuses(?Standing $standing): bool
    {
        if ($standing === null || self::hasRoom($standing)) {
            return false;
        }

        return $standing->ofNetworkUnconfirmed >= Standing::cap($standing->numbers)
            || ($standing->free ?? 0) < Standing::scarce($standing->numbers);
    }

    /** Whether one more number may be held by this network. */
    public static function hasRoom(?Standing $standing): bool
    {
        return $standing === null || $standing->ofNetwork < Standing::cap($standing->numbers);
    }
}
