<?php

/*
 * Other sites of the clinic, as a test has them: without TLS, which settings refuse. And the visits that there are.
 * Usage: php otherSites.php FOLDER [ORIGIN …]
 */

declare(strict_types=1);

use Ringwell\Plugin;
use Ringwell\Settings;

$_SERVER['HTTP_HOST'] = '127.0.0.1';
require_once $argv[1] . '/wp-load.php';

$services = Plugin::instance()->services();
$origins = array_slice($argv, 2);
if ($origins !== []) {
    update_option(Settings::OPTION, ['other_sites' => $origins] + $services->settings()->toArray());
    $services->pageConfig()->publish();
}
echo json_encode($services->db()->rows('SELECT id, site, pages FROM {visits} ORDER BY id'), JSON_THROW_ON_ERROR);
