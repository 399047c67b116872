<?php

declare(strict_types=1);

namespace Ringwell\Call;

use Ringwell\Db\Connection;

/**
 * What is left of calls that were erased: a keyed hash of connection and the phone system's id, so that a late event, a
 * replay or a pull knows the call again and stays out, and nobody without the key can tell whose it was, or when.
 */
final class ErasedCalls
{
    /** @param \Closure(): string $key a secret of this site that never changes */
    public function __construct(private readonly Connection $db, private readonly \Closure $key)
    {
    }

    public function has(int $connectionId, string $vendorKey): bool
    {
        return $this->db->rows('SELECT 1 AS found FROM {erased_calls} WHERE hash = %s', [$this->hash($connectionId, $vendorKey)]) !== [];
    }

    /** Before the call itself goes, so that nothing comes in between. */
    public function add(int $connectionId, string $vendorKey, int $now): void
    {
        // IGNORE, because erasing again is nothing wrong.
        $this->db->run('INSERT IGNORE INTO {erased_calls} (hash, at) VALUES (%s, %d)', [$this->hash($connectionId, $vendorKey), $now]);
    }

    private function hash(int $connectionId, string $vendorKey): string
    {
        return hash_hmac('sha256', "{$connectionId}:{$vendorKey}", ($this->key)());
    }
}
