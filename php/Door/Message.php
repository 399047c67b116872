<?php

declare(strict_types=1);

namespace Ringwell\Door;

/**
 * One message of a door, described by one JSON schema file of its room
 * (php/<Room>/schema/<name>.json). The same file makes the TypeScript type.
 */
final class Message
{
    private function __construct(private readonly Shape $shape)
    {
    }

    /** @param string $room folder of the room, "Lease" */
    public static function of(string $room, string $name): self
    {
        return new self(Shape::of($room, $name));
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
        $decoded = Shape::decode($body);
        if ($decoded === null) {
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
        $faults = $this->shape->faults($message);
        if ($faults === []) {
            return Shape::plain($message);
        }

        return Refusal::ofFields(array_map(FaultText::of(...), $faults), array_map(static fn (Fault $fault): string => $fault->code, $faults));
    }
}
