<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Lease;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\Attributes\TestWith;
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

    /**
     * Who wants no more than his share has to wait for the third number where the pool runs short; with two he is as an
     * operator's customers are. Who also leaves as they do is told apart by nothing, and holds no more than they may:
     * docs/algorithm/attacks.md.
     */
    #[DataProvider('manners')]
    public function testFromOneNetworkRealVisitorsLoseNoMoreThan20PointsOfCoverageAndTheOwnerIsTold(string $manner): void
    {
        $fall = 0.0;
        $told = 0;
        $afterShare = 0;
        for ($seed = 1; $seed <= self::SEEDS; $seed++) {
            $calm = self::hour($seed, null);
            $attacked = self::hour($seed, new Attacker($manner, 1));
            $fall += 100 * ($calm['covered'] - $attacked['covered']) / $calm['came'] / self::SEEDS;
            $told = max($told, $attacked['told'] ?? PHP_INT_MAX);
            $afterShare = max($afterShare, ($attacked['told'] ?? PHP_INT_MAX) - ($attacked['shared'] ?? 0));
        }

        self::assertLessThanOrEqual(20, $fall);
        match ($manner) {
            Attacker::PATIENTS => self::assertSame(PHP_INT_MAX, $told, 'If he can be told apart after all, say so in the documents.'),
            Attacker::QUIET, Attacker::RENEWING, Attacker::STAYING => self::assertLessThanOrEqual(10, $afterShare),
            default => self::assertLessThanOrEqual(10, $told),
        };
    }

    #[TestWith([Attacker::TAPPING])]
    #[TestWith([Attacker::QUIET])]
    #[TestWith([Attacker::STAYING])]
    public function testAnAttackBegunByNightIsToldBeforeAnybodyComes(string $manner): void
    {
        $calm = self::hour(1, null, true);
        $attacked = self::hour(1, new Attacker($manner, 1), true);

        self::assertLessThanOrEqual(20, 100 * ($calm['covered'] - $attacked['covered']) / $calm['came']);
        self::assertNotNull($attacked['told']);
        self::assertLessThanOrEqual(10, $attacked['told']);
    }

    public function testNobodyIsTakenFromWhileHeIsThere(): void
    {
        self::assertSame(0, self::hour(1, new Attacker(Attacker::TAPPING, 4))['lost']);
    }

    /** @return array{came: int, covered: int, lost: int, told: ?int, shared: ?int} */
    private static function hour(int $seed, ?Attacker $attacker, bool $isByNight = false): array
    {
        return (new AttackTrial($seed, new Pool(1, 'Attacked', 1, null, Pool::FROM_GIVING, 15, 15, AttackTrial::NUMBERS), $attacker, $isByNight))->run();
    }
}
