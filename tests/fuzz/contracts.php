<?php

declare(strict_types=1);

/*
 * Every adapter that passes the contract suite, by the test that tells its scenes.
 */
use Ringwell\Tests\Unit\Pbx\Contract\AdapterContract;

$contracts = [];
$files = new RecursiveIteratorIterator(new RecursiveDirectoryIterator(dirname(__DIR__) . '/php-unit/Pbx', FilesystemIterator::SKIP_DOTS));
foreach ($files as $file) {
    if (! $file instanceof SplFileInfo || ! str_ends_with($file->getFilename(), 'Test.php')) {
        continue;
    }
    $class = 'Ringwell\\Tests\\Unit\\Pbx' . str_replace('/', '\\', substr($file->getPathname(), strlen(dirname(__DIR__) . '/php-unit/Pbx'), -4));
    if (is_subclass_of($class, AdapterContract::class)) {
        $contracts[$class] = new $class('testTheSetUpCanBeShown');
    }
}
ksort($contracts);

return array_values($contracts);
