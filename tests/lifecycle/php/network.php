<?php

/*
 * Makes a network of the WordPress in the folder given; the constants for wp-config.php are the caller's.
 * Usage: php network.php FOLDER
 */

declare(strict_types=1);

$_SERVER['HTTP_HOST'] = '127.0.0.1';
$_SERVER['REQUEST_METHOD'] = 'GET';
define('WP_INSTALLING_NETWORK', true);

require_once $argv[1] . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';

$wpdb = $GLOBALS['wpdb'];
assert($wpdb instanceof wpdb);
foreach ($wpdb->tables('ms_global') as $table => $name) {
    $wpdb->__set((string) $table, $name);
}
install_network();
$done = populate_network(1, '127.0.0.1', 'owner@example.test', 'Clinics', '/', false);
if (is_wp_error($done)) {
    fwrite(STDERR, $done->get_error_message() . "\n");
    exit(1);
}
