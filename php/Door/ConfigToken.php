<?php

declare(strict_types=1);

namespace Ringwell\Door;

use Ringwell\Clock;

/**
 * What a page shows to the public doors as its settings: the ids of its targets, signed. It is in the HTML,
 * the same for everyone, so it proves that the ids are ours and nothing about who asks. It never runs out by
 * itself, because page caches have no limit either; it ends 90 days after its key was replaced.
 *
 * Form: "3.7.12.MAC", MAC being HMAC-SHA256 of "3.7.12" cut to 16 bytes, base64url without padding.
 */
final class ConfigToken
{
    /** As the schemas of the doors allow. */
    public const MAX_LENGTH = 512;

    private const MAC_BYTES = 16;

    public function __construct(private readonly ConfigKeys $keys, private readonly Clock $clock)
    {
    }

    /**
     * @param  list<int> $targetIds
     * @throws \LengthException when the ids don't fit into a token
     */
    public function issue(array $targetIds): string
    {
        $ids = implode('.', $targetIds);
        $token = $ids . '.' . self::mac($ids, $this->keys->current());
        if (strlen($token) > self::MAX_LENGTH) {
            throw new \LengthException('Too many targets for one token.');
        }

        return $token;
    }

    /** @return list<int>|null the ids, or null where the token is not ours or not ours any more */
    public function read(string $token): ?array
    {
        $dot = strrpos($token, '.');
        if ($dot === false || strlen($token) > self::MAX_LENGTH) {
            return null;
        }
        $ids = substr($token, 0, $dot);
        $mac = substr($token, $dot + 1);
        foreach ($this->keys->validAt($this->clock->now()) as $key) {
            if (hash_equals(self::mac($ids, $key), $mac)) {
                return $ids === '' ? [] : array_map(intval(...), explode('.', $ids));
            }
        }

        return null;
    }

    private static function mac(string $ids, string $key): string
    {
        $mac = substr(hash_hmac('sha256', 'ringwell-config|' . $ids, $key, true), 0, self::MAC_BYTES);

        return rtrim(strtr(base64_encode($mac), '+/', '-_'), '=');
    }
}
