<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

/** What a phone system hears back. */
final class Reply
{
    /** @param array<string, mixed>|string $body an array is sent as JSON, a text as it is */
    public function __construct(
        public readonly int $status,
        public readonly array|string $body,
        public readonly string $type = 'application/json',
    ) {
    }

    /** @param array<string, mixed> $more */
    public static function refusal(Refused $why, array $more = []): self
    {
        return new self($why->status(), ['code' => "ringwell_{$why->value}"] + $more);
    }
}
