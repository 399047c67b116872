<?php

/*
 * Reads the exposure log of the storm's pool and says whether every line of it can be true.
 * Usage: php audit.php FOLDER; prints counts and faults as JSON.
 */

declare(strict_types=1);

use Ringwell\Plugin;

$_SERVER['HTTP_HOST'] = '127.0.0.1';
require_once $argv[1] . '/wp-load.php';

$db = Plugin::instance()->services()->db();
$faults = [];
$grants = 0;
/** @var array<string, array{visit: ?string, lease: ?string, rev: int}> $holders by number */
$holders = [];
foreach ($db->rows("SELECT * FROM {exposures} WHERE kind = 'pool' AND rev IS NOT NULL ORDER BY number_id, rev, id") as $event) {
    $number = (string) $event['number_id'];
    $holder = $holders[$number] ?? ['visit' => null, 'lease' => null, 'rev' => 0];
    $rev = (int) $event['rev'];
    if ($rev < $holder['rev']) {
        $faults[] = "number {$number}: rev goes back to {$rev}";
    }
    if ($event['event'] === 'granted') {
        $grants++;
        $holders[$number] = ['visit' => $event['visit'], 'lease' => $event['lease'], 'rev' => $rev];
    } elseif ($event['lease'] !== $holder['lease']) {
        $faults[] = "number {$number}: {$event['event']} of a lease that has not the number";
    } elseif ($event['event'] === 'taken') {
        $holders[$number] = ['visit' => null, 'lease' => null, 'rev' => $rev];
    }
}
foreach ($db->rows('SELECT number_id, visit, lease, rev FROM {leases}') as $row) {
    $holder = $holders[(string) $row['number_id']] ?? ['visit' => null, 'lease' => null, 'rev' => 0];
    if ($row['lease'] !== $holder['lease'] || $row['visit'] !== $holder['visit']) {
        $faults[] = "number {$row['number_id']}: the log says lease {$holder['lease']}, the row {$row['lease']}";
    }
}

echo wp_json_encode(['grants' => $grants, 'faults' => $faults]);
