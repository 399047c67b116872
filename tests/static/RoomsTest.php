<?php

declare(strict_types=1);

namespace Ringwell\Tests\Static;

use PhpParser\Node\Name\FullyQualified;
use PHPUnit\Framework\TestCase;

/** docs/architecture.md says which room knows which; this keeps it true in both directions. */
final class RoomsTest extends TestCase
{
    private const EVERYBODYS = ['Db', 'Door', 'Vendor'];

    public function testEachRoomKnowsWhatTheMapSays(): void
    {
        $map = self::map();
        $known = array_fill_keys(array_keys($map), []);
        foreach (self::coreFiles() as $path => $rooms) {
            $room = explode('/', $path)[1];
            $known[$room] = [...$known[$room] ?? [], ...array_diff($rooms, self::exceptions()[$path] ?? [])];
        }
        $tidy = static function (array $rooms): array {
            $rooms = array_unique($rooms);
            sort($rooms);

            return $rooms;
        };

        self::assertGreaterThan(8, count($map));
        self::assertSame(array_map($tidy, $map), array_map($tidy, array_intersect_key($known, $map)));
        self::assertSame([], array_filter(array_diff_key($known, $map), static fn (array $rooms): bool => $rooms !== []), 'A room that the map does not have knows others.');
    }

    public function testTheExceptionsAreStillThere(): void
    {
        self::assertNotEmpty(self::exceptions());
        foreach (self::exceptions() as $path => $rooms) {
            self::assertSame([], array_diff($rooms, self::coreFiles()[$path] ?? []), "{$path} no longer needs what it is excused for.");
        }
    }

    public function testNoRoomKnowsItselfByARoundabout(): void
    {
        $map = self::map();
        $reached = [];
        $visit = static function (string $room, string $start) use (&$visit, &$reached, $map): void {
            foreach ($map[$room] ?? [] as $next) {
                if (! isset($reached[$start][$next])) {
                    $reached[$start][$next] = true;
                    $visit($next, $start);
                }
            }
        };
        foreach (array_keys($map) as $room) {
            $visit($room, $room);
            self::assertArrayNotHasKey($room, $reached[$room] ?? []);
        }
    }

    /** @return array<string, list<string>> room => the rooms that it knows */
    private static function map(): array
    {
        preg_match_all('/^\| (\w+) \| ([\w, ]+) \|$/m', self::section(), $rows, PREG_SET_ORDER);
        $map = [];
        foreach ($rows as [, $room, $others]) {
            if ($room !== 'Room') {
                $map[$room] = $others === 'none' ? [] : explode(', ', $others);
            }
        }

        return $map;
    }

    /** @return array<string, list<string>> file => rooms that it knows besides */
    private static function exceptions(): array
    {
        preg_match_all('/^- `(\w+\/\w+\.php)` knows ([\w, ]+):/m', self::section(), $rows, PREG_SET_ORDER);
        $files = [];
        foreach ($rows as [, $file, $rooms]) {
            $files["php/{$file}"] = explode(', ', $rooms);
        }

        return $files;
    }

    private static function section(): string
    {
        $text = (string) file_get_contents(self::root() . '/docs/architecture.md');

        return explode("\n## ", explode("\n## Who knows whom\n", $text)[1] ?? '')[0];
    }

    /**
     * What takes Services (routes, hooks, views) stands at the rim and may ask any room.
     *
     * @return array<string, list<string>> file => other rooms that it names
     */
    private static function coreFiles(): array
    {
        static $files = [];
        if ($files !== []) {
            return $files;
        }
        $iterator = new \RecursiveIteratorIterator(new \RecursiveDirectoryIterator(self::root() . '/php', \FilesystemIterator::SKIP_DOTS));
        /** @var \SplFileInfo $info */
        foreach ($iterator as $info) {
            $path = substr($info->getPathname(), strlen(self::root()) + 1);
            if ($info->getExtension() !== 'php' || substr_count($path, '/') < 2) {
                continue;
            }
            $names = array_map(
                static fn (FullyQualified $name): array => $name->getParts(),
                SourceFile::of($path, (string) file_get_contents($info->getPathname()))->all(FullyQualified::class),
            );
            if (in_array(['Ringwell', 'Services'], $names, true)) {
                continue;
            }
            $rooms = array_map(static fn (array $parts): string => $parts[0] === 'Ringwell' && isset($parts[2]) ? $parts[1] : '', $names);
            $files[$path] = array_values(array_unique(array_diff($rooms, ['', explode('/', $path)[1], ...self::EVERYBODYS])));
        }

        return $files;
    }

    private static function root(): string
    {
        return dirname(__DIR__, 2);
    }
}
