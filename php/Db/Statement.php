<?php

declare(strict_types=1);

namespace Ringwell\Db;

/** Turns our SQL text and its values into the statement that is sent. */
final class Statement
{
    /**
     * @param list<string|int|float|null> $values
     * @param callable(string): string    $escape escapes one string for use between single quotes
     */
    public static function compile(string $sql, array $values, string $prefix, callable $escape): string
    {
        $next = 0;
        $count = count($values);
        $compiled = preg_replace_callback(
            '/\{([a-z_]+)\}|%([sdf])/',
            static function (array $match) use (&$next, $count, $values, $prefix, $escape): string {
                if (! isset($match[2])) {
                    return '`' . $prefix . 'ringwell_' . $match[1] . '`';
                }
                if ($next >= $count) {
                    throw new \LogicException('Fewer values than placeholders in: ' . $match[0]);
                }

                return self::literal($values[$next++], $match[2], $escape);
            },
            $sql,
        );
        if ($next !== $count || ! is_string($compiled)) {
            throw new \LogicException('Placeholders and values do not match: ' . $sql);
        }

        return $compiled;
    }

    /** @param callable(string): string $escape */
    private static function literal(string|int|float|null $value, string $kind, callable $escape): string
    {
        if ($value === null) {
            return 'NULL';
        }

        return match ($kind) {
            'd' => (string) (int) $value,
            'f' => sprintf('%.17F', (float) $value),
            default => "'" . $escape((string) $value) . "'",
        };
    }
}
