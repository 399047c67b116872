<?php

/*
 * A clinic for the bench: one number on the site and a pool so large that every lease claims a number.
 * Usage: php clinic.php FOLDER NUMBERS; prints what a page would know, as JSON.
 */

declare(strict_types=1);

use Ringwell\Lease\PoolSettings;
use Ringwell\Plugin;
use Ringwell\Settings;
use Ringwell\Source\PlacementWrite;

$_SERVER['HTTP_HOST'] = '127.0.0.1';
require_once $argv[1] . '/wp-load.php';

$services = Plugin::instance()->services();
$target = $services->targets()->add('Main number', '+74951112233', null);
$poolId = $services->pools()->add('Yandex Direct', $target, new PoolSettings(0));
$pool = $services->pools()->find($poolId) ?? throw new LogicException('No pool');
$services->pools()->addNumbers($pool, array_map(static fn (int $i): string => sprintf('+7495112%04d', $i), range(1, (int) $argv[2])));
$source = $services->sources()->add('Yandex Direct', ['any' => [['all' => [['field' => 'utm_source', 'op' => 'is', 'value' => 'yandex']]]]], true);
$services->placements()->save($source, [new PlacementWrite($target, 'pool', $poolId, null, null)]);

// Else all visitors were of one network, which may hold no more than its share of the pool.
update_option(Settings::OPTION, ['proxies' => ['127.0.0.1']] + $services->settings()->toArray());

echo wp_json_encode(['target' => $target, 'pool' => $poolId, 'source' => $source, 'config' => $services->configToken()->issue([$target])]);
