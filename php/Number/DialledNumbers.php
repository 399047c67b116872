<?php

declare(strict_types=1);

namespace Ringwell\Number;

use Ringwell\Db\Connection;
use Ringwell\Db\Where;

/** Which of our numbers a phone system means: it may write another name of it (docs/decisions/other-names-of-numbers.md). */
final class DialledNumbers
{
    private const COLUMNS = 'n.id, n.number, n.role, n.counted_by, n.counted_at';

    public function __construct(private readonly Connection $db)
    {
    }

    /** How another name is kept and looked for: phones as E.164, names of lines in lower case. */
    public static function key(string $line): string
    {
        return str_starts_with($line, '+') ? $line : mb_strtolower($line);
    }

    /**
     * @param  list<string>                    $lines E.164 or names of lines, as Call\Party::line gives them
     * @return array<array-key, DialledNumber> by line (PHP makes a number of a key that looks like one); those that are none of ours are left out
     */
    public function many(array $lines): array
    {
        $keys = [];
        foreach ($lines as $line) {
            $keys[self::key($line)][] = $line;
        }
        unset($keys['']);
        $found = [];
        foreach ($keys === [] ? [] : $this->rows(array_map(strval(...), array_keys($keys))) as $row) {
            $key = (string) $row['said'];
            $number = self::ofRow($row);
            // A removed number may have become another name of one that is in use.
            if (! isset($found[$key]) || $found[$key]->isRemoved) {
                $found[$key] = $number;
            }
        }
        $byLine = [];
        foreach ($keys as $key => $written) {
            foreach (isset($found[$key]) ? $written : [] as $line) {
                $byLine[$line] = $found[$key];
            }
        }

        return $byLine;
    }

    public function find(string $line): ?DialledNumber
    {
        return $this->many([$line])[$line] ?? null;
    }

    /**
     * @param  list<string>                       $keys
     * @return list<array<string, string|null>> a number itself before one that has it as another name
     */
    private function rows(array $keys): array
    {
        $marks = Where::marks(count($keys), '%s');

        return $this->db->rows(
            'SELECT ' . self::COLUMNS . ", n.number AS said, 0 AS is_alias FROM {numbers} n WHERE n.number IN ({$marks}) UNION ALL"
            . ' SELECT ' . self::COLUMNS . ", a.alias AS said, 1 AS is_alias FROM {number_aliases} a JOIN {numbers} n ON n.id = a.number_id WHERE a.alias IN ({$marks})"
            . ' ORDER BY is_alias',
            [...$keys, ...$keys],
        );
    }

    /** @param array<string, string|null> $row */
    private static function ofRow(array $row): DialledNumber
    {
        return new DialledNumber(
            (int) $row['id'],
            (string) $row['number'],
            $row['role'] === Role::REMOVED,
            $row['counted_by'] === null ? null : (int) $row['counted_by'],
            (int) $row['counted_at'],
        );
    }
}
