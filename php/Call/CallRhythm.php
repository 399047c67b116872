<?php

declare(strict_types=1);

namespace Ringwell\Call;

use Ringwell\Db\Connection;
use Ringwell\Time;

/** How many calls each connection brings, hour by hour, whichever of two counts: who watches connections asks, whether they have fallen silent. */
final class CallRhythm
{
    private const MOST_NUMBERS = 1000;

    public function __construct(private readonly Connection $db)
    {
    }

    /** @return array<int, array{hours: array<int, int>, last: int}> connection id => beginning of an hour (UTC) => calls that began in it; and the last call's start */
    public function since(int $since): array
    {
        $rhythm = [];
        $rows = $this->db->rows(
            'SELECT connection_id, FLOOR(started_at / 3600000) AS hour, COUNT(*) AS calls, MAX(started_at) AS last_at FROM {calls}'
            . " WHERE started_at >= %d AND direction IN ('in','out','callback','twin','waiting') GROUP BY connection_id, FLOOR(started_at / 3600000)",
            [$since],
        );
        foreach ($rows as $row) {
            $id = (int) $row['connection_id'];
            $rhythm[$id]['hours'][(int) $row['hour'] * Time::HOUR] = (int) $row['calls'];
            $rhythm[$id]['last'] = max($rhythm[$id]['last'] ?? 0, (int) $row['last_at']);
        }

        return $rhythm;
    }

    /** @return list<int> ids of the numbers of which this connection reported calls */
    public function numbersSince(int $connectionId, int $since): array
    {
        $rows = $this->db->rows(
            "SELECT DISTINCT number_id FROM {calls} WHERE started_at >= %d AND direction IN ('in','out','callback','twin','waiting') AND connection_id = %d AND number_id IS NOT NULL LIMIT %d",
            [$since, $connectionId, self::MOST_NUMBERS],
        );

        return array_map(static fn (array $row): int => (int) $row['number_id'], $rows);
    }

    /** @return array<int, int> connection id => start of its last call since then */
    public function lastSince(int $since): array
    {
        $last = [];
        foreach ($this->db->rows("SELECT connection_id, MAX(started_at) AS last_at FROM {calls} WHERE started_at >= %d AND direction IN ('in','out','callback','twin','waiting') GROUP BY connection_id", [$since]) as $row) {
            $last[(int) $row['connection_id']] = (int) $row['last_at'];
        }

        return $last;
    }
}
