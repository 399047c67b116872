<?php

/*
 * A clinic for load: one number on the site and pools of several sizes, each for a source of its own.
 * Usage: php clinic.php FOLDER NAME:NUMBERS:HOLD-MINUTES…; prints what a page would know, as JSON.
 */

declare(strict_types=1);

use Ringwell\Lease\PoolSettings;
use Ringwell\Plugin;
use Ringwell\Source\PlacementWrite;

$_SERVER['HTTP_HOST'] = '127.0.0.1';
require_once $argv[1] . '/wp-load.php';

$services = Plugin::instance()->services();
$target = $services->targets()->add('Main number', '+74951112233', null);
$next = 0;
$pools = [];
foreach (array_slice($argv, 2) as $word) {
    [$name, $numbers, $hold] = explode(':', $word);
    $id = $services->pools()->add($name, $target, new PoolSettings((int) $hold));
    $pool = $services->pools()->find($id) ?? throw new LogicException('No pool');
    foreach (array_chunk(range($next, $next + (int) $numbers - 1), 500) as $some) {
        $services->pools()->addNumbers($pool, array_map(static fn (int $i): string => sprintf('+7495%07d', 2_000_000 + $i), $some));
    }
    $next += (int) $numbers;
    $source = $services->sources()->add($name, ['any' => [['all' => [['field' => 'utm_source', 'op' => 'is', 'value' => $name]]]]], true);
    $services->placements()->save($source, [new PlacementWrite($target, 'pool', $id, null, sprintf('+74951119%03d', $id))]);
    $pools[] = ['name' => $name, 'pool' => $id, 'source' => $source, 'numbers' => (int) $numbers];
}

echo wp_json_encode(['target' => $target, 'pools' => $pools, 'config' => $services->configToken()->issue([$target])]);
