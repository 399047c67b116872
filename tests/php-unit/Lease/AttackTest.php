<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Lease;

use PHPUnit\Framework\Attributes\TestWith;
use PHPUnit\Framework\TestCase;
use Ringwell\Lease\Pool;
use Ringwell\Tests\Support\Attacker;
use Ringwell\Tests\Support\AttackTrial;

/**
 * The small version of `npm run attack`: seeds 1 to 6 by day, 1 and 2 by night, one network, the longest holds, at which
 * each number that is gone is felt most.
 *
 * @phpstan-type Hour array{came: int, covered: int, lost: int, told: ?int, shared: ?int}
 */
final class AttackTest extends TestCase
{
    private const BY_DAY = 6;
    private const BY_NIGHT = 2;

    private const MANNERS_BY_NIGHT = [Attacker::TAPPING, Attacker::RENEWING, Attacker::STAYING, Attacker::PATIENTS];

    /**
     * Where all numbers are with patients there is nothing to take and nobody to tell of: minutes are counted from when he
     * has his share. Who leaves as patients do is told apart by nothing: docs/algorithm/attacks.md.
     */
    #[TestWith([15])]
    #[TestWith([20])]
    #[TestWith([30])]
    public function testFromOneNetworkRealVisitorsLoseNoMoreThan20PointsOfCoverageAndTheOwnerIsTold(int $hold): void
    {
        $calm = self::hours(self::BY_DAY, $hold, null);
        foreach (Attacker::ALL as $manner) {
            $attacked = self::hours(self::BY_DAY, $hold, new Attacker($manner, 1));

            self::assertLessThanOrEqual(20, self::fall($calm, $attacked), $manner);
            self::assertTold($manner, array_map(static fn (array $hour): ?int => $hour['told'] === null ? null : $hour['told'] - ($hour['shared'] ?? 0), $attacked));
        }
    }

    #[TestWith([15])]
    #[TestWith([20])]
    #[TestWith([30])]
    public function testAnAttackBegunByNightIsToldBeforeAnybodyComes(int $hold): void
    {
        $calm = self::hours(self::BY_NIGHT, $hold, null, true);
        foreach (self::MANNERS_BY_NIGHT as $manner) {
            $attacked = self::hours(self::BY_NIGHT, $hold, new Attacker($manner, 1), true);

            self::assertLessThanOrEqual(20, self::fall($calm, $attacked), $manner);
            self::assertTold($manner, array_column($attacked, 'told'));
        }
    }

    public function testNobodyIsTakenFromWhileHeIsThere(): void
    {
        $hours = self::hours(1, Pool::AUTOMATIC_MINUTES, new Attacker(Attacker::TAPPING, 4));

        self::assertSame([0], array_column($hours, 'lost'));
    }

    /** @param list<?int> $minutes of each hour, until the owner is told */
    private static function assertTold(string $manner, array $minutes): void
    {
        if ($manner === Attacker::PATIENTS) {
            self::assertContains(null, $minutes, 'If he can be told apart after all, say so in the documents.');

            return;
        }
        self::assertNotContains(null, $minutes, $manner);
        self::assertLessThanOrEqual(10, max([0, ...$minutes]), $manner);
    }

    /**
     * @param list<Hour> $calm
     * @param list<Hour> $attacked
     */
    private static function fall(array $calm, array $attacked): float
    {
        return 100 * (array_sum(array_column($calm, 'covered')) - array_sum(array_column($attacked, 'covered'))) / array_sum(array_column($calm, 'came'));
    }

    /** @return list<Hour> of the seeds from 1 on */
    private static function hours(int $seeds, int $hold, ?Attacker $attacker, bool $isByNight = false): array
    {
        $pool = new Pool(1, 'Attacked', 1, $hold, Pool::FROM_GIVING, 15, 15, AttackTrial::NUMBERS);

        return array_map(
            static fn (int $seed): array => (new AttackTrial($seed, $pool, $attacker === null ? null : clone $attacker, $isByNight))->run(),
            range(1, $seeds),
        );
    }
}
