<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Lease;

use Ringwell\Lease\Gone;
use Ringwell\Lease\PoolSettings;
use Ringwell\Lease\PoolStore;
use Ringwell\Number\NumberStore;
use Ringwell\Number\TargetStore;
use Ringwell\Tests\Integration\Support\Interrupted;
use Ringwell\Tests\Integration\Support\SecondConnection;
use Ringwell\Tests\Integration\TestCase;

/** What a pool needs is deleted by somebody else just before its transaction begins. */
final class PoolRacesTest extends TestCase
{
    private NumberStore $rivalNumbers;
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
        $this->rivalNumbers = new NumberStore($rivals, $this->clock);
        $this->rivalTargets = new TargetStore($rivals, $this->rivalNumbers, $this->clock);
        $this->rivalPools = new PoolStore($rivals, $this->rivalNumbers, $this->rivalTargets, $this->clock);
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
        $numbers = new NumberStore($db, $this->clock);

        return new PoolStore($db, $numbers, new TargetStore($db, $numbers, $this->clock), $this->clock);
    }
}
