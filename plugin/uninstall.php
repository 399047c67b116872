<?php

declare(strict_types=1);

if (! defined('WP_UNINSTALL_PLUGIN')) {
    exit;
}

require_once __DIR__ . '/php/autoload.php';

global $wpdb;
(new Ringwell\Admin\Uninstall($wpdb))->everywhere();
