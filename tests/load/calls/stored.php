<?php

/* Every call as it is stored, a line of JSON each. Usage: php stored.php FOLDER */

declare(strict_types=1);

use Ringwell\Plugin;

$_SERVER['HTTP_HOST'] = '127.0.0.1';
require_once $argv[1] . '/wp-load.php';

$db = Plugin::instance()->services()->db();
$last = 0;
do {
    $rows = $db->rows(
        'SELECT id, connection_id, direction, caller, did, state, answered_at, talk_seconds, wait_seconds, recording, late FROM {calls} WHERE id > %d ORDER BY id LIMIT 1000',
        [$last],
    );
    foreach ($rows as $row) {
        echo wp_json_encode($row), "\n";
        $last = (int) $row['id'];
    }
} while ($rows !== []);
