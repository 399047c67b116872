<?php

declare(strict_types=1);

namespace Ringwell\Door;

/** The form of one message, by its JSON schema file (php/<Room>/schema/<name>.json). Pure: it names faults and no words. */
final class Shape
{
    private const DEPTH = 32;

    /** @param array<string, mixed> $schema */
    private function __construct(private readonly array $schema)
    {
    }

    /** @param string $room folder of the room, "Lease" */
    public static function of(string $room, string $name): self
    {
        $file = dirname(__DIR__) . "/{$room}/schema/{$name}.json";
        $schema = json_decode((string) file_get_contents($file), true, 64, JSON_THROW_ON_ERROR);
        if (! is_array($schema)) {
            throw new \LogicException("Not a schema: {$file}");
        }

        /** @var array<string, mixed> $schema */
        return new self($schema);
    }

    /**
     * Objects as objects, so that {} and [] stay apart until they are checked.
     *
     * @return array<mixed>|\stdClass|null null where it is not JSON, not UTF-8, or neither object nor list
     */
    public static function decode(string $body): array|\stdClass|null
    {
        $decoded = json_decode($body, false, self::DEPTH);

        return is_array($decoded) || $decoded instanceof \stdClass ? $decoded : null;
    }

    /**
     * @param  array<mixed>|\stdClass $message
     * @return array<string, Fault>   by field
     */
    public function faults(array|\stdClass $message): array
    {
        return Schema::faults($message, $this->schema);
    }

    /**
     * @param  array<mixed>|\stdClass $message without faults
     * @return array<string, mixed>   objects as arrays, whole numbers as int
     */
    public static function plain(array|\stdClass $message): array
    {
        /** @var array<string, mixed> */
        return self::plainValue($message);
    }

    /** "5.0" is an integer to a schema, so it is one to the code behind it too. */
    private static function plainValue(mixed $value): mixed
    {
        if (is_array($value) || $value instanceof \stdClass) {
            return array_map(self::plainValue(...), (array) $value);
        }

        return is_float($value) && floor($value) === $value && abs($value) < 2 ** 53 ? (int) $value : $value;
    }
}
