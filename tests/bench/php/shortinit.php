<?php

/* A page that boots as little of WordPress as can be, and reads one option. */

declare(strict_types=1);

define('SHORTINIT', true);
require dirname(__DIR__) . '/wp-load.php';

$name = get_option('blogname');
echo is_string($name) ? $name : '';
