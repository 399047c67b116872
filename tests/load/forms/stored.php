<?php

/* What is stored of requests: one line of JSON for each. Usage: php stored.php FOLDER. */

declare(strict_types=1);

use Ringwell\Plugin;

$_SERVER['HTTP_HOST'] = '127.0.0.1';
require_once $argv[1] . '/wp-load.php';

foreach (Plugin::instance()->services()->db()->rows('SELECT phone, proof, held, state FROM {requests} ORDER BY id') as $row) {
    echo wp_json_encode($row), "\n";
}
