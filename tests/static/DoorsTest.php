<?php

declare(strict_types=1);

namespace Ringwell\Tests\Static;

use PhpParser\Node\Name\FullyQualified;
use PhpParser\Node\Stmt\Global_;
use PHPUnit\Framework\TestCase;

/** The public doors run where there is no WordPress: nothing that can be reached from them may need it. */
final class DoorsTest extends TestCase
{
    private const START = 'Ringwell\DoorServices';

    /**
     * Named by a class that the doors use, but asked for only by wp-admin's lists: a class is loaded when it is used,
     * and a type in a signature loads nothing.
     */
    private const NEVER_LOADED = ['Ringwell\Door\ListQuery', 'Ringwell\Number\NumberSearch'];

    /** @var array<string, SourceFile> by class */
    private static array $reached = [];

    public function testNothingBelowTheDoorsCallsWordPress(): void
    {
        $faults = [];
        foreach (self::reached() as $file) {
            foreach ($file->calls() as [$name, $call]) {
                if (! function_exists($name) || ! (new \ReflectionFunction($name))->isInternal()) {
                    $faults[] = $file->fault($call, "calls {$name}");
                }
            }
            foreach ($file->all(FullyQualified::class) as $class) {
                if (preg_match('/^(?:WP_|wpdb$)/i', $class->toString()) === 1) {
                    $faults[] = $file->fault($class, "names {$class->toString()}");
                }
            }
            foreach ($file->all(Global_::class) as $global) {
                $faults[] = $file->fault($global, 'takes a global variable');
            }
        }

        self::assertSame([], $faults);
    }

    public function testItLooksAtAllOfTheDoors(): void
    {
        $reached = array_keys(self::reached());

        self::assertGreaterThan(60, count($reached));
        foreach (['Page\LeaseDoor', 'Page\ActivityDoor', 'Lease\SqlLeaseStore', 'Visit\VisitStore', 'Plan\PlanBuilder', 'Source\RuleEngine', 'Door\Schema'] as $class) {
            self::assertContains("Ringwell\\{$class}", $reached);
        }
    }

    public function testWhatIsNeverLoadedIsNamedInSignaturesAndListsAlone(): void
    {
        $namedBy = [];
        foreach (self::reached() as $class => $file) {
            foreach (array_intersect(self::names($file), self::NEVER_LOADED) as $name) {
                $namedBy[] = "{$class} names {$name}";
            }
        }

        self::assertSame(
            ['Ringwell\Number\NumberStore names Ringwell\Door\ListQuery', 'Ringwell\Number\NumberStore names Ringwell\Number\NumberSearch'],
            $namedBy,
            'Both in NumberStore::list(), which no door calls.',
        );
    }

    /** @return array<string, SourceFile> by class */
    private static function reached(): array
    {
        $waiting = self::$reached === [] ? [self::START] : [];
        while ($waiting !== []) {
            $class = array_shift($waiting);
            $path = 'php/' . str_replace('\\', '/', substr($class, strlen('Ringwell\\'))) . '.php';
            $file = dirname(__DIR__, 2) . "/{$path}";
            if (isset(self::$reached[$class]) || ! is_file($file) || in_array($class, self::NEVER_LOADED, true)) {
                continue;
            }
            self::$reached[$class] = SourceFile::of($path, (string) file_get_contents($file));
            $waiting = [...$waiting, ...self::names(self::$reached[$class])];
        }

        return self::$reached;
    }

    /** @return list<string> our own classes that it names */
    private static function names(SourceFile $file): array
    {
        $names = array_map(static fn (FullyQualified $name): string => $name->toString(), $file->all(FullyQualified::class));

        return array_values(array_unique(array_filter($names, static fn (string $name): bool => str_starts_with($name, 'Ringwell\\'))));
    }
}
