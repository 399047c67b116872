<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Door;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Door\Schema;

/** What every schema of every room keeps to; a keyword deep inside one would else be met only by a live message. */
final class SchemaFilesTest extends TestCase
{
    #[DataProvider('files')]
    public function testSpeaksOnlyWhatTheValidatorKnows(string $file): void
    {
        $schema = json_decode((string) file_get_contents($file), true, 64, JSON_THROW_ON_ERROR);
        self::assertIsArray($schema);
        self::assertIsString($schema['title'] ?? null, 'The title names the TypeScript type.');
        self::assertIsString($schema['description'] ?? null);
        self::visit($schema, basename($file, '.json'));
    }

    /** @return iterable<string, array{string}> */
    public static function files(): iterable
    {
        $files = glob(dirname(__DIR__, 3) . '/php/*/schema/*.json');
        foreach ($files === false ? [] : $files as $file) {
            yield basename(dirname($file, 2)) . '/' . basename($file) => [$file];
        }
    }

    /** @param array<mixed> $schema */
    private static function visit(array $schema, string $path): void
    {
        self::assertSame([], array_diff(array_keys($schema), Schema::KEYWORDS), $path);
        if (isset($schema['pattern'])) {
            self::assertIsString($schema['pattern']);
            self::assertNotFalse(preg_match(Schema::expression($schema['pattern']), ''), $path);
        }
        foreach (is_array($schema['properties'] ?? null) ? $schema['properties'] : [] as $name => $property) {
            self::assertIsArray($property, "{$path}.{$name}");
            self::visit($property, "{$path}.{$name}");
        }
        foreach (['items', 'additionalProperties'] as $keyword) {
            if (is_array($schema[$keyword] ?? null)) {
                self::visit($schema[$keyword], "{$path}.{$keyword}");
            }
        }
    }
}
