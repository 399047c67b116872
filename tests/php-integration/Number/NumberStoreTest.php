<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Number;

use Ringwell\Number\NumberInUse;
use Ringwell\Number\NumberStore;
use Ringwell\Number\Role;
use Ringwell\Number\RoleDesk;
use Ringwell\Number\RoleHistory;
use Ringwell\Tests\Integration\TestCase;

final class NumberStoreTest extends TestCase
{
    private NumberStore $numbers;
    private RoleDesk $desk;
    private RoleHistory $history;

    protected function setUp(): void
    {
        parent::setUp();
        $this->numbers = $this->services->numbers();
        $this->desk = $this->services->roleDesk();
        $this->history = $this->services->roles();
    }

    public function testANewNumberHasItsRoleAndItsHistory(): void
    {
        $id = $this->desk->take('+74951110001', Role::staticOf(7, 5, 3));

        $record = $this->numbers->find($id);
        self::assertNotNull($record);
        self::assertSame(['+74951110001', null, '', self::START], [$record->number, $record->display, $record->label, $record->roleSince]);
        self::assertSame([Role::STATIC, 7, 5, 3], [$record->role->name, $record->role->of, $record->role->sourceId, $record->role->targetId]);
        self::assertEquals($record, $this->numbers->byE164('+74951110001'));
        self::assertEquals([$id => $record], $this->numbers->many([$id, 999999]));
        self::assertEquals(['static:7' => $record], $this->numbers->byRoleKeys(['static:7', 'default:7']));
        self::assertEquals([$record], $this->numbers->inRole(Role::STATIC, 7));
        self::assertSame([], $this->numbers->inRole(Role::STATIC, 8));
        self::assertNull($this->history->at($id, self::START - 1));
        self::assertEquals($record->role, $this->history->at($id, self::START));
    }

    public function testHistoryKeepsWhatTheNumberWasAtTheTime(): void
    {
        $id = $this->desk->take('+74951110001', Role::pool(1, 3));
        $this->clock->advance(1000);
        $this->desk->assign($id, Role::quarantined());
        $this->clock->advance(1000);
        $this->desk->assign($id, Role::defaultOf(9, 5, 3));

        $name = fn (int $at): ?string => $this->history->at($id, $at)?->name;
        self::assertSame(
            [Role::POOL, Role::POOL, Role::QUARANTINED, Role::QUARANTINED, Role::DEFAULT, Role::DEFAULT],
            array_map($name, [self::START, self::START + 999, self::START + 1000, self::START + 1999, self::START + 2000, self::START + 9_999_999]),
        );
        self::assertSame([self::START + 1000, self::START + 2000, null], array_column($this->history->of($id), 'to'));
        self::assertSame(9, $this->history->at($id, self::START + 2000)?->of);
        self::assertSame(5, $this->history->at($id, self::START + 2000)->sourceId);
    }

    public function testARoleThatLastedNoTimeLeavesNoTrace(): void
    {
        $id = $this->desk->take('+74951110001', Role::pool(1, 3));
        $this->clock->advance(1000);
        $this->desk->assign($id, Role::quarantined());
        $this->desk->assign($id, Role::pool(2, 3));

        self::assertSame([1, 2], array_map(static fn (array $part): ?int => $part['role']->of, $this->history->of($id)));
    }

    public function testHistoryStaysInOrderWhereTheClockJumpsBack(): void
    {
        $id = $this->desk->take('+74951110001', Role::pool(1, 3));
        $this->clock->advance(-60_000);
        $this->desk->assign($id, Role::quarantined());
        $this->clock->advance(-60_000);
        $this->desk->assign($id, Role::pool(2, 3));

        self::assertSame([[self::START, null]], array_map(static fn (array $part): array => [$part['from'], $part['to']], $this->history->of($id)));
        self::assertSame(2, $this->history->at($id, self::START)?->of);
    }

    public function testANumberInUseIsRefusedAndStaysAsItIs(): void
    {
        $id = $this->desk->take('+74951110001', Role::pool(1, 3));

        foreach ([Role::pool(2, 3), Role::pool(1, 3), Role::staticOf(7, 5, 3), Role::site(3)] as $role) {
            try {
                $this->desk->take('+74951110001', $role);
                self::fail('taken as ' . $role->name);
            } catch (NumberInUse $inUse) {
                self::assertSame([$id, Role::POOL, 1], [$inUse->record->id, $inUse->record->role->name, $inUse->record->role->of]);
            }
        }
        self::assertCount(1, $this->history->of($id));
    }

    public function testTheRoleItHasAlreadyIsNoChange(): void
    {
        $id = $this->desk->take('+74951110001', Role::pool(1, 3));
        $this->clock->advance(1000);
        $this->desk->assign($id, Role::pool(1, 3));

        self::assertSame(self::START, $this->numbers->find($id)?->roleSince);
        self::assertCount(1, $this->history->of($id));
    }

    public function testTwoNumbersCantHaveOneExclusiveRole(): void
    {
        $first = $this->desk->take('+74951110001', Role::staticOf(7, 5, 3));
        $free = $this->desk->take('+74951110002', Role::quarantined());

        foreach (['+74951110003', '+74951110002'] as $e164) {
            try {
                $this->desk->take($e164, Role::staticOf(7, 5, 3));
                self::fail("{$e164} got a role that another number has");
            } catch (NumberInUse $inUse) {
                self::assertSame($first, $inUse->record->id);
            }
        }
        self::assertSame(Role::QUARANTINED, $this->numbers->find($free)?->role->name);
        self::assertNull($this->numbers->byE164('+74951110003'));
    }

    public function testFreeNumbersComeBackAsTheyWere(): void
    {
        foreach ([Role::quarantined(), Role::detaching(), Role::removed()] as $index => $free) {
            $id = $this->desk->take("+7495111000{$index}", Role::pool(1, 3));
            $this->numbers->update($id, ['label' => 'Reception', 'price_month' => 15000, 'currency' => 'RUB', 'id' => 5]);
            $this->clock->advance(1);
            $this->desk->assign($id, $free);
            $this->clock->advance(1);

            self::assertSame($id, $this->desk->take("+7495111000{$index}", Role::pool(2, 3)));
            $record = $this->numbers->find($id);
            self::assertSame(['Reception', 15000, 'RUB', 2], [$record?->label, $record?->priceMonth, $record?->currency, $record?->role->of]);
            self::assertCount(3, $this->history->of($id));
        }
    }

    public function testAnUnknownNumberCantBeAssigned(): void
    {
        $this->expectException(\OutOfBoundsException::class);

        $this->desk->assign(999999, Role::quarantined());
    }

    public function testNothingIsAskedForNothing(): void
    {
        self::assertSame([], $this->numbers->many([]));
        self::assertSame([], $this->numbers->manyByE164([]));
        self::assertSame([], $this->numbers->byRoleKeys([]));
        self::assertNull($this->numbers->find(0));
        self::assertNull($this->history->at(0, self::START));
    }
}
