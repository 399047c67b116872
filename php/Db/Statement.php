<?php

declare(strict_types=1);

namespace Ringwell\Db;

/** Turns our SQL text and its values into the statement that is sent. */
final class Statement
{
    /**
     * The server's time in UTC milliseconds. Not UNIX_TIMESTAMP(NOW()): that goes by way of the local time, of which
     * there are two alike in the hour in which clocks are set back, and takes the first of these for the second.
     */
    public const NOW = "TIMESTAMPDIFF(MICROSECOND, '1970-01-01 00:00:00', UTC_TIMESTAMP(3)) DIV 1000";

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
            'd' => (string) self::whole($value),
            'f' => self::real($value),
            default => "'" . $escape((string) $value) . "'",
        };
    }

    /** Ids come back from the database as text; any other text here is a mistake that must not become a 0. */
    private static function whole(string|int|float $value): int
    {
        $whole = (int) $value;
        $isSame = is_float($value) ? (float) $whole === $value : (string) $whole === (string) $value;

        return $isSame ? $whole : throw new \LogicException("Not an integer: {$value}");
    }

    /** 17 significant digits, which give back the very same number, with a point in every locale. */
    private static function real(string|int|float $value): string
    {
        if (! is_numeric($value) || ! is_finite((float) $value)) {
            throw new \LogicException("Not a number: {$value}");
        }

        return str_replace(',', '.', sprintf('%.16E', (float) $value));
    }
}
