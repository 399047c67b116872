<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

/** What of an event its signature vouches for. */
final class SignedPart
{
    /**
     * @param string $text   what was signed
     * @param string $call   the call that the event says it is about, which may not be signed
     * @param string $kind   what may come once for the same text
     * @param ?int   $saidAt when, by what is signed; UTC milliseconds, null where no time is
     */
    public function __construct(
        public readonly string $text,
        public readonly string $call,
        public readonly string $kind,
        public readonly ?int $saidAt,
    ) {
    }

    /** In place of the fingerprint of all bytes: what isn't signed makes no other event of it. */
    public function fingerprint(): string
    {
        return self::hash("{$this->kind}\n{$this->text}");
    }

    public function textKey(): string
    {
        return self::hash($this->text);
    }

    public function callKey(): string
    {
        return self::hash($this->call);
    }

    private static function hash(string $text): string
    {
        return substr(hash('sha256', $text), 0, 32);
    }
}
