<?php

/*
 * Opens the fast door of this web node. Usage: php fast-door.php FOLDER; prints what the test of it said and its
 * addresses, as JSON.
 */

declare(strict_types=1);

use Ringwell\Plugin;
use Ringwell\Speed\Place;

$_SERVER['HTTP_HOST'] = '127.0.0.1';
require_once $argv[1] . '/wp-load.php';

$state = Plugin::instance()->services()->fastDoor()->open();

echo wp_json_encode(['isOk' => $state->isOk(), 'code' => $state->code, 'lease' => Place::address('lease'), 'activity' => Place::address('activity')]);
