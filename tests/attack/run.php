<?php

/*
 * npm run attack: how far real visitors' coverage falls when somebody tries to keep a pool's numbers from them.
 * npm run attack -- SEEDS HOLD…: averages over so many hours (60), for holds of so many minutes.
 * npm run attack -- night SEEDS HOLD…: the attack begins at midnight, the hour after 8 is counted.
 */

declare(strict_types=1);

use Ringwell\Lease\Pool;
use Ringwell\Tests\Support\Attacker;
use Ringwell\Tests\Support\AttackTrial;

require_once dirname(__DIR__) . '/php-bootstrap.php';

$words = array_slice($argv, 1);
$isByNight = ($words[0] ?? '') === 'night';
$numbers = array_map(intval(...), $isByNight ? array_slice($words, 1) : $words);
$seeds = range(1, max(1, $numbers[0] ?? 60));
$hour = static function (int $hold, ?string $manner, int $networks) use ($seeds, $isByNight): array {
    $sum = ['came' => 0, 'covered' => 0, 'lost' => 0, 'told' => 0, 'after' => 0, 'untold' => 0];
    foreach ($seeds as $seed) {
        $pool = new Pool(1, 'Attacked', 1, $hold, Pool::FROM_GIVING, 15, 15, AttackTrial::NUMBERS);
        $result = (new AttackTrial($seed, $pool, $manner === null ? null : new Attacker($manner, $networks), $isByNight))->run();
        foreach (['came', 'covered', 'lost'] as $name) {
            $sum[$name] += $result[$name];
        }
        $sum['told'] = max($sum['told'], $result['told'] ?? 0);
        $sum['after'] = max($sum['after'], ($result['told'] ?? 0) - ($result['shared'] ?? 0));
        $sum['untold'] += $result['told'] === null ? 1 : 0;
    }

    return $sum;
};

printf("Pool of %d, 40 visits an hour, seeds 1 to %d, begun %s. Coverage in %%, its fall in points; visitors whose number was\n", AttackTrial::NUMBERS, count($seeds), $isByNight ? 'at midnight, counted from 8 to 9' : 'by day');
printf("taken while they were there, in %%; the most minutes until the owner is told, and that after one network\nhad begun to hold its share of two; in how many hours he never was.\n\n");
printf("%6s %9s %-9s %9s %6s %6s %5s %6s %7s\n", 'hold', 'networks', 'manner', 'coverage', 'fall', 'taken', 'told', 'after', 'untold');
$holds = array_slice($numbers, 1);
foreach ($holds === [] ? [3, 5, 10, 15, 20, 30] : $holds as $hold) {
    $calm = $hour($hold, null, 0);
    $usual = 100 * $calm['covered'] / $calm['came'];
    printf("%6d %9s %-9s %9.1f %6s %6.1f %5d %6d %7d\n", $hold, '-', '-', $usual, '-', 100 * $calm['lost'] / $calm['came'], $calm['told'], $calm['after'], $calm['untold']);
    foreach ([1, 2, 4, 16] as $networks) {
        $manners = match ($networks) {
            1 => Attacker::ALL,
            16 => [Attacker::TAPPING],
            default => [Attacker::TAPPING, Attacker::PATIENTS],
        };
        foreach ($manners as $manner) {
            $result = $hour($hold, $manner, $networks);
            $coverage = 100 * $result['covered'] / $result['came'];
            printf("%6d %9d %-9s %9.1f %6.1f %6.1f %5d %6d %7d\n", $hold, $networks, $manner, $coverage, $usual - $coverage, 100 * $result['lost'] / $result['came'], $result['told'], $result['after'], $result['untold']);
        }
    }
}
