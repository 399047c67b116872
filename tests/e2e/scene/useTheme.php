<?php

/* The site wears this theme from now on. Usage: php useTheme.php FOLDER THEME */

declare(strict_types=1);

$_SERVER['HTTP_HOST'] = '127.0.0.1';
// WordPress unsets a variable named $theme.
require_once $argv[1] . '/wp-load.php';
switch_theme($argv[2]);
echo get_stylesheet();
