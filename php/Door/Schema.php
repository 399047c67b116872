<?php

declare(strict_types=1);

namespace Ringwell\Door;

/**
 * Checks a decoded JSON message against its schema and returns every fault, not only the first.
 *
 * Pure and small on purpose: the fast door has no WordPress and no time to load a validator of a hundred
 * files (docs/decisions/message-schemas.md). It knows the keywords that our schemas use and refuses a
 * schema with any other, so that a keyword can't be silently ignored.
 *
 * @phpstan-type SchemaArray array<mixed>
 */
final class Schema
{
    public const KEYWORDS = [
        '$schema', 'title', 'description', 'type', 'enum', 'properties', 'required', 'additionalProperties',
        'items', 'minItems', 'maxItems', 'uniqueItems', 'minLength', 'maxLength', 'pattern', 'minimum', 'maximum',
        'default', 'examples', 'readOnly', 'tsType', 'format',
    ];

    /** Integers that a page's number can hold; a larger one has lost its last digits before it came here. */
    private const SAFE_INTEGER = 2 ** 53 - 1;

    /** Nobody reads more. The names of unknown fields are the sender's: a refusal repeats a bounded piece of them. */
    private const MAX_FAULTS = 50;
    private const MAX_PATH_BYTES = 200;
    private const MAX_BYTES_OF_ALL_PATHS = 2000;

    /** @var array<string, Fault> */
    private array $faults = [];

    private int $bytesOfPaths = 0;

    private function __construct(private readonly bool $isMadeByPhp)
    {
    }

    /**
     * @param  mixed       $value  as json_decode gives it, objects as stdClass; or an array that PHP code made,
     *                             in which an empty array may be a list or an object
     * @param  SchemaArray $schema
     * @return array<string, Fault> by the path of the field ("page.url", "targets.0"; "" is the message itself)
     * @throws \LogicException where the schema itself is not one of ours
     */
    public static function faults(mixed $value, array $schema): array
    {
        $check = new self(is_array($value) && ! array_is_list($value));
        $check->visit($value, $schema, '');

        return $check->faults;
    }

    /** @param SchemaArray $schema */
    private function visit(mixed $value, array $schema, string $path): void
    {
        $unknown = array_diff(array_keys($schema), self::KEYWORDS);
        if ($unknown !== []) {
            throw new \LogicException('Schema keyword not supported: ' . implode(', ', $unknown));
        }
        $types = self::texts($schema, 'type');
        if ($types !== [] && ! $this->isOfAnyType($value, $types)) {
            $this->fault($path, 'wrong_type', implode('|', $types));
        } elseif (isset($schema['enum']) && ! in_array(self::canonical($value), array_map(self::canonical(...), self::list($schema, 'enum')), true)) {
            $this->fault($path, 'not_allowed', implode(', ', array_filter(self::list($schema, 'enum'), is_scalar(...))));
        } elseif (is_string($value)) {
            $this->visitText($value, $schema, $path);
        } elseif (is_int($value) || is_float($value)) {
            $this->visitNumber($value, $schema, $path);
        } elseif ($value instanceof \stdClass || (is_array($value) && ! $this->isList($value, $types))) {
            $this->visitObject((array) $value, $schema, $path);
        } elseif (is_array($value)) {
            $this->visitList(array_values($value), $schema, $path);
        }
    }

    /** @param SchemaArray $schema */
    private function visitText(string $value, array $schema, string $path): void
    {
        $length = self::length($value);
        $max = self::int($schema, 'maxLength');
        $min = self::int($schema, 'minLength');
        $pattern = $schema['pattern'] ?? null;
        if (preg_match('//u', $value) !== 1) {
            $this->fault($path, 'not_utf8');
        } elseif ($max !== null && $length > $max) {
            $this->fault($path, 'too_long', (string) $max);
        } elseif ($min !== null && $length < $min) {
            $this->fault($path, $value === '' ? 'required' : 'too_short', (string) $min);
        } elseif (is_string($pattern) && preg_match(self::expression($pattern), $value) !== 1) {
            $this->fault($path, 'bad_format');
        }
    }

    /** @param SchemaArray $schema */
    private function visitNumber(int|float $value, array $schema, string $path): void
    {
        $min = self::number($schema, 'minimum');
        $max = self::number($schema, 'maximum');
        if ($min !== null && $value < $min) {
            $this->fault($path, 'too_small', (string) $min);
        } elseif ($max !== null && $value > $max) {
            $this->fault($path, 'too_big', (string) $max);
        }
    }

    /**
     * @param array<mixed> $value
     * @param SchemaArray  $schema
     */
    private function visitObject(array $value, array $schema, string $path): void
    {
        foreach (self::texts($schema, 'required') as $name) {
            if (! array_key_exists($name, $value)) {
                $this->fault(self::join($path, $name), 'required');
            }
        }
        $properties = is_array($schema['properties'] ?? null) ? $schema['properties'] : [];
        $others = $schema['additionalProperties'] ?? true;
        foreach ($value as $name => $item) {
            $at = self::join($path, (string) $name);
            $own = $properties[$name] ?? null;
            if (is_array($own)) {
                $this->visit($item, $own, $at);
            } elseif ($others === false) {
                $this->fault($at, 'unknown_field');
            } elseif (is_array($others)) {
                $this->visit($item, $others, $at);
            }
            if ($this->isEnough()) {
                return;
            }
        }
    }

