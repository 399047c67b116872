<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Schema;

use Ringwell\Schema\Installer;
use Ringwell\Schema\M0001CreateTables;
use Ringwell\Tests\Integration\TestCase;

final class ActivationTest extends TestCase
{
    public function testActivationMadeEveryTable(): void
    {
        self::assertTrue(Installer::isCurrent());
        $tables = $this->wpdb->get_col('SHOW TABLES');
        foreach (Installer::tables($this->wpdb->prefix) as $name) {
            self::assertContains($name, $tables);
        }
    }

    public function testMakingTheTablesAgainChangesNothing(): void
    {
        $changes = [];
        $watch = static function (string $sql) use (&$changes): string {
            if (preg_match('/^\s*(CREATE|ALTER|DROP)\b/i', $sql) === 1) {
                $changes[] = $sql;
            }

            return $sql;
        };
        add_filter('query', $watch);
        (new M0001CreateTables())->up($this->wpdb);
        remove_filter('query', $watch);

        self::assertSame([], $changes);
    }

    public function testNothingIsInTheDebugLog(): void
    {
        $log = constant('WP_DEBUG_LOG');
        self::assertIsString($log);
        self::assertSame('', is_file($log) ? file_get_contents($log) : '');
    }
}
