<?php

/*
 * A clinic for the storm: one number on the site, a pool of ten for one source with a default number.
 * Usage: php clinic.php FOLDER; prints what a page would know, as JSON.
 */

declare(strict_types=1);

use Ringwell\Lease\PoolSettings;
use Ringwell\Plugin;
use Ringwell\Source\PlacementWrite;

$_SERVER['HTTP_HOST'] = '127.0.0.1';
require_once $argv[1] . '/wp-load.php';

$services = Plugin::instance()->services();
$target = $services->targets()->add('Main number', '+74951112233', null);
$poolId = $services->pools()->add('Yandex Direct', $target, new PoolSettings(0));
$pool = $services->pools()->find($poolId) ?? throw new LogicException('No pool');
$services->pools()->addNumbers($pool, array_map(static fn (int $i): string => sprintf('+749511101%02d', $i), range(1, 10)));
$source = $services->sources()->add('Yandex Direct', ['any' => [['all' => [['field' => 'utm_source', 'op' => 'is', 'value' => 'yandex']]]]], true);
$services->placements()->save($source, [new PlacementWrite($target, 'pool', $poolId, null, '+74951110199')]);

echo wp_json_encode(['target' => $target, 'config' => $services->configToken()->issue([$target])]);
