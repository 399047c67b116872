<?php

/*
 * Loads the real WordPress named by RINGWELL_SITE_DIR, once for the whole run, plugin and all.
 * `npm run test:php` starts such a site, runs the tests and throws it away; `npm run env` keeps one.
 */

declare(strict_types=1);

use Ringwell\Tests\Integration\Support\NestedMysqli;
use Ringwell\Tests\Integration\Support\Transactions;

$ringwellSite = getenv('RINGWELL_SITE_DIR');
if (! is_string($ringwellSite) || ! is_file($ringwellSite . '/wp-load.php')) {
    fwrite(STDERR, "Integration tests need a site: run them by `npm run test:php`, or start one by `npm run env`.\n");
    exit(1);
}

// PHPUnit includes this file inside a function, while WordPress believes that it is in the global scope.
global $wpdb, $table_prefix, $shortcode_tags, $wp_version, $wp_db_version, $required_php_version, $required_mysql_version,
$blog_id, $wp_filter, $wp_actions, $pagenow, $wp_rewrite, $wp_query, $wp_the_query, $wp_roles, $wp_locale, $wp_embed;

// The oldest supported WordPress reads it for the head of a page.
$_SERVER['SERVER_NAME'] = (string) parse_url((string) getenv('RINGWELL_SITE_URL'), PHP_URL_HOST);
$_SERVER['HTTP_HOST'] = (string) parse_url((string) getenv('RINGWELL_SITE_URL'), PHP_URL_HOST) . ':'
    . (string) parse_url((string) getenv('RINGWELL_SITE_URL'), PHP_URL_PORT);
$_SERVER['REQUEST_METHOD'] = 'GET';
$_SERVER['REQUEST_URI'] = '/';
$_SERVER['REMOTE_ADDR'] = '192.0.2.1';
$_SERVER['SERVER_PROTOCOL'] = 'HTTP/1.1';

require_once $ringwellSite . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/plugin.php';

if (! is_plugin_active('ringwell/ringwell.php')) {
    fwrite(STDERR, "Ringwell is not active on {$ringwellSite}: see its debug.log.\n");
    exit(1);
}

if ($wpdb->dbh instanceof mysqli) {
    NestedMysqli::takeOver($wpdb, Transactions::shared());
}
add_filter('query', Transactions::shared()->translate(...), PHP_INT_MAX);
fwrite(STDERR, sprintf("WordPress %s on %s\n", $wp_version, $wpdb->dbh instanceof mysqli ? 'MariaDB ' . $wpdb->db_server_info() : 'SQLite'));
