<?php

declare(strict_types=1);

namespace Ringwell\Door;

/**
 * One message of a door, described by one JSON schema file of its room
 * (php/<Room>/schema/<name>.json). The same file makes the TypeScript type.
 */
final class Message
{
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
     * Reads and checks a JSON body.
     *
     * @return array<string, mixed>|\WP_Error 413 too large, 400 not JSON or not UTF-8, 400 with data.params by field
     */
    public function read(\WP_REST_Request $request, int $maxBytes = 65536): array|\WP_Error
    {
        $body = $request->get_body();
        if (strlen($body) > $maxBytes) {
            return new \WP_Error('ringwell_too_large', __('The message is too large.', 'ringwell'), ['status' => 413]);
        }
        // Objects as objects, so that {} and [] stay apart until they are checked.
        $decoded = json_decode($body, false, 32);
        if (! is_array($decoded) && ! $decoded instanceof \stdClass) {
            return new \WP_Error('ringwell_invalid_json', __('The message is not valid JSON.', 'ringwell'), ['status' => 400]);
        }

        return $this->check($decoded);
    }

    /**
     * @param  array<mixed>|\stdClass $message
     * @return array<string, mixed>|\WP_Error objects as arrays, whole numbers as int
     */
    public function check(array|\stdClass $message): array|\WP_Error
    {
        $faults = Schema::faults($message, $this->schema);
        if ($faults === []) {
            /** @var array<string, mixed> */
            return self::plain($message);
        }

        return Refusal::ofFields(array_map(FaultText::of(...), $faults), array_map(static fn (Fault $fault): string => $fault->code, $faults));
    }

    /** "5.0" is an integer to a schema, so it is one to the code behind it too. */
    private static function plain(mixed $value): mixed
    {
        if (is_array($value) || $value instanceof \stdClass) {
            return array_map(self::plain(...), (array) $value);
        }

        return is_float($value) && floor($value) === $value && abs($value) < 2 ** 53 ? (int) $value : $value;
    }
}
