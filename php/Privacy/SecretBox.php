<?php

declare(strict_types=1);

namespace Ringwell\Privacy;

/**
 * Seals secrets and raw events before they go into the database, so that a leaked dump alone opens nothing.
 *
 * The key comes from WordPress's own salts (wp-config.php), or from the constant RINGWELL_SECRET_KEY where the
 * owner sets one. Changed salts make everything sealed unreadable: open() then gives null, and whoever asked
 * says "enter it again" instead of failing.
 */
final class SecretBox
{
    private const PREFIX = 'v1:';

    private readonly string $key;

    /**
     * @param string $material long-lived secret text of this site
     * @param string $context  what is sealed ("connection", "inbox"): each has a key of its own
     */
    public function __construct(string $material, string $context)
    {
        $this->key = sodium_crypto_generichash("ringwell:{$context}", hash('sha256', $material, true), SODIUM_CRYPTO_SECRETBOX_KEYBYTES);
    }

    public static function ofSite(string $context): self
    {
        $own = defined('RINGWELL_SECRET_KEY') ? constant('RINGWELL_SECRET_KEY') : '';

        return new self(is_string($own) && $own !== '' ? $own : wp_salt('auth') . wp_salt('secure_auth'), $context);
    }

    public function seal(string $plain): string
    {
        $nonce = random_bytes(SODIUM_CRYPTO_SECRETBOX_NONCEBYTES);

        return self::PREFIX . base64_encode($nonce . sodium_crypto_secretbox($plain, $nonce, $this->key));
    }

    /** @return ?string null where it was sealed with another key, or is no sealed text */
    public function open(string $sealed): ?string
    {
        if (! str_starts_with($sealed, self::PREFIX)) {
            return null;
        }
        $bytes = base64_decode(substr($sealed, strlen(self::PREFIX)), true);
        if ($bytes === false || strlen($bytes) < SODIUM_CRYPTO_SECRETBOX_NONCEBYTES + SODIUM_CRYPTO_SECRETBOX_MACBYTES) {
            return null;
        }
        $plain = sodium_crypto_secretbox_open(
            substr($bytes, SODIUM_CRYPTO_SECRETBOX_NONCEBYTES),
            substr($bytes, 0, SODIUM_CRYPTO_SECRETBOX_NONCEBYTES),
            $this->key,
        );

        return $plain === false ? null : $plain;
    }
}
