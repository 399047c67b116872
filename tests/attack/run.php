<?php

/*
 * npm run attack: how far real visitors' coverage falls when somebody tries to keep a pool's numbers from them.
 * npm run attack -- SEEDS HOLD…: averages over so many hours (60), for holds of so many minutes.
 */

declare(strict_types=1);

use Ringwell\Lease\Pool;
use Ringwell\Tests\Support\Attacker;
use Ringwell\Tests\Support\AttackTrial;

require_once dirname(__DIR__) . '/php-bootstrap.php';

$seeds = range(1, max(1, (int) ($argv[1] ?? 60)));
$hour = static function (int $hold, ?string $manner, int $networks) use ($seeds): array {
    $sum = ['came' => 0, 'covered' => 0, 'lost' => 0, 'told' => 0, 'untold' => 0];
    foreach ($seeds as $seed) {
        $pool = new Pool(1, 'Attacked', 1, $hold, Pool::FROM_GIVING, 15, 1440, AttackTrial::NUMBERS);
        $result = (new AttackTrial($seed, $pool, $manner === null ? null : new Attacker($manner, $networks)))->run();
        foreach (['came', 'covered', 'lost'] as $name) {
            $sum[$name] += $result[$name];
        }
        $sum['told'] = max($sum['told'], $result['told'] ?? 0);
        $sum['untold'] += $result['told'] === null ? 1 : 0;
    }

    return $sum;
};

printf("Pool of %d, 40 visits an hour, seeds 1 to %d. Coverage in %%, its fall in points; visitors whose number was taken\n", AttackTrial::NUMBERS, count($seeds));
printf("while they were there, in %%; the most minutes until the owner is told, and in how many hours he never was.\n\n");
printf("%6s %9s %-9s %9s %6s %6s %5s %7s\n", 'hold', 'networks', 'manner', 'coverage', 'fall', 'taken', 'told', 'untold');
$holds = array_map(intval(...), array_slice($argv, 2));
foreach ($holds === [] ? [3, 5, 10, 15, 20, 30] : $holds as $hold) {
    $calm = $hour($hold, null, 0);
    $usual = 100 * $calm['covered'] / $calm['came'];
    printf("%6d %9s %-9s %9.1f %6s %6.1f %5d %7d\n", $hold, '-', '-', $usual, '-', 100 * $calm['lost'] / $calm['came'], $calm['told'], $calm['untold']);
    foreach ([1, 2, 4, 16] as $networks) {
        foreach ($networks === 1 ? Attacker::ALL : [Attacker::TAPPING] as $manner) {
            $result = $hour($hold, $manner, $networks);
            $coverage = 100 * $result['covered'] / $result['came'];
            printf("%6d %9d %-9s %9.1f %6.1f %6.1f %5d %7d\n", $hold, $networks, $manner, $coverage, $usual - $coverage, 100 * $result['lost'] / $result['came'], $result['told'], $result['untold']);
        }
    }
}
