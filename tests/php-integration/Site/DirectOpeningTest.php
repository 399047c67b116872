<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Site;

use PHPUnit\Framework\TestCase;

/** A file of the plugin that is opened by its own address says nothing, whatever the server shows. */
final class DirectOpeningTest extends TestCase
{
    public function testEveryClassFileIsGuarded(): void
    {
        $files = 0;
        foreach (['php', 'vendor-prefixed'] as $folder) {
            /** @var \SplFileInfo $file */
            foreach (new \RecursiveIteratorIterator(new \RecursiveDirectoryIterator(RINGWELL_DIR . "/{$folder}", \FilesystemIterator::SKIP_DOTS)) as $file) {
                $code = (string) file_get_contents($file->getPathname());
                if ($file->getExtension() === 'php' && preg_match('/^(?:final |abstract |readonly )*(?:class|interface|trait|enum) /m', $code) === 1) {
                    self::assertMatchesRegularExpression("/^namespace [\\w\\\\]+; defined\('ABSPATH'\) \\|\\| exit;$/m", $code, $file->getPathname());
                    $files++;
                }
            }
        }
        self::assertGreaterThan(100, $files);
    }

    public function testNothingIsSaid(): void
    {
        foreach (['php/Number/NumberRoutes.php', 'php/Pbx/Mango/MangoAdapter.php', 'php/autoload.php', 'ringwell.php', 'uninstall.php'] as $path) {
            $said = shell_exec(escapeshellarg(PHP_BINARY) . ' -d display_errors=1 -d error_reporting=-1 ' . escapeshellarg(RINGWELL_DIR . "/{$path}") . ' 2>&1');
            self::assertSame('', (string) $said, $path);
        }
    }
}
