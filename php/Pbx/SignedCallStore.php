<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

use Ringwell\Db\Connection as Database;
use Ringwell\Time;

/** Which call a signed text was first seen with: hashes only, and for as long as the text is good. */
final class SignedCallStore
{
    /** A signed time may be read by a clock in the wrong zone: half a day more than the day. */
    public const GOOD_FOR = 36 * Time::HOUR;
    private const KEPT_FOR = 3 * Time::DAY;

    public function __construct(private readonly Database $db)
    {
    }

    /** @return bool false where the text belongs to another call, or is too old to be news */
    public function admits(int $connectionId, SignedPart $part, int $now): bool
    {
        if ($part->saidAt !== null && $now - $part->saidAt > self::GOOD_FOR) {
            return false;
        }
        // IGNORE, because of two at once the first decides, here as anywhere.
        $this->db->run(
            'INSERT IGNORE INTO {signed_calls} (connection_id, signed, call_key, at) VALUES (%d, %s, %s, %d)',
            [$connectionId, $part->textKey(), $part->callKey(), $now],
        );
        $row = $this->db->rows('SELECT call_key FROM {signed_calls} WHERE connection_id = %d AND signed = %s', [$connectionId, $part->textKey()])[0] ?? null;

        return $row !== null && hash_equals((string) $row['call_key'], $part->callKey());
    }

    public function purge(int $now): void
    {
        $this->db->run('DELETE FROM {signed_calls} WHERE at < %d', [$now - self::KEPT_FOR]);
    }
}
