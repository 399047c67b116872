<?php

declare(strict_types=1);

/*
 * npm run fuzz:pbx [-- EVENTS [SEED]]: mutated events of all phone systems, through what the door does with them.
 */
use Ringwell\Tests\Support\EventFuzz;

require_once dirname(__DIR__) . '/php-bootstrap.php';

$events = (int) ($argv[1] ?? 100_000);
$seed = (int) ($argv[2] ?? random_int(1, 1_000_000_000));
$fuzz = new EventFuzz(require __DIR__ . '/contracts.php');
echo 'Phone systems: ' . implode(', ', $fuzz->names()) . '. Of these signed: ' . implode(', ', $fuzz->signed()) . ". Seed {$seed}.\n";
$grown = $fuzz->run($events, $seed);
foreach ($fuzz->outcomes as $outcome => $times) {
    echo "{$outcome}: {$times}\n";
}
echo "Memory grew by {$grown} bytes; at most it was " . memory_get_peak_usage() . ".\n";
exit($grown > EventFuzz::MOST_GROWTH ? 1 : 0);
