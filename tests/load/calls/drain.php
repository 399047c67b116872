<?php

/* Works on all events that wait, as the queue does. Usage: php drain.php FOLDER; prints how many are left undone. */

declare(strict_types=1);

use Ringwell\Plugin;

$_SERVER['HTTP_HOST'] = '127.0.0.1';
require_once $argv[1] . '/wp-load.php';

$services = Plugin::instance()->services();
$inbox = $services->inbox();
while ($inbox->work(500) > 0) {
    continue;
}
echo wp_json_encode($services->db()->rows('SELECT state, COUNT(*) AS events, MAX(error) AS error FROM {inbox} GROUP BY state'));
