<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Any;

use Ringwell\Pbx\PbxEvent;

/**
 * A message as a tree of fields, whatever it was sent as: JSON, a form, or the query of an address. Pure.
 *
 * A path leads to a field: "from.number", "calls.0.id". Names may hold dots themselves; the longest name that is there
 * wins. A form's field that holds JSON is a branch too, as some phone systems send "json={…}".
 */
final class Tree
{
    private const DEEPEST = 8;
    private const MOST_LEAVES = 200;
    private const LONGEST_TEXT = 500;
    /** Messages in one: more is no phone system. */
    private const MOST_ITEMS = 100;

    /** @param array<mixed> $root */
    private function __construct(private readonly array $root)
    {
    }

    public static function of(PbxEvent $event): self
    {
        $body = self::body($event->body);
        $query = $event->query === '' ? [] : self::opened(PbxEvent::form($event->query));
        $isList = $body !== [] && array_is_list($body);

        // What stands in the address as well as in the body is what the body says.
        return new self($isList ? $body : $body + $query);
    }

    /** @param array<mixed> $row */
    public static function ofRow(array $row): self
    {
        return new self($row);
    }

    public function isEmpty(): bool
    {
        return $this->root === [];
    }

    /**
     * The messages in this one: the members of the list at a path, or of the message itself where it is a list.
     *
     * @return list<self>
     */
    public function items(string $path): array
    {
        $at = $path === '' ? $this->root : self::find($this->root, $path);
        if (! is_array($at) || $at === []) {
            return [];
        }
        $rows = array_is_list($at) ? array_values(array_filter($at, is_array(...))) : [$at];

        return array_map(static fn (array $row): self => new self($row), array_slice($rows, 0, self::MOST_ITEMS));
    }

    /** @return ?string what stands there as text, cleaned; null where there is nothing, or a branch */
    public function text(string $path): ?string
    {
        return self::asText(self::find($this->root, $path));
    }

    /** @return array<array-key, string> path => text of every field, in the message's own order */
    public function leaves(): array
    {
        $leaves = [];
        self::gather($this->root, '', $leaves);

        return $leaves;
    }

    /** @return array<mixed> */
    private static function body(string $body): array
    {
        $text = ltrim($body, "\xEF\xBB\xBF \t\r\n");
        if ($text === '' || $text[0] === '<') {
            return [];
        }
        // By what it is: more than one phone system calls JSON a form, or the other way round.
        $json = $text[0] === '{' || $text[0] === '[' ? self::json($text) : null;

        return $json ?? self::opened(PbxEvent::form($body));
    }

    /** @return array<mixed>|null */
    private static function json(string $text): ?array
    {
        if (preg_match('//u', $text) !== 1) {
            $text = mb_convert_encoding($text, 'UTF-8', 'Windows-1251');
        }
        $decoded = json_decode($text, true, self::DEEPEST * 2, JSON_BIGINT_AS_STRING);

        return is_array($decoded) ? $decoded : null;
    }

    /**
     * @param  array<array-key, string> $form
     * @return array<mixed>
     */
    private static function opened(array $form): array
    {
        return array_map(
            static fn (string $text): mixed => str_starts_with($text, '{') || str_starts_with($text, '[') ? self::json($text) ?? $text : $text,
            array_filter($form, static fn (string|int $name): bool => $name !== '', ARRAY_FILTER_USE_KEY),
        );
    }

    /** @param array<mixed> $branch */
    private static function find(array $branch, string $path, int $depth = 0): mixed
    {
        if (array_key_exists($path, $branch)) {
            return $branch[$path];
        }
        for ($dot = strrpos($path, '.'); $dot !== false && $dot > 0; $dot = strrpos(substr($path, 0, $dot), '.')) {
            $inner = $branch[substr($path, 0, $dot)] ?? null;
            $found = is_array($inner) && $depth < self::DEEPEST ? self::find($inner, substr($path, $dot + 1), $depth + 1) : null;
            if ($found !== null) {
                return $found;
            }
        }

        return null;
    }

    /**
     * @param array<mixed>             $branch
     * @param array<array-key, string> $leaves
     */
    private static function gather(array $branch, string $above, array &$leaves, int $depth = 1): void
    {
        foreach ($branch as $name => $value) {
            if (count($leaves) >= self::MOST_LEAVES) {
                return;
            }
            $path = $above === '' ? (string) $name : "{$above}.{$name}";
            if (is_array($value) && $depth < self::DEEPEST) {
                self::gather($value, $path, $leaves, $depth + 1);
            } elseif (! is_array($value) && strlen($path) <= Mapping::LONGEST_PATH) {
                $leaves[self::clean($path)] = self::asText($value) ?? '';
            }
        }
    }

    private static function asText(mixed $value): ?string
    {
        return match (true) {
            is_string($value) => self::clean($value),
            is_int($value) => (string) $value,
            is_bool($value) => $value ? 'true' : 'false',
            // Not "1.79E+15": such a number is a time, or an id.
            is_float($value) && is_finite($value) => rtrim(rtrim(sprintf('%.6F', $value), '0'), '.'),
            default => null,
        };
    }

    private static function clean(string $raw): string
    {
        $text = preg_match('//u', $raw) === 1 ? $raw : mb_convert_encoding($raw, 'UTF-8', 'Windows-1251');

        return mb_substr(trim((string) preg_replace('/[\x00-\x1F\x7F]+/', ' ', $text)), 0, self::LONGEST_TEXT);
    }
}
