<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

/** One request of a phone system, as it came, without our path secret. */
final class PbxEvent
{
    /** Enough for any phone system; beyond it a body is an attack on memory. */
    private const MAX_FIELDS = 100;

    /** Headers that carry a signature or say what the body is; no others are kept. At the door, those that begin with X- are there too. */
    public const HEADERS = [
        'content-type', 'signature', 'x-client-id', 'x-client-sign', 'x-twilio-signature', 'telnyx-timestamp',
        'telnyx-signature-ed25519', 'x-plivo-signature-v3', 'x-plivo-signature-v3-nonce', 'x-ringwell-signature',
    ];

    /**
     * @param string                $path    what the phone system added to our address ("/events/call"), or ''
     * @param string                $query   as it was sent, byte for byte where the server tells
     * @param array<string, string> $headers names in lower case; once stored, those of HEADERS alone
     * @param string                $url     the whole public address it was sent to, for signatures that cover it; '' once stored
     */
    public function __construct(
        public readonly string $method,
        public readonly string $path,
        public readonly string $query,
        public readonly string $body,
        public readonly array $headers = [],
        public readonly string $url = '',
    ) {
    }

    public function header(string $name): string
    {
        return $this->headers[strtolower($name)] ?? '';
    }

    /**
     * The form in a body, byte for byte: PHP's own parser renames fields, makes arrays of them, and warns about
     * many. A repeated field counts the last time.
     *
     * @return array<array-key, string>
     */
    public static function form(string $body): array
    {
        $fields = [];
        foreach (array_slice(explode('&', $body, self::MAX_FIELDS + 1), 0, self::MAX_FIELDS) as $pair) {
            [$name, $value] = explode('=', $pair, 2) + [1 => ''];
            $fields[urldecode($name)] = urldecode($value);
        }

        return $fields;
    }

    /** For telling a repeat: the same bytes to the same address are the same event. */
    public function fingerprint(): string
    {
        return substr(hash('sha256', "{$this->method}\n{$this->path}\n{$this->query}\n{$this->body}"), 0, 32);
    }

    public function bytes(): int
    {
        return strlen($this->path) + strlen($this->query) + strlen($this->body);
    }

    public function pack(): string
    {
        return (string) json_encode([$this->method, $this->path, $this->query, base64_encode($this->body), (object) array_intersect_key($this->headers, array_flip(self::HEADERS))], JSON_INVALID_UTF8_SUBSTITUTE);
    }

    public static function unpack(string $packed): ?self
    {
        $parts = json_decode($packed, true);
        $texts = is_array($parts) ? array_values(array_filter($parts, is_string(...))) : [];
        if (! isset($texts[0], $texts[1], $texts[2], $texts[3])) {
            return null;
        }

        $headers = is_array($parts[4] ?? null) ? array_filter($parts[4], is_string(...)) : [];

        return new self($texts[0], $texts[1], $texts[2], (string) base64_decode($texts[3], true), array_combine(array_map(strval(...), array_keys($headers)), $headers));
    }
}
