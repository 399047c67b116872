<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Db;

use PHPUnit\Framework\Attributes\DataProvider;
use PHPUnit\Framework\TestCase;
use Ringwell\Db\Statement;

final class StatementTest extends TestCase
{
    /** @param list<string|int|float|null> $values */
    #[DataProvider('statements')]
    public function testPutsTablesAndValuesIn(string $sql, array $values, string $expected): void
    {
        self::assertSame($expected, self::compile($sql, $values));
    }

    /** @return iterable<string, array{string, list<string|int|float|null>, string}> */
    public static function statements(): iterable
    {
        yield 'nothing to do' => ['SELECT 1', [], 'SELECT 1'];
        yield 'a table' => ['SELECT * FROM {leases}', [], 'SELECT * FROM `wp_7_ringwell_leases`'];
        yield 'a table twice' => ['{calls} JOIN {call_legs}', [], '`wp_7_ringwell_calls` JOIN `wp_7_ringwell_call_legs`'];
        yield 'text' => ['a = %s', ['b'], "a = 'b'"];
        yield 'text that needs escaping' => ['a = %s', ["o'clock \\"], "a = 'o\\'clock \\\\'"];
        yield 'text that looks like a placeholder' => ['a = %s AND b = %d', ['%d %s', 3], "a = '%d %s' AND b = 3"];
        yield 'text that looks like a table' => ['a = %s', ['{leases}'], "a = '{leases}'"];
        yield 'text that looks like a back reference' => ['a = %s', ['$1 \0'], "a = '$1 \\\\0'"];
        yield 'an injection stays a value' => ['a = %s', ["' OR 1=1 -- "], "a = '\\' OR 1=1 -- '"];
        yield 'a number as text' => ['a = %s', [5], "a = '5'"];
        yield 'integers' => ['%d, %d, %d', [0, -5, PHP_INT_MAX], '0, -5, 9223372036854775807'];
        yield 'integers as the database gives them' => ['%d, %d', ['42', '-7'], '42, -7'];
        yield 'a whole float' => ['%d', [3.0], '3'];
        yield 'floats' => ['%f, %f', [0.5, 1], '5.0000000000000000E-1, 1.0000000000000000E+0'];
        yield 'a tiny float' => ['%f', [1.5e-30], '1.4999999999999999E-30'];
        yield 'null of every kind' => ['%s, %d, %f', [null, null, null], 'NULL, NULL, NULL'];
        yield 'text of many lines' => ["a = %s\nAND b = %d", ["x\ny", 1], "a = 'x\ny'\nAND b = 1"];
        yield 'a comparison with a percent sign' => ['a % 2 = %d', [1], 'a % 2 = 1'];
    }

    /** @param list<string|int|float|null> $values */
    #[DataProvider('mistakes')]
    public function testRefusesAMistakeOfTheCode(string $sql, array $values): void
    {
        $this->expectException(\LogicException::class);
        self::compile($sql, $values);
    }

    /** @return iterable<string, array{string, list<string|int|float|null>}> */
    public static function mistakes(): iterable
    {
        yield 'too few values' => ['%s, %s', ['a']];
        yield 'no values' => ['a = %d', []];
        yield 'too many values' => ['%s', ['a', 'b']];
        yield 'values without placeholders' => ['SELECT 1', ['a']];
        yield 'text for an integer' => ['%d', ['abc']];
        yield 'text that begins with an integer' => ['%d', ['12; DROP TABLE x']];
        yield 'no text for an integer' => ['%d', ['']];
        yield 'an integer too large' => ['%d', ['9223372036854775808']];
        yield 'a broken number for an integer' => ['%d', [1.5]];
        yield 'no number for an integer' => ['%d', [NAN]];
        yield 'infinity for an integer' => ['%d', [INF]];
        yield 'infinity' => ['%f', [INF]];
        yield 'no number' => ['%f', [NAN]];
        yield 'text for a float' => ['%f', ['1 OR 1']];
    }

    public function testAFloatComesBackTheVerySame(): void
    {
        foreach ([0.1, 1 / 3, 1.5e-30, 123456789.987654321, PHP_FLOAT_MAX, PHP_FLOAT_MIN, -0.7] as $value) {
            self::assertSame($value, (float) self::compile('%f', [$value]));
        }
    }

    public function testAFloatHasAPointInEveryLocale(): void
    {
        $before = setlocale(LC_NUMERIC, '0');
        setlocale(LC_NUMERIC, 'ru_RU.UTF-8', 'de_DE.UTF-8', 'C');
        try {
            self::assertSame('1.2500000000000000E+0', self::compile('%f', [1.25]));
        } finally {
            setlocale(LC_NUMERIC, (string) $before);
        }
    }

    /** @param list<string|int|float|null> $values */
    private static function compile(string $sql, array $values): string
    {
        return Statement::compile($sql, $values, 'wp_7_', addslashes(...));
    }
}
