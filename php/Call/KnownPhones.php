<?php

declare(strict_types=1);

namespace Ringwell\Call;

use Ringwell\Db\Connection;

/** Whose phone the clinic has met: who rang it, or was spoken with. */
final class KnownPhones
{
    public function __construct(private readonly Connection $db)
    {
    }

    /** @param string $phone E.164 */
    public function has(string $phone): bool
    {
        return $this->db->rows(
            "SELECT 1 AS found FROM {calls} WHERE caller = %s AND spam = 0 AND (direction = 'in' OR (direction IN ('out', 'callback') AND answered_at IS NOT NULL)) LIMIT 1",
            [$phone],
        ) !== [];
    }
}
