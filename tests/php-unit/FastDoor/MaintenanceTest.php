<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\FastDoor;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\FastDoor\Maintenance;

final class MaintenanceTest extends TestCase
{
    private const NOW = 1_790_000_000;

    /** @return iterable<string, array{?string, bool}> */
    public static function files(): iterable
    {
        yield 'none' => [null, false];
        yield 'as WordPress writes it' => ['<?php $upgrading = ' . (self::NOW - 5) . '; ?>', true];
        yield 'almost ten minutes old' => ['<?php $upgrading = ' . (self::NOW - 599) . '; ?>', true];
        yield 'ten minutes old' => ['<?php $upgrading = ' . (self::NOW - 600) . '; ?>', false];
        yield 'by hand, for good' => ['<?php $upgrading = time(); ?>', true];
        yield 'empty' => ['', true];
    }

    #[DataProvider('files')]
    public function testAsWordPressReadsIt(?string $text, bool $isOn): void
    {
        $root = sys_get_temp_dir() . '/ringwell-maintenance-' . bin2hex(random_bytes(4));
        mkdir($root);
        if ($text !== null) {
            file_put_contents("{$root}/.maintenance", $text);
        }
        try {
            self::assertSame($isOn, Maintenance::isOn($root, self::NOW));
        } finally {
            @unlink("{$root}/.maintenance");
            rmdir($root);
        }
    }
}
