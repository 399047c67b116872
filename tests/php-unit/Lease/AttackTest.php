<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Lease;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Lease\Pool;
use Ringwell\Tests\Support\Attacker;
use Ringwell\Tests\Support\AttackTrial;

/** The small version of `npm run attack`: seeds 1 to 6, the automatic hold, one network. */
final class AttackTest extends TestCase
{
    private const SEEDS = 6;

    /** @return array<string, array{string}> */
    public static function manners(): array
    {
        return array_combine(Attacker::ALL, array_map(static fn (string $manner): array => [$manner], Attacker::ALL));
    }

    #[DataProvider('manners')]
    public function testFromOneNetworkRealVisitorsLoseNoMoreThan20PointsOfCoverageAndTheOwnerIsTold(string $manner): void
    {
        $fall = 0.0;
        $told = 0;
        for ($seed = 1; $seed <= self::SEEDS; $seed++) {
            $calm = self::hour($seed, null);
            $attacked = self::hour($seed, new Attacker($manner, 1));
            $fall += 100 * ($calm['covered'] - $attacked['covered']) / $calm['came'] / self::SEEDS;
            self::assertNotNull($attacked['told']);
            $told = max($told, $attacked['told']);
        }

        self::assertLessThanOrEqual(20, $fall);
        // Who never asks for more than the share is told of as soon as the pool runs short.
        self::assertLessThanOrEqual($manner === Attacker::QUIET ? 30 : 10, $told);
    }

    public function testNobodyIsTakenFromWhileHeIsThere(): void
    {
        self::assertSame(0, self::hour(1, new Attacker(Attacker::TAPPING, 4))['lost']);
    }

    /** @return array{came: int, covered: int, lost: int, told: ?int} */
    private static function hour(int $seed, ?Attacker $attacker): array
    {
        return (new AttackTrial($seed, new Pool(1, 'Attacked', 1, null, Pool::FROM_GIVING, 15, 1440, AttackTrial::NUMBERS), $attacker))->run();
    }
}
