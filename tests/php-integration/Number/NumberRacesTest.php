<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Number;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Db\Connection;
use Ringwell\Db\Retry;
use Ringwell\Number\NumberInUse;
use Ringwell\Number\NumberStore;
use Ringwell\Number\Role;
use Ringwell\Number\RoleDesk;
use Ringwell\Source\Placement;
use Ringwell\Source\PlacementConflict;
use Ringwell\Source\PlacementStore;
use Ringwell\Source\PlacementWrite;
use Ringwell\Tests\Integration\Support\Interrupted;
use Ringwell\Tests\Integration\Support\SecondConnection;
use Ringwell\Tests\Integration\TestCase;

/** Two requests at once: the rival, on a connection of its own, is always a moment earlier. */
final class NumberRacesTest extends TestCase
{
    private const NUMBER = '+74951110001';

    private Connection $rivals;
    private RoleDesk $rival;

    protected function isWrapped(): bool
    {
        return false;
    }

    protected function setUp(): void
    {
        parent::setUp();
        $this->rivals = SecondConnection::open($this->wpdb);
        $this->rival = $this->desk($this->rivals);
    }

    /** @return array<string, array{string, bool}> statement before which the rival acts, whether the number was there */
    public static function moments(): array
    {
        return [
            'before the read' => ['SELECT n.id', false],
            'between read and insert' => ['INSERT INTO {numbers}', false],
            'a number in quarantine, before the read' => ['SELECT n.id', true],
            'a number in quarantine, before the locking read' => ['FOR UPDATE', true],
        ];
    }

    #[DataProvider('moments')]
    public function testANumberAddedToTwoPoolsAtOnce(string $before, bool $exists): void
    {
        if ($exists) {
            $this->services->roleDesk()->take(self::NUMBER, Role::quarantined());
            $this->clock->advance(1000);
        }
        $db = $this->interruptedBy($before, fn () => $this->rivals->transaction(fn (): int => $this->rival->take(self::NUMBER, Role::pool(2, 3))));
        $desk = $this->desk($db);

        $inUse = null;
        try {
            Retry::transaction($db, static fn (): int => $desk->take(self::NUMBER, Role::pool(1, 3)));
        } catch (NumberInUse $caught) {
            $inUse = $caught;
        }

        self::assertTrue($db->wasInterrupted());
        self::assertSame([Role::POOL, 2], [$inUse?->record->role->name, $inUse?->record->role->of]);
        $record = $this->services->numbers()->byE164(self::NUMBER);
        self::assertNotNull($record);
        self::assertSame(2, $record->role->of);
        self::assertSame($exists ? [null, 2] : [2], array_map(static fn (array $part): ?int => $part['role']->of, $this->services->roles()->of($record->id)));
        self::assertCount(1, $this->openHistory());
    }

    public function testANumberGivenToTwoPlacementsAtOnceIsSaidAtItsField(): void
    {
        $source = $this->services->sources()->add('Mine', ['any' => []], true);
        $db = $this->interruptedBy('INSERT INTO {numbers}', fn () => $this->rivals->transaction(fn (): int => $this->rival->take(self::NUMBER, Role::staticOf(77, 6, 3))));
        $placements = new PlacementStore($db, new NumberStore($db), $this->desk($db), $this->clock);

        $conflict = null;
        try {
            $placements->save($source, [new PlacementWrite(2, 'own'), new PlacementWrite(3, 'static', null, self::NUMBER)]);
        } catch (PlacementConflict $caught) {
            $conflict = $caught;
        }

        self::assertTrue($db->wasInterrupted());
        self::assertSame([1, 'static_number', self::NUMBER, 6], [$conflict?->index, $conflict?->field, $conflict?->record->number, $conflict?->record->role->sourceId]);
        self::assertSame([], $this->services->placements()->forSource($source), 'half of it was saved');
        self::assertSame(77, $this->services->numbers()->byE164(self::NUMBER)?->role->of);
    }

    public function testOnePlacementSavedTwiceAtOnceIsThereOnce(): void
    {
        $source = $this->services->sources()->add('Mine', ['any' => []], true);
        $rivals = new PlacementStore($this->rivals, new NumberStore($this->rivals), $this->rival, $this->clock);
        $db = $this->interruptedBy('REPLACE INTO {plans}', static fn () => $rivals->save($source, [new PlacementWrite(3, 'static', null, '+74951110002')]));
        $placements = new PlacementStore($db, new NumberStore($db), $this->desk($db), $this->clock);

        $placements->save($source, [new PlacementWrite(3, 'static', null, self::NUMBER)]);

        self::assertTrue($db->wasInterrupted());
        $found = $this->services->placements()->forSource($source);
        self::assertSame([self::NUMBER], array_map(static fn (Placement $placement): ?string => $placement->static?->number, $found));
        self::assertSame(Role::QUARANTINED, $this->services->numbers()->byE164('+74951110002')?->role->name);
    }

    private function desk(Connection $db): RoleDesk
    {
        return new RoleDesk($db, new NumberStore($db), $this->clock);
    }

    /** @param \Closure(): mixed $rival */
    private function interruptedBy(string $before, \Closure $rival): Interrupted
    {
        // SQLite lets nobody write from the moment a transaction begins, so there a rival can only come before it.
        $before = $this->isSqlite() ? 'START TRANSACTION' : $before;

        return new Interrupted($this->services->transactionalDb(), $before, static function () use ($rival): void {
            $rival();
        });
    }

    private function isSqlite(): bool
    {
        return ! $this->wpdb->dbh instanceof \mysqli;
    }

    /** @return list<array<string, string|null>> */
    private function openHistory(): array
    {
        return $this->services->db()->rows('SELECT id FROM {number_roles} WHERE to_at IS NULL');
    }
}
