<?php

declare(strict_types=1);

namespace Ringwell\Lease;

/**
 * How a pool stands towards the network that asks. All counts are of rows in hold, and none goes on beyond what a
 * decision needs: that there are `counted` of them is as good as that there are thousands.
 */
final class Standing
{
    private const FEWEST = 2;
    private const SHARE = 5;

    /**
     * @param int  $numbers              usable numbers of the pool
     * @param ?int $free                 not in hold, counted to `scarce`; null: not asked for, the network holds less than `cap`
     * @param int  $ofNetworkUnconfirmed held by this network by visitors who gave no sign of life yet, counted to `counted`
     * @param int  $ofNetwork            with confirmed ones, which are counted as far by themselves
     */
    public function __construct(
        public readonly int $numbers,
        public readonly ?int $free,
        public readonly int $ofNetworkUnconfirmed,
        public readonly int $ofNetwork,
    ) {
    }

    /** As many leases one network may hold: 20 % of the pool, two at least. */
    public static function cap(int $numbers): int
    {
        return max(self::FEWEST, intdiv($numbers, self::SHARE));
    }

    /** How far is counted: one beyond the share, because of those that the network holds one may be who asks. */
    public static function counted(int $numbers): int
    {
        return self::cap($numbers) + 1;
    }

    /** With fewer free numbers than this less than 20 % of the pool is free. */
    public static function scarce(int $numbers): int
    {
        return intdiv($numbers + self::SHARE - 1, self::SHARE);
    }
}
