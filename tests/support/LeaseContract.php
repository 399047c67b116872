<?php

declare(strict_types=1);

namespace Ringwell\Tests\Support;

use Ringwell\Lease\Claim;
use Ringwell\Lease\Claimant;
use Ringwell\Lease\ExposureEvent;
use Ringwell\Lease\Hold;
use Ringwell\Lease\LeaseDesk;
use Ringwell\Lease\LeaseRow;
use Ringwell\Lease\LeaseStore;
use Ringwell\Lease\Pool;

/**
 * What every lease store must do, run against the one in memory and the one in SQL.
 *
 * @phpstan-require-extends \PHPUnit\Framework\TestCase
 */
trait LeaseContract
{
    use ClaimContract;
    use NetworkContract;
    use ClockAheadContract;

    abstract protected function leaseStore(): LeaseStore;

    /** @return list<int> ids of `$count` new numbers of this region in the pool */
    abstract protected function fillPool(Pool $pool, int $count, string $region = ''): array;

    /** @return list<ExposureEvent> the whole log in order */
    abstract protected function leaseLog(): array;

    protected static function pool(int $id = 1, ?int $holdMinutes = 10): Pool
    {
        return new Pool($id, 'Yandex Direct', 1, $holdMinutes, Pool::FROM_GIVING, 15, 1440);
    }

    protected static function visitor(int $number): string
    {
        return sprintf('%032x', $number);
    }

    /** Gives the visitor a number and says that a person is there. */
    private static function confirm(LeaseDesk $desk, int $visitor, int $visit, ?string $network = null, ?Pool $pool = null): int
    {
        $pool ??= self::pool();
        $number = self::number($desk->claim($pool, new Claimant(self::visitor($visitor), $visit, 5, $network)));
        $desk->change(
            $number,
            self::visitor($visitor),
            static fn (LeaseRow $row, int $now, bool $hasRoom): LeaseRow => Hold::active($pool, $row, $now, $now, $network, $hasRoom),
            static fn (): array => [],
            $pool,
            $network,
        );

        return $number;
    }

    private static function number(Claim $claim): int
    {
        self::assertInstanceOf(LeaseRow::class, $claim->row, "No number: {$claim->cause}");

        return $claim->row->numberId;
    }
}
