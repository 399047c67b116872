<?php

declare(strict_types=1);

namespace Ringwell\Number;

/** Any part of a number in any way of writing, or a part of its label. */
final class NumberSearch
{
    /**
     * @param literal-string $where
     * @param list<string>   $values
     */
    private function __construct(public readonly string $where, public readonly array $values)
    {
    }

    public static function of(string $search): self
    {
        $where = ['n.label LIKE %s', 'n.display LIKE %s'];
        $values = ['%' . self::escape($search) . '%', '%' . self::escape($search) . '%'];
        // A search with letters is no number: "Room 4" must not find every number with a 4.
        foreach (preg_match('~\p{L}~u', $search) === 1 ? [] : self::digits($search) as $pattern) {
            $where[] = 'n.number LIKE %s';
            $values[] = $pattern;
        }

        return new self('(' . implode(' OR ', $where) . ')', $values);
    }

    /**
     * "8 (495)" is also "+7495": the trunk prefix of home instead of the country code.
     *
     * @return list<string>
     */
    private static function digits(string $search): array
    {
        $digits = (string) preg_replace('~\D~', '', $search);
        if ($digits === '') {
            return [];
        }
        $patterns = [str_contains($search, '+') ? "+{$digits}%" : "%{$digits}%"];
        if (preg_match('~^8\d~', $digits) === 1) {
            $patterns[] = '+7' . substr($digits, 1) . '%';
        }

        return $patterns;
    }

    private static function escape(string $text): string
    {
        return addcslashes($text, '\\%_');
    }
}
