<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\FastDoor;

use PHPUnit\Framework\TestCase;

/** The file that the build joins of the door's classes (tools/build/doorClasses.ts), in a PHP of its own. */
final class ClassesTest extends TestCase
{
    public function testAllThatTheDoorTakesIsDeclaredWithoutLookingForAnotherFile(): void
    {
        $declared = self::declared();

        foreach (['FastDoor\FastDoor', 'DoorServices', 'Page\LeaseDoor', 'Page\ActivityDoor', 'Lease\SqlLeaseStore', 'Visit\VisitStore', 'Source\RuleEngine', 'Door\Schema'] as $class) {
            self::assertContains("Ringwell\\{$class}", $declared);
        }
        self::assertNotContains('Ringwell\Plan\PlanBuilder', $declared, 'needed only where the plan is made anew');
    }

    public function testItDoesNothingWhenItIsOpenedByItsAddress(): void
    {
        self::assertSame(['', 0], self::php('require $argv[1]; echo "It goes on.";'));
    }

    /** @return list<string> */
    private static function declared(): array
    {
        [$output, $code] = self::php(
            'const ABSPATH = "/";'
            . 'spl_autoload_register(static fn (string $class) => throw new LogicException("asks for {$class}"));'
            . 'require $argv[1]; echo json_encode([...get_declared_classes(), ...get_declared_interfaces()]);',
        );
        self::assertSame(0, $code, $output);

        /** @var list<string> $names */
        $names = json_decode($output, true, 8, JSON_THROW_ON_ERROR);

        return array_values(array_filter($names, static fn (string $name): bool => str_starts_with($name, 'Ringwell\\')));
    }

    /** @return array{string, int} what it printed, and its exit code */
    private static function php(string $code): array
    {
        $process = proc_open(
            [PHP_BINARY, '-d', 'display_errors=1', '-r', $code, '--', dirname(RINGWELL_FILE) . '/php/fast-door-classes.php'],
            [1 => ['pipe', 'w'], 2 => ['pipe', 'w']],
            $pipes,
        );
        self::assertIsResource($process);
        $output = stream_get_contents($pipes[1]) . stream_get_contents($pipes[2]);

        return [$output, proc_close($process)];
    }
}
