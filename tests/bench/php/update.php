<?php

/* One UPDATE by the primary key, committed: what the database asks for keeping anything at all. */

declare(strict_types=1);

$settings = require __DIR__ . '/settings.php';
mysqli_report(MYSQLI_REPORT_ERROR | MYSQLI_REPORT_STRICT);
$db = new mysqli('localhost', $settings['user'], '', $settings['name'], 0, $settings['socket']);
$db->query('UPDATE bench_rows SET n = n + 1 WHERE id = ' . random_int(1, 1000));

echo '{}';
