<?php

declare(strict_types=1);

namespace Ringwell\Tests\Support;

/** Reads one place of a nested answer, so that a test names what it looks at. */
final class At
{
    /** @return mixed what is there, null where there is nothing */
    public static function path(mixed $answer, int|string ...$path): mixed
    {
        foreach ($path as $key) {
            if (! is_array($answer) || ! array_key_exists($key, $answer)) {
                return null;
            }
            $answer = $answer[$key];
        }

        return $answer;
    }

    /** @return list<mixed> the same field of every row */
    public static function column(mixed $rows, int|string $field): array
    {
        return array_map(static fn (mixed $row): mixed => self::path($row, $field), array_values(is_array($rows) ? $rows : []));
    }
}
