<?php

declare(strict_types=1);

/*
 * What PHPStan looks at: all PHP of ours that is there. A list in the configuration itself would fail in a
 * checkout where a folder has no PHP yet.
 */
$root = dirname(__DIR__, 2);
$folders = array_filter(['php', 'plugin', 'demo', 'tests', 'tools'], static fn (string $folder): bool => is_dir("{$root}/{$folder}"));

return ['parameters' => ['paths' => array_map(static fn (string $folder): string => "{$root}/{$folder}", array_values($folders))]];
