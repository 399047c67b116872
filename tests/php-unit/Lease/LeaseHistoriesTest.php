<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Lease;

use Eris\TestTrait;
use PHPUnit\Framework\TestCase;
use Ringwell\SetClock;
use Ringwell\Tests\Support\LeaseHistory;
use Ringwell\Tests\Support\MemoryLeaseWorld;
use Ringwell\Tests\Support\Moment;

/**
 * Thousands of random histories on the store in memory. A failure prints its seed (ERIS_SEED=… repeats it) and the
 * smallest history that fails still.
 */
final class LeaseHistoriesTest extends TestCase
{
    use TestTrait;

    public function testWhatMustAlwaysBeTrue(): void
    {
        $begin = static function (): LeaseHistory {
            $clock = new SetClock(Moment::T0);

            return new LeaseHistory(new MemoryLeaseWorld($clock), $clock);
        };
        $this->limitTo(3000)->forAll(LeaseHistory::steps())->disableShrinking()->then(static function (array $steps) use ($begin): void {
            /** @var list<array{int, int, int, int}> $steps */
            LeaseHistory::live($steps, $begin);
        });
    }
}
