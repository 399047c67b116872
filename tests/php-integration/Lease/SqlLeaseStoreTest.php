<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Lease;

use Ringwell\Lease\Claimant;
use Ringwell\Lease\ExposureEvent;
use Ringwell\Lease\LeaseStore;
use Ringwell\Lease\Pool;
use Ringwell\Lease\SqlLeaseStore;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Tests\Support\LeaseContract;
use Ringwell\Tests\Support\Moment;

final class SqlLeaseStoreTest extends TestCase
{
    use LeaseContract;

    private int $made = 0;

    protected function leaseStore(): LeaseStore
    {
        return new SqlLeaseStore($this->services->transactionalDb());
    }

    protected function fillPool(Pool $pool, int $count, string $region = ''): array
    {
        $this->services->db()->run('INSERT IGNORE INTO {pools} (id, name, target_id, created_at) VALUES (%d, %s, %d, %d)', [$pool->id, $pool->name, $pool->targetId, self::START]);
        $numbers = [];
        for ($i = 0; $i < $count; $i++) {
            $numbers[] = sprintf('+7495111%04d', ++$this->made);
        }

        $ids = $this->services->pools()->addNumbers($pool, $numbers);
        foreach ($region === '' ? [] : $ids as $id) {
            $this->services->pools()->setRegion($id, $region);
            $this->services->numbers()->update($id, ['region' => $region]);
        }

        return $ids;
    }

    protected function leaseLog(): array
    {
        return array_map(ExposureEvent::fromRow(...), $this->services->db()->rows('SELECT * FROM {exposures} ORDER BY id'));
    }

    public function testARivalsWriteBetweenReadAndWriteIsSeen(): void
    {
        $this->fillPool(self::pool(), 1);
        $store = $this->leaseStore();
        $row = $store->candidates(self::pool(), self::visitor(1), null, null, Moment::T0, 8)->free[0];
        $this->services->db()->run('UPDATE {leases} SET rev = rev + 1 WHERE number_id = %d', [$row->numberId]);

        self::assertNull($store->replace($row, $row, static fn (): array => []));
        self::assertSame([], $this->leaseLog());
    }

    public function testWithdrawingANumberEndsItsLeaseAndKeepsTheHold(): void
    {
        [$number] = $this->fillPool(self::pool(), 1);
        $desk = $this->services->leases();
        $held = $desk->claim(self::pool(), new Claimant(self::visitor(1), 1, 5))->row;

        $this->services->pools()->withdraw($number, \Ringwell\Number\Role::quarantined());

        self::assertSame([], $desk->rows([$number]));
        self::assertSame('ended', $this->leaseLog()[1]->event);
        self::assertSame([1, 2], [$this->leaseLog()[1]->visit, $this->leaseLog()[1]->rev]);
        self::assertNull($desk->claim(self::pool(), new Claimant(self::visitor(2), 2, 5))->row);
        self::assertSame('quarantined', $this->services->numbers()->find($number)?->role->name);

        $this->services->db()->run('INSERT IGNORE INTO {pools} (id, name, target_id, created_at) VALUES (2, %s, 1, %d)', ['Other', self::START]);
        $this->services->pools()->addNumbers(self::pool(2), ['+74951110001']);
        self::assertNull($desk->claim(self::pool(2), new Claimant(self::visitor(3), 3, 6))->row, 'The last hold still runs.');
        $this->clock->set((int) $held?->holdUntil);
        self::assertNotNull($desk->claim(self::pool(2), new Claimant(self::visitor(3), 3, 6))->row);
    }
}
