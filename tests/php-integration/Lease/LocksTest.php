<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Lease;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Db\Connection;
use Ringwell\Lease\PoolStore;
use Ringwell\Number\NumberStore;
use Ringwell\Number\Role;
use Ringwell\Number\RoleDesk;
use Ringwell\Number\TargetStore;
use Ringwell\Tests\Integration\Support\Interrupted;
use Ringwell\Tests\Integration\Support\OtherTab;
use Ringwell\Tests\Integration\Support\SecondConnection;
use Ringwell\Tests\Integration\TestCase;

/**
 * Two who change what belongs together, one in the middle of the other: one waits, and neither is undone by the database
 * as a deadlock. See Plan\Changes.
 */
final class LocksTest extends TestCase
{
    use Clinic;

    private const ADVERTISED = 'https://clinic.test/?utm_source=yandex&utm_medium=cpc';
    private const FORMER = '+74950000091';

    private Connection $watch;

    protected function isWrapped(): bool
    {
        return false;
    }

    protected function setUp(): void
    {
        parent::setUp();
        if (! $this->wpdb->dbh instanceof \mysqli) {
            self::markTestSkipped('A file has one lock, and no deadlocks.');
        }
        $this->watch = SecondConnection::open($this->wpdb);
        $this->openClinic();
        $pool = $this->services->pools()->find($this->poolId) ?? self::fail('No pool');
        $this->services->pools()->addNumbers($pool, [self::FORMER]);
        $this->services->pools()->withdraw($this->numberId(self::FORMER), Role::quarantined());
        $this->services->plan();
    }

    /** @return iterable<string, array{string, string, string}> what this process does, before which statement the other comes, what that one does */
    public static function pairs(): iterable
    {
        yield 'a pool is deleted, and one of its numbers is taken out' => ['delete the pool', 'UPDATE {leases}', 'take a number out'];
        yield 'a number is taken out, and its pool is deleted' => ['take a number out', 'UPDATE {leases}', 'delete the pool'];
        yield 'a number is taken out, and its visitor opens a page' => ['take a number out', 'UPDATE {leases}', 'open a page'];
        yield 'a pool is deleted, and a visitor opens a page' => ['delete the pool', 'UPDATE {leases}', 'open a page'];
        yield 'a number comes back into a pool, and is given a region' => ['add a number', 'INSERT IGNORE INTO {leases}', 'give a region'];
        yield 'a number becomes the site’s, and is written another way' => ['change the target', 'WHERE n.number = %s', 'give a region'];
    }

    #[DataProvider('pairs')]
    public function testNoneIsUndoneForTheOther(string $mine, string $before, string $others): void
    {
        $held = $this->lease(1, '/?utm_source=yandex&utm_medium=cpc')['numbers'][0]['number'];
        self::assertIsString($held);
        $deadlocks = $this->deadlocks();
        $tab = null;
        $db = new Interrupted($this->services->transactionalDb(), $before, function () use (&$tab, $others, $held): void {
            $tab = $this->begin($others, $held);
            $tab->letRun($this->watch);
        });

        $this->change($db, $mine, $held);

        self::assertInstanceOf(OtherTab::class, $tab);
        $answer = $tab->answer();
        // Whoever comes second to a number of a pool that is gone may hear so.
        self::assertContains($answer['status'], $others === 'delete the pool' || $mine === 'delete the pool' ? [200, 404, 409] : [200], (string) wp_json_encode($answer));
        self::assertSame($deadlocks, $this->deadlocks());
    }

    private function change(Connection $db, string $what, string $held): void
    {
        $pools = $this->poolsOf($db);
        match ($what) {
            'delete the pool' => $pools->remove($this->poolId, fn () => $this->services->placements()->detachPool($this->poolId)),
            'take a number out' => $pools->withdraw($this->numberId($held), Role::quarantined()),
            'add a number' => $pools->addNumbers($pools->find($this->poolId) ?? self::fail('No pool'), [self::FORMER]),
            'change the target' => $this->targetsOf($db)->update($this->targetId, 'Main', self::FORMER, null),
            default => throw new \LogicException($what),
        };
    }

    private function begin(string $what, string $held): OtherTab
    {
        return match ($what) {
            'delete the pool' => new OtherTab("/pools/{$this->poolId}", '{"force":true}', 'DELETE'),
            'take a number out' => new OtherTab("/numbers/{$this->numberId($held)}", '{"role":"quarantined"}', 'PATCH'),
            'give a region' => new OtherTab("/numbers/{$this->numberId(self::FORMER)}", '{"region":"RU-SPE"}', 'PATCH'),
            'open a page' => new OtherTab('/lease', (string) wp_json_encode($this->leaseBody(1, self::ADVERTISED, ''))),
            default => throw new \LogicException($what),
        };
    }

    /** Since the server started, of whichever side. */
    private function deadlocks(): int
    {
        return (int) ($this->watch->rows("SHOW GLOBAL STATUS LIKE 'Innodb_deadlocks'")[0]['Value'] ?? self::fail('The server does not count deadlocks.'));
    }

    private function numberId(string $e164): int
    {
        return $this->services->numbers()->byE164($e164)->id ?? self::fail("No number {$e164}");
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
