<?php

declare(strict_types=1);

/*
 * What the stub in the site's root loads: for each version of the stub the door that it opens. A stub of a version
 * that is not here answers 503 by itself, and the hourly task replaces it.
 *
 * Loading this file does nothing, so that whoever opens it by its own address sees nothing.
 */
return [
    1 => static function (string $root, string $mode): void {
        // Before any class: none of ours loads without it, and wp-config.php then finds an empty wp-settings.php there.
        define('ABSPATH', $mode === 'short' ? "{$root}/" : __DIR__ . '/FastDoor/boot/');
        require_once __DIR__ . '/autoload.php';
        // All that it usually takes, in one file (tools/build/doorClasses.ts); whatever is not there comes by autoload.
        @include_once __DIR__ . '/fast-door-classes.php';
        Ringwell\FastDoor\FastDoor::open($root, $mode);
    },
];
