<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Source;

use PHPUnit\Framework\TestCase;
use Ringwell\Source\Placement;
use Ringwell\Source\Spread;

final class SpreadTest extends TestCase
{
    private const GROUP = 70;

    public function testEachSourceOfAGroupShowsWhatTheGroupDoes(): void
    {
        $shown = Spread::over([self::ofGroup(1, 3, 5)], [8 => self::GROUP, 7 => self::GROUP]);

        self::assertSame([[7, 3, 1], [8, 3, 1]], self::told($shown));
        self::assertSame([5, 5], array_map(static fn (Placement $placement): ?int => $placement->poolId, $shown));
        self::assertSame([self::GROUP, self::GROUP], array_map(static fn (Placement $placement): ?int => $placement->groupId, $shown));
    }

    public function testASourcesOwnPlacementWinsAtTheSameTargetAlone(): void
    {
        $own = new Placement(9, 3, 7, 'own', null, null, null);
        foreach ([[$own, self::ofGroup(1, 3, 5), self::ofGroup(2, 4, 6)], [self::ofGroup(2, 4, 6), self::ofGroup(1, 3, 5), $own]] as $stored) {
            self::assertSame([[7, 3, 9], [7, 4, 2], [8, 3, 1], [8, 4, 2]], self::told(Spread::over($stored, [7 => self::GROUP, 8 => self::GROUP])));
        }
    }

    public function testAGroupWithoutMembersShowsNothing(): void
    {
        $own = new Placement(9, 3, 7, 'pool', 5, null, null);

        self::assertSame([[7, 3, 9]], self::told(Spread::over([self::ofGroup(1, 4, 6), $own], [])));
        self::assertSame([], Spread::over([self::ofGroup(1, 4, 6)], [7 => 71]));
    }

    private static function ofGroup(int $id, int $target, int $pool): Placement
    {
        return new Placement($id, $target, 0, 'pool', $pool, null, null, self::GROUP);
    }

    /**
     * @param  list<Placement>       $placements
     * @return list<array{int, int, int}> source, target, placement
     */
    private static function told(array $placements): array
    {
        return array_map(static fn (Placement $placement): array => [$placement->sourceId, $placement->targetId, $placement->id], $placements);
    }
}