    /**
     * @param list<mixed> $value
     * @param SchemaArray $schema
     */
    private function visitList(array $value, array $schema, string $path): void
    {
        $max = self::int($schema, 'maxItems');
        $min = self::int($schema, 'minItems');
        if ($max !== null && count($value) > $max) {
            $this->fault($path, 'too_many', (string) $max);

            return;
        }
        if ($min !== null && count($value) < $min) {
            $this->fault($path, 'too_few', (string) $min);
        }
        if (($schema['uniqueItems'] ?? false) === true && count(array_unique(array_map(self::canonical(...), $value))) !== count($value)) {
            $this->fault($path, 'repeated');
        }
        if (! is_array($schema['items'] ?? null)) {
            return;
        }
        foreach ($value as $index => $item) {
            $this->visit($item, $schema['items'], self::join($path, (string) $index));
            if ($this->isEnough()) {
                return;
            }
        }
    }

    /** @param list<string> $types */
    private function isOfAnyType(mixed $value, array $types): bool
    {
        foreach ($types as $type) {
            $fits = match ($type) {
                'string' => is_string($value),
                'integer' => (is_int($value) || (is_float($value) && floor($value) === $value)) && abs($value) <= self::SAFE_INTEGER,
                'number' => is_int($value) || (is_float($value) && is_finite($value)),
                'boolean' => is_bool($value),
                'null' => $value === null,
                'array' => is_array($value) && array_is_list($value),
                'object' => $value instanceof \stdClass || (is_array($value) && ($value === [] ? $this->isMadeByPhp : ! array_is_list($value))),
                default => throw new \LogicException("Schema type not supported: {$type}"),
            };
            if ($fits) {
                return true;
            }
        }

        return false;
    }

    /**
     * @param array<mixed> $value
     * @param list<string> $types
     */
    private function isList(array $value, array $types): bool
    {
        return $value === [] ? ! ($this->isMadeByPhp && in_array('object', $types, true)) : array_is_list($value);
    }

    /** One text for each JSON value: "1" is not 1, 1.0 is, and the order of an object's fields means nothing. */
    private static function canonical(mixed $value): string
    {
        if ($value instanceof \stdClass || (is_array($value) && ! array_is_list($value))) {
            $fields = (array) $value;
            ksort($fields, SORT_STRING);

            return '{' . implode(',', array_map(
                static fn (int|string $name, mixed $item): string => json_encode((string) $name) . ':' . self::canonical($item),
                array_keys($fields),
                $fields,
            )) . '}';
        }
        if (is_array($value)) {
            return '[' . implode(',', array_map(self::canonical(...), $value)) . ']';
        }
        if (is_float($value) && floor($value) === $value && abs($value) <= self::SAFE_INTEGER) {
            return (string) (int) $value;
        }

        return (string) json_encode($value, JSON_PARTIAL_OUTPUT_ON_ERROR);
    }

    /** As JavaScript reads it: UTF-8, but `\d` is 0 to 9 alone, which PHP's own u modifier would widen; `$` is the very end. */
    public static function expression(string $pattern): string
    {
        return '~(*UTF)' . str_replace('~', '\~', $pattern) . '~D';
    }

    /** Code points, without needing mbstring: every byte that does not continue a character begins one. */
    private static function length(string $value): int
    {
        return strlen((string) preg_replace('/[\x80-\xBF]+/', '', $value));
    }

    private function fault(string $path, string $code, string $bound = ''): void
    {
        $shown = self::cut($path);
        $this->bytesOfPaths += isset($this->faults[$shown]) ? 0 : strlen($shown);
        $this->faults[$shown] = new Fault($code, $bound);
    }

    private function isEnough(): bool
    {
        return count($this->faults) >= self::MAX_FAULTS || $this->bytesOfPaths >= self::MAX_BYTES_OF_ALL_PATHS;
    }

    /** Between two characters: half of one is no UTF-8, and an answer with it no JSON. */
    private static function cut(string $path): string
    {
        $cut = substr($path, 0, self::MAX_PATH_BYTES);
        while (preg_match('//u', $cut) !== 1) {
            $cut = substr($cut, 0, -1);
        }

        return $cut;
    }

    private static function join(string $path, string $name): string
    {
        return $path === '' ? $name : "{$path}.{$name}";
    }

    /** @param SchemaArray $schema */
    private static function int(array $schema, string $keyword): ?int
    {
        return is_int($schema[$keyword] ?? null) ? $schema[$keyword] : null;
    }

    /** @param SchemaArray $schema */
    private static function number(array $schema, string $keyword): int|float|null
    {
        $value = $schema[$keyword] ?? null;

        return is_int($value) || is_float($value) ? $value : null;
    }

    /**
     * @param  SchemaArray $schema
     * @return list<mixed>
     */
    private static function list(array $schema, string $keyword): array
    {
        return array_values((array) ($schema[$keyword] ?? []));
    }

    /**
     * @param  SchemaArray $schema
     * @return list<string>
     */
    private static function texts(array $schema, string $keyword): array
    {
        return array_values(array_filter(self::list($schema, $keyword), is_string(...)));
    }
}
