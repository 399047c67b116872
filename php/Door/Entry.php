<?php

declare(strict_types=1);

namespace Ringwell\Door;

/**
 * Who may say what at a public door, and what its answers say of themselves: one code for the doors by REST and for
 * the fast door. Pure.
 *
 * It reads no cookie and no nonce (a cached page outlives them), answers pages of this site and of the clinic's other
 * sites, and lets nothing between it and the visitor keep its answers.
 */
final class Entry
{
    public const MAX_BYTES = 65536;

    public const HEADERS = [
        'Cache-Control' => 'no-store, private, max-age=0',
        'CDN-Cache-Control' => 'no-store',
        'X-LiteSpeed-Cache-Control' => 'no-cache',
    ];

    /** What WordPress may have sent by then, and a door must not: it opens its routes to every site, with credentials. */
    public const REMOVED = [
        'Set-Cookie', 'Access-Control-Allow-Origin', 'Access-Control-Allow-Credentials', 'Access-Control-Allow-Methods',
        'Access-Control-Allow-Headers', 'Access-Control-Expose-Headers', 'Access-Control-Max-Age',
    ];

    /** Beacons can't say application/json to another site without asking first, so they say text/plain. */
    private const TYPES = ['application/json', 'text/plain'];

    private const DEPTH = 32;

    /** What a browser sends of a form without any script's help. */
    public const FORM = 'application/x-www-form-urlencoded';

    /**
     * @param string $origin    headers as they came, "" where there is none
     * @param string $fetchSite Sec-Fetch-Site
     * @param string $type      Content-Type
     * @param bool   $takesForms whether a plain form may come here too
     */
    public function __construct(
        private readonly string $method,
        private readonly string $origin,
        private readonly string $fetchSite,
        private readonly string $type,
        private readonly string $body,
        private readonly bool $takesForms = false,
    ) {
    }

    public function isForm(): bool
    {
        return $this->takesForms && $this->bareType() === self::FORM;
    }

    /** @return Reply|null null where the message may be read: it is JSON, or a form, of a bearable size by then */
    public function reply(Origins $origins): ?Reply
    {
        return match (true) {
            ! $origins->allow(trim($this->origin), $this->fetchSite) => new Reply(403, 'ringwell_foreign_origin'),
            $this->method === 'OPTIONS' => new Reply(204),
            $this->method !== 'POST' => new Reply(405, 'ringwell_only_post'),
            ! $this->isForm() && ! in_array($this->bareType(), self::TYPES, true) => new Reply(415, 'ringwell_wrong_content_type'),
            strlen($this->body) > self::MAX_BYTES => new Reply(413, 'ringwell_too_large'),
            ! $this->isForm() && ! $this->isJson() => new Reply(400, 'ringwell_invalid_json'),
            default => null,
        };
    }

    /** @return array<string, string> headers of the answer, whatever it is */
    public function headers(Origins $origins, int $status): array
    {
        $headers = self::HEADERS + ['Vary' => 'Origin'] + ($status === 405 ? ['Allow' => 'POST, OPTIONS'] : []);
        $origin = trim($this->origin);
        if (! $origins->isOther($origin)) {
            return $headers;
        }

        return $headers + [
            'Access-Control-Allow-Origin' => (string) Origins::normal($origin),
            'Access-Control-Allow-Methods' => 'POST, OPTIONS',
            'Access-Control-Allow-Headers' => 'Content-Type',
            'Access-Control-Max-Age' => '86400',
        ];
    }

    private function bareType(): string
    {
        return strtolower(trim(explode(';', $this->type, 2)[0]));
    }

    /** Damaged UTF-8 is no JSON either. */
    private function isJson(): bool
    {
        $decoded = json_decode($this->body, false, self::DEPTH);

        return is_array($decoded) || $decoded instanceof \stdClass;
    }
}
