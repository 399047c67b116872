<?php
/**
 * Plugin Name:       Ringwell demo
 * Description:       An invented clinic with a site, ninety days of visits and calls, and a telephone to play with. Only for trying Ringwell out.
 * Version:           0.1.0
 * Requires at least: 6.8
 * Requires PHP:      8.1
 * Requires Plugins:  ringwell
 * Author:            Ringwell contributors
 * License:           GPL-2.0-or-later
 * License URI:       https://www.gnu.org/licenses/gpl-2.0.html
 * Text Domain:       ringwell-demo
 * Domain Path:       /languages
 */

declare(strict_types=1);

if (! defined('ABSPATH')) {
    exit;
}

define('RINGWELL_DEMO_FILE', __FILE__);
define('RINGWELL_DEMO_DIR', __DIR__);

require_once __DIR__ . '/php/autoload.php';

Ringwell\Demo\Hooks::register();
