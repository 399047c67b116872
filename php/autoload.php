<?php

declare(strict_types=1);

/*
 * PSR-4 for our own rooms and for the vendored libraries, which live under our prefix
 * (Ringwell\Vendor\…) so that another plugin's copy of the same library can't clash.
 */
spl_autoload_register(static function (string $class): void {
    if (! str_starts_with($class, 'Ringwell\\')) {
        return;
    }
    $relative = str_replace('\\', '/', substr($class, strlen('Ringwell\\')));
    $file = str_starts_with($relative, 'Vendor/')
        ? dirname(__DIR__) . '/vendor-prefixed/' . substr($relative, strlen('Vendor/')) . '.php'
        : __DIR__ . '/' . $relative . '.php';
    if (is_file($file)) {
        require_once $file;
    }
});
