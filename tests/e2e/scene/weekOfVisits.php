<?php

/*
 * A week and a half of visits in the log of the pool, one every three minutes, and the forecast made of them.
 * Usage: php weekOfVisits.php FOLDER POOL
 */

declare(strict_types=1);

use Ringwell\Lease\ExposureEvent;
use Ringwell\Plugin;
use Ringwell\Time;

$_SERVER['HTTP_HOST'] = '127.0.0.1';
require_once $argv[1] . '/wp-load.php';

$services = Plugin::instance()->services();
$pool = $services->pools()->find((int) $argv[2]) ?? throw new LogicException('No pool');
$now = $services->clock()->now();
$events = [];
for ($at = $now - 10 * Time::DAY, $visit = 1_000_000; $at < $now; $at += 3 * Time::MINUTE, $visit++) {
    foreach ([ExposureEvent::GRANTED => 0, ExposureEvent::ACTIVE => Time::MINUTE] as $event => $after) {
        $events[] = new ExposureEvent($at + $after, $event, 'pool', 1, $pool->targetId, null, $pool->id, $visit);
    }
}
foreach (array_chunk($events, 500) as $some) {
    $services->exposures()->append($some);
}
// The page that was looked at before has made one, so the next is due tomorrow: it is tomorrow now.
$services->db()->run('UPDATE {pools} SET forecast_at = %d WHERE id = %d', [$now - 2 * Time::DAY, $pool->id]);
$services->forecaster()->run();
