<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Source;

use Ringwell\Lease\PoolSettings;
use Ringwell\Lease\PoolStore;
use Ringwell\Number\NumberStore;
use Ringwell\Number\RoleDesk;
use Ringwell\Number\TargetStore;
use Ringwell\Source\GroupStore;
use Ringwell\Source\PlacementGone;
use Ringwell\Source\PlacementLocks;
use Ringwell\Source\PlacementStore;
use Ringwell\Source\PlacementWrite;
use Ringwell\Source\SourceDesk;
use Ringwell\Source\SourceStore;
use Ringwell\Tests\Integration\Support\Interrupted;
use Ringwell\Tests\Integration\Support\SecondConnection;
use Ringwell\Tests\Integration\TestCase;

/** What a source shows is deleted by somebody else just before it is saved. */
final class SourceDeskTest extends TestCase
{
    private int $targetId;
    private int $poolId;

    protected function isWrapped(): bool
    {
        return false;
    }

    protected function setUp(): void
    {
        parent::setUp();
        $this->services->sources()->seedBuiltins();
        $this->targetId = $this->services->targets()->add('Main', '+74951112233', null);
        $this->poolId = $this->services->pools()->add('Direct', $this->targetId, new PoolSettings());
    }

    public function testASourceOfAPoolThatIsBeingDeletedIsNotSaved(): void
    {
        $writes = [new PlacementWrite($this->targetId, 'pool', $this->poolId, null, '+74951110009')];
        $known = $this->services->sources()->add('Known', ['any' => []], true);
        $desk = $this->desk(fn () => $this->rivalPools()->remove($this->poolId, static fn () => null));

        $gone = self::gone(static fn () => $desk->add('New', ['any' => []], true, $writes));
        $alsoGone = self::gone(fn () => $this->services->sourceDesk()->update($known, 'Renamed', ['any' => []], true, $writes));

        self::assertSame([0, 'pool_id', 'pool_gone'], [$gone->index, $gone->field, $gone->problem]);
        self::assertSame('pool_gone', $alsoGone->problem);
        self::assertSame([], $this->services->placements()->all());
        self::assertSame('Known', $this->services->sources()->find($known)?->name, 'half of it was saved');
        self::assertNull($this->services->numbers()->byE164('+74951110009'));
        self::assertNotContains('New', array_column($this->services->db()->rows('SELECT name FROM {sources}'), 'name'));
    }

    public function testASourceForATargetThatIsGoneIsNotSaved(): void
    {
        $gone = self::gone(fn () => $this->services->sourceDesk()->add('New', ['any' => []], true, [
            new PlacementWrite($this->targetId, 'own'),
            new PlacementWrite(999_999, 'own'),
        ]));

        self::assertSame([1, 'target_id', 'target_gone'], [$gone->index, $gone->field, $gone->problem]);
    }

    /** @param \Closure(): mixed $save */
    private static function gone(\Closure $save): PlacementGone
    {
        try {
            $save();
        } catch (PlacementGone $gone) {
            return $gone;
        }
        self::fail('A placement names what does not exist.');
    }

    /** @param \Closure(): mixed $rival acts just before the transaction begins */
    private function desk(\Closure $rival): SourceDesk
    {
        $db = new Interrupted($this->services->transactionalDb(), 'START TRANSACTION', static function () use ($rival): void {
            $rival();
        });
        $numbers = new NumberStore($db);
        $roles = new RoleDesk($db, $numbers, $this->clock);
        $targets = new TargetStore($db, $numbers, $roles, $this->clock);

        return new SourceDesk(
            $db,
            new SourceStore($db, $this->clock),
            new GroupStore($db, $this->clock),
            new PlacementStore($db, $numbers, $roles, $this->clock),
            new PlacementLocks($targets, new PoolStore($db, $numbers, $roles, $targets, $this->clock)),
        );
    }

    private function rivalPools(): PoolStore
    {
        $db = SecondConnection::open($this->wpdb);
        $numbers = new NumberStore($db);
        $roles = new RoleDesk($db, $numbers, $this->clock);

        return new PoolStore($db, $numbers, $roles, new TargetStore($db, $numbers, $roles, $this->clock), $this->clock);
    }
}
