<?php

declare(strict_types=1);

/*
 * The unit suite runs without WordPress. The integration suite boots a real one first: its bootstrap says
 * how (tests/php-integration/bootstrap.php), and RINGWELL_SUITE=integration asks for it.
 */
require_once dirname(__DIR__) . '/vendor/autoload.php';

if (getenv('RINGWELL_SUITE') === 'integration') {
    require_once __DIR__ . '/php-integration/bootstrap.php';
} else {
    require_once dirname(__DIR__) . '/php/autoload.php';
    require_once __DIR__ . '/php-unit/wordpress.php';
}
