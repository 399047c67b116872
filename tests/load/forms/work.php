<?php

/* One run of the queue, as WP-Cron has each minute. Usage: php work.php FOLDER. */

declare(strict_types=1);

use Ringwell\Pbx\Hooks;

$_SERVER['HTTP_HOST'] = '127.0.0.1';
require_once $argv[1] . '/wp-load.php';

do_action(Hooks::WORK);
