<?php

/*
 * Activates plugins as a click in wp-admin would, activation hooks and all.
 * Usage: php activate.php FOLDER PLUGIN-FILE…
 */

declare(strict_types=1);

$folder = $argv[1];
$_SERVER['HTTP_HOST'] = '127.0.0.1';
$_SERVER['REQUEST_METHOD'] = 'GET';
define('WP_ADMIN', true);

require_once $folder . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';

foreach (array_slice($argv, 2) as $plugin) {
    $error = activate_plugin($plugin);
    if (is_wp_error($error)) {
        fwrite(STDERR, $plugin . ': ' . $error->get_error_message() . ' ' . wp_json_encode($error->get_error_data()) . "\n");
        exit(1);
    }
}
flush_rewrite_rules();
