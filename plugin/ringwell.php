<?php
/**
 * Plugin Name:       Ringwell
 * Description:       Call tracking and callback that a clinic runs itself: with its own numbers and its own phone system.
 * Version:           0.1.0
 * Requires at least: 6.8
 * Requires PHP:      8.1
 * Author:            Ringwell contributors
 * License:           GPL-2.0-or-later
 * License URI:       https://www.gnu.org/licenses/gpl-2.0.html
 * Text Domain:       ringwell
 * Domain Path:       /languages
 */

declare(strict_types=1);

if (! defined('ABSPATH')) {
    exit;
}

define('RINGWELL_VERSION', '0.1.0');
define('RINGWELL_FILE', __FILE__);
define('RINGWELL_DIR', __DIR__);

require_once __DIR__ . '/php/autoload.php';

Ringwell\Plugin::instance()->hook();
