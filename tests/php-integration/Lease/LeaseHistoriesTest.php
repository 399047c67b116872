<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Lease;

use Eris\TestTrait;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Tests\Support\LeaseHistory;

/** The random histories of the unit tests once more, fewer of them, on the tables and with the stores that an owner's screens use. */
final class LeaseHistoriesTest extends TestCase
{
    use TestTrait;

    public function testWhatMustAlwaysBeTrue(): void
    {
        $begin = fn (): LeaseHistory => new LeaseHistory(new SqlLeaseWorld($this->services), $this->clock, 2);
        $this->limitTo($this->wpdb->dbh instanceof \mysqli ? 150 : 50)->forAll(LeaseHistory::steps())->disableShrinking()->then(static function (array $steps) use ($begin): void {
            /** @var list<array{int, int, int, int}> $steps */
            LeaseHistory::live(array_slice($steps, 0, 60), $begin);
        });
    }
}
