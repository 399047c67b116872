<?php

/*
 * Installs WordPress into the folder and under the address given, or, where it is installed already, moves it to
 * that address. Usage: php install.php FOLDER ADDRESS LOCALE
 */

declare(strict_types=1);

[, $folder, $address, $locale] = $argv;

$_SERVER['HTTP_HOST'] = parse_url($address, PHP_URL_HOST) . ':' . parse_url($address, PHP_URL_PORT);
$_SERVER['REQUEST_METHOD'] = 'GET';
define('WP_INSTALLING', true);

/** WordPress would write a letter to the owner, and there is no post office here. */
function wp_new_blog_notification(): void
{
}

require_once $folder . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';

if (! is_blog_installed()) {
    wp_install('Clinic', 'owner', 'owner@example.test', true, '', 'owner', $locale === 'en_US' ? '' : $locale);
    update_option('permalink_structure', '/%postname%/');
}
update_option('siteurl', $address);
update_option('home', $address);
