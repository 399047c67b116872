<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Plan;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Db\Connection;
use Ringwell\DoorServices;
use Ringwell\Number\NumberStore;
use Ringwell\Number\RoleDesk;
use Ringwell\Number\TargetStore;
use Ringwell\Plan\PlanMark;
use Ringwell\Tests\Integration\Support\Interrupted;
use Ringwell\Tests\Integration\Support\SecondConnection;
use Ringwell\Tests\Integration\TestCase;

/** A change that is committed while a door makes the plan anew, at any moment of that. */
final class PlanRacesTest extends TestCase
{
    private Connection $rival;

    protected function isWrapped(): bool
    {
        return false;
    }

    protected function setUp(): void
    {
        parent::setUp();
        $this->rival = SecondConnection::open($this->wpdb);
        $this->services->targets()->add('First', '+74951110001', null);
        $this->services->plan();
    }

    /** @return array<string, array{string}> */
    public static function moments(): array
    {
        return [
            'before anything is read' => ['START TRANSACTION'],
            'between rev and the rooms' => ['FROM {targets} t JOIN'],
            'between two rooms' => ['FROM {placements}'],
            'before it is written' => ['UPDATE {plans} SET body'],
        ];
    }

    #[DataProvider('moments')]
    public function testTheNextDoorSeesIt(string $moment): void
    {
        $isSqlite = ! $this->wpdb->dbh instanceof \mysqli;
        if ($isSqlite && ! in_array($moment, ['START TRANSACTION', 'UPDATE {plans} SET body'], true)) {
            self::markTestSkipped('SQLite lets nobody write while a door reads in a transaction.');
        }
        $this->services->targets()->add('Second', '+74951110002', null);
        $id = $this->services->targets()->all()[1]->id;
        $db = new Interrupted($this->services->transactionalDb(), $moment, function () use ($id): void {
            $this->targetsOf($this->rival)->update($id, 'Renamed', '+74951110003', null);
        });

        (new DoorServices($db, $this->clock))->plan();
        self::assertTrue($db->wasInterrupted());

        $targets = (new DoorServices($this->services->transactionalDb(), $this->clock))->plan()->targets([$id]);
        self::assertSame(['Renamed', '+74951110003'], [$targets[0]->name, $targets[0]->number]);
        self::assertSame($this->row()['rev'], $this->row()['built']);
    }

    public function testAChangeThatIsNotCommittedYetIsSeenByNobodyAndStopsNobody(): void
    {
        if (! $this->wpdb->dbh instanceof \mysqli) {
            self::markTestSkipped('SQLite has one writer and no rows that are locked.');
        }
        $id = $this->services->targets()->all()[0]->id;
        $doors = new DoorServices($this->services->transactionalDb(), $this->clock);

        $this->rival->transaction(function () use ($id, $doors): void {
            $this->rival->run('UPDATE {targets} SET name = %s WHERE id = %d', ['Changing', $id]);
            (new PlanMark($this->rival))->touch();
            self::assertSame('First', $doors->plan()->targets([$id])[0]->name);
        });

        self::assertSame('Changing', $doors->plan()->targets([$id])[0]->name);
    }

    public function testAChangeThatWasRolledBackMakesNoWork(): void
    {
        $before = $this->row();
        try {
            $this->services->transactionalDb()->transaction(function (): void {
                $this->services->sources()->add('Never', ['any' => []], true);
                throw new \DomainException('No.');
            });
        } catch (\DomainException) {
            self::assertSame($before, $this->row());
        }
    }

    private function targetsOf(Connection $db): TargetStore
    {
        $numbers = new NumberStore($db);

        return new TargetStore($db, $numbers, new RoleDesk($db, $numbers, $this->clock), $this->clock);
    }

    /** @return array<string, string|null> */
    private function row(): array
    {
        return $this->services->db()->rows('SELECT rev, built FROM {plans} WHERE id = 1')[0];
    }
}
