<?php

declare(strict_types=1);

namespace Ringwell\Door;

/**
 * What config tokens are signed with: a random key of our own, so that changed salts in wp-config.php don't
 * make every cached page stale. The previous key stays valid, because page caches keep pages for weeks.
 */
final class ConfigKeys
{
    public const PREVIOUS_DAYS = 90;

    /**
     * @param string $current       32 random bytes as hex
     * @param string $previous      likewise, "" where there was none
     * @param int    $previousUntil UTC milliseconds
     */
    private function __construct(
        private readonly string $current,
        private readonly string $previous,
        private readonly int $previousUntil,
    ) {
    }

    public static function make(): self
    {
        return new self(bin2hex(random_bytes(32)), '', 0);
    }

    /** @return self|null null where nothing usable is stored */
    public static function of(mixed $stored): ?self
    {
        if (! is_array($stored) || ! self::isKey($stored['current'] ?? null)) {
            return null;
        }
        $previous = $stored['previous'] ?? '';
        $until = $stored['previous_until'] ?? 0;

        return new self($stored['current'], self::isKey($previous) ? $previous : '', is_int($until) ? $until : 0);
    }

    /** @return array{current: string, previous: string, previous_until: int} */
    public function toArray(): array
    {
        return ['current' => $this->current, 'previous' => $this->previous, 'previous_until' => $this->previousUntil];
    }

    public function rotated(int $now): self
    {
        return new self(bin2hex(random_bytes(32)), $this->current, $now + self::PREVIOUS_DAYS * 86_400_000);
    }

    public function current(): string
    {
        return $this->current;
    }

    /** @return list<string> the keys a token may be signed with at this time, UTC milliseconds */
    public function validAt(int $now): array
    {
        return $this->previous !== '' && $now < $this->previousUntil ? [$this->current, $this->previous] : [$this->current];
    }

    /**
     * @param  string $what who signs, so that nothing signed for one is taken by another
     * @return string HMAC-SHA256 cut to 16 bytes, in hex
     */
    public function sign(string $what, string $said): string
    {
        return self::mac($what, $said, $this->current);
    }

    public function isSigned(string $what, string $said, string $mac, int $now): bool
    {
        foreach ($this->validAt($now) as $key) {
            if (hash_equals(self::mac($what, $said, $key), $mac)) {
                return true;
            }
        }

        return false;
    }

    private static function mac(string $what, string $said, string $key): string
    {
        return substr(hash_hmac('sha256', "{$what}|{$said}", $key), 0, 32);
    }

    /** @phpstan-assert-if-true non-empty-string $value */
    private static function isKey(mixed $value): bool
    {
        return is_string($value) && preg_match('/^[0-9a-f]{64}$/D', $value) === 1;
    }
}
