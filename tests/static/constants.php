<?php

declare(strict_types=1);

/* Constants that exist where our code runs, for PHPStan alone. */
define('ABSPATH', '/wordpress/');
define('ARRAY_A', 'ARRAY_A');
define('RINGWELL_VERSION', '0.0.0');
define('RINGWELL_FILE', '/wordpress/wp-content/plugins/ringwell/ringwell.php');
define('RINGWELL_DIR', '/wordpress/wp-content/plugins/ringwell');
