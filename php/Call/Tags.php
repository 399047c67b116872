<?php

declare(strict_types=1);

namespace Ringwell\Call;

/** Tags of a call, stored as one text between separators that no tag can hold, so that LIKE finds a whole tag. */
final class Tags
{
    private const SEPARATOR = "\n";

    /** @param list<string> $tags */
    public static function join(array $tags): string
    {
        $clean = [];
        foreach ($tags as $tag) {
            $text = trim((string) preg_replace('/[\x00-\x1F\x7F\s]+/u', ' ', $tag));
            if ($text !== '') {
                $clean[mb_strtolower($text)] ??= $text;
            }
        }

        return $clean === [] ? '' : self::SEPARATOR . implode(self::SEPARATOR, $clean) . self::SEPARATOR;
    }

    /** @return list<string> */
    public static function split(string $stored): array
    {
        return array_values(array_filter(explode(self::SEPARATOR, $stored), static fn (string $tag): bool => $tag !== ''));
    }

    /** A pattern for LIKE that finds exactly this tag. */
    public static function pattern(string $tag): string
    {
        return '%' . self::SEPARATOR . addcslashes(trim($tag), '%_\\') . self::SEPARATOR . '%';
    }
}
