<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

/** What a phone system answered. */
final class HttpAnswer
{
    private const JSON_DEPTH = 32;

    /** @param array<string, string> $headers names in lower case */
    public function __construct(
        public readonly int $status,
        public readonly string $body,
        public readonly array $headers = [],
    ) {
    }

    /**
     * @return array<mixed>
     * @throws PullFailed 'unreadable'
     */
    public function json(): array
    {
        $json = json_decode($this->body, true, self::JSON_DEPTH);
        if (! is_array($json)) {
            throw new PullFailed(PullFailed::UNREADABLE, "HTTP {$this->status}");
        }

        return $json;
    }
}
