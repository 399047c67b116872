<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Lease;

use Ringwell\Db\Connection;
use Ringwell\Lease\Gone;
use Ringwell\Lease\PoolSettings;
use Ringwell\Lease\PoolStore;
use Ringwell\Number\NumberStore;
use Ringwell\Number\RoleDesk;
use Ringwell\Number\TargetStore;
use Ringwell\Tests\Integration\Support\Interrupted;
use Ringwell\Tests\Integration\Support\SecondConnection;
use Ringwell\Tests\Integration\TestCase;

/** What a pool needs is deleted by somebody else just before its transaction begins. */
final class PoolRacesTest extends TestCase
{
    private TargetStore $rivalTargets;
    private PoolStore $rivalPools;

    protected function isWrapped(): bool
    {
        return false;
    }

    protected function setUp(): void
    {
        parent::setUp();
        $rivals = SecondConnection::open($this->wpdb);
        $this->rivalTargets = $this->targetsOf($rivals);
        $this->rivalPools = $this->poolsOf($rivals);
    }

    public function testAPoolForATargetThatIsBeingDeletedIsNotMade(): void
    {
        $target = $this->services->targets()->add('Main', '+74951110001', null);
        $pools = $this->interruptedBy(fn () => $this->rivalTargets->remove($target, static fn (): bool => false));

        try {
            $pools->add('Direct', $target, new PoolSettings());
            self::fail('There is a pool that no page can ever show.');
        } catch (Gone) {
            self::assertSame([], $this->services->pools()->all());
        }
    }

    public function testNumbersForAPoolThatIsBeingDeletedAreNotTaken(): void
    {
        $target = $this->services->targets()->add('Main', '+74951110001', null);
        $id = $this->services->pools()->add('Direct', $target, new PoolSettings());
        $pool = $this->services->pools()->find($id);
        self::assertNotNull($pool);
        $pools = $this->interruptedBy(fn () => $this->rivalPools->remove($id, static fn () => null));

        try {
            $pools->addNumbers($pool, ['+74951110002']);
            self::fail('A number is in a pool that does not exist.');
        } catch (Gone) {
            self::assertNull($this->services->numbers()->byE164('+74951110002'));
        }
    }

    /** @param \Closure(): mixed $rival */
    private function interruptedBy(\Closure $rival): PoolStore
    {
        $db = new Interrupted($this->services->transactionalDb(), 'START TRANSACTION', static function () use ($rival): void {
            $rival();
        });

        return $this->poolsOf($db);
    }

    private function targetsOf(Connection $db): TargetStore
    {
        return new TargetStore($db, new NumberStore($db), new RoleDesk($db, new NumberStore($db), $this->clock), $this->clock);
    }

    private function poolsOf(Connection $db): PoolStore
    {
        return new PoolStore($db, new NumberStore($db), new RoleDesk($db, new NumberStore($db), $this->clock), $this->targetsOf($db), $this->clock);
    }
}
