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
 * @phpstan-type SchemaArray array<string, mixed>
 */
final class Schema
{
    private const KNOWN = [
        '$schema', 'title', 'description', 'type', 'enum', 'properties', 'required', 'additionalProperties',
        'items', 'minItems', 'maxItems', 'uniqueItems', 'minLength', 'maxLength', 'pattern', 'minimum', 'maximum',
        'default', 'examples', 'readOnly', 'tsType', 'format',
    ];

    /** @var array<string, Fault> */
    private array $faults = [];

    /**
     * @param  SchemaArray $schema
     * @return array<string, Fault> by the path of the field ("page.url", "targets.0"; "" is the message itself)
     */
    public static function faults(mixed $value, array $schema): array
    {
        $check = new self();
        $check->visit($value, $schema, '');

        return $check->faults;
    }

    /** @param SchemaArray $schema */
    private function visit(mixed $value, array $schema, string $path): void
    {
        $unknown = array_diff(array_keys($schema), self::KNOWN);
        if ($unknown !== []) {
            throw new \LogicException('Schema keyword not supported: ' . implode(', ', $unknown));
        }
        if (isset($schema['type']) && ! $this->isOfType($value, (array) $schema['type'])) {
            $this->faults[$path] = new Fault('wrong_type', implode('|', (array) $schema['type']));
            return;
        }
        if (isset($schema['enum']) && ! in_array($value, (array) $schema['enum'], true)) {
            $this->faults[$path] = new Fault('not_allowed', implode(', ', array_map(strval(...), array_filter((array) $schema['enum'], is_scalar(...)))));
            return;
        }
        if (is_string($value)) {
            $this->visitText($value, $schema, $path);
        } elseif (is_int($value) || is_float($value)) {
            $this->visitNumber($value, $schema, $path);
        } elseif (is_array($value)) {
            $this->isObject($value, $schema) ? $this->visitObject($value, $schema, $path) : $this->visitList(array_values($value), $schema, $path);
        }
    }

    /** @param SchemaArray $schema */
    private function visitText(string $value, array $schema, string $path): void
    {
        if (preg_match('//u', $value) !== 1) {
            $this->faults[$path] = new Fault('not_utf8');
        } elseif (isset($schema['maxLength']) && mb_strlen($value) > $schema['maxLength']) {
            $this->faults[$path] = new Fault('too_long', (string) $schema['maxLength']);
        } elseif (isset($schema['minLength']) && mb_strlen($value) < $schema['minLength']) {
            $this->faults[$path] = new Fault($value === '' ? 'required' : 'too_short', (string) $schema['minLength']);
        } elseif (isset($schema['pattern']) && preg_match('~' . str_replace('~', '\~', $schema['pattern']) . '~uD', $value) !== 1) {
            $this->faults[$path] = new Fault('bad_format');
        }
    }

    /** @param SchemaArray $schema */
    private function visitNumber(int|float $value, array $schema, string $path): void
    {
        if (isset($schema['minimum']) && $value < $schema['minimum']) {
            $this->faults[$path] = new Fault('too_small', (string) $schema['minimum']);
        } elseif (isset($schema['maximum']) && $value > $schema['maximum']) {
            $this->faults[$path] = new Fault('too_big', (string) $schema['maximum']);
        }
    }

    /**
     * @param array<mixed> $value
     * @param SchemaArray  $schema
     */
    private function visitObject(array $value, array $schema, string $path): void
    {
        /** @var array<string, SchemaArray> $properties */
        $properties = $schema['properties'] ?? [];
        foreach ((array) ($schema['required'] ?? []) as $name) {
            if (! array_key_exists($name, $value)) {
                $this->faults[self::join($path, $name)] = new Fault('required');
            }
        }
        foreach ($value as $name => $item) {
            $at = self::join($path, (string) $name);
            if (isset($properties[$name])) {
                $this->visit($item, $properties[$name], $at);
            } elseif (($schema['additionalProperties'] ?? true) === false) {
                $this->faults[$at] = new Fault('unknown_field');
            } elseif (is_array($schema['additionalProperties'] ?? null)) {
                $this->visit($item, $schema['additionalProperties'], $at);
            }
        }
    }

    /**
     * @param list<mixed> $value
     * @param SchemaArray $schema
     */
    private function visitList(array $value, array $schema, string $path): void
    {
        if (isset($schema['maxItems']) && count($value) > $schema['maxItems']) {
            $this->faults[$path] = new Fault('too_many', (string) $schema['maxItems']);
            return;
        }
        if (isset($schema['minItems']) && count($value) < $schema['minItems']) {
            $this->faults[$path] = new Fault('too_few', (string) $schema['minItems']);
        }
        if (($schema['uniqueItems'] ?? false) && count(array_unique($value, SORT_REGULAR)) !== count($value)) {
            $this->faults[$path] = new Fault('repeated');
        }
        foreach (isset($schema['items']) ? $value : [] as $index => $item) {
            $this->visit($item, $schema['items'], self::join($path, (string) $index));
        }
    }

    /** @param array<mixed> $types */
    private function isOfType(mixed $value, array $types): bool
    {
        foreach ($types as $type) {
            $fits = match ($type) {
                'string' => is_string($value),
                'integer' => is_int($value) || (is_float($value) && floor($value) === $value && abs($value) < 2 ** 53),
                'number' => is_int($value) || is_float($value),
                'boolean' => is_bool($value),
                'null' => $value === null,
                'array' => is_array($value) && array_is_list($value),
                'object' => is_array($value) && ($value === [] || ! array_is_list($value)),
                default => throw new \LogicException('Schema type not supported'),
            };
            if ($fits) {
                return true;
            }
        }

        return false;
    }

    /**
     * @param array<mixed> $value
     * @param SchemaArray  $schema
     */
    private function isObject(array $value, array $schema): bool
    {
        return $value === [] ? in_array('object', (array) ($schema['type'] ?? []), true) : ! array_is_list($value);
    }

    private static function join(string $path, string $name): string
    {
        return $path === '' ? $name : "{$path}.{$name}";
    }
}
