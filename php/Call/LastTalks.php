<?php

declare(strict_types=1);

namespace Ringwell\Call;

use Ringwell\Db\Connection;
use Ringwell\Db\Where;

/** Who of the clinic somebody spoke with last. */
final class LastTalks
{
    /** Of a call it may not be known who took it. */
    private const CALLS = 5;

    public function __construct(private readonly Connection $db)
    {
    }

    /**
     * The telephone that took this caller's last answered call, as this phone system names it. Telephones of another phone
     * system may have the same names, so only this one's calls count.
     *
     * @param string $caller E.164
     */
    public function partyOf(string $caller, int $connectionId, int $since): ?string
    {
        $calls = array_map(static fn (array $row): int => (int) $row['id'], $this->db->rows(
            'SELECT id FROM {calls} WHERE caller = %s AND started_at >= %d AND connection_id = %d AND answered_at IS NOT NULL ORDER BY started_at DESC, id DESC LIMIT %d',
            [$caller, $since, $connectionId, self::CALLS],
        ));
        $last = [];
        foreach ($calls === [] ? [] : $this->db->rows(
            'SELECT call_id, party FROM {call_legs} WHERE call_id IN (' . Where::marks(count($calls)) . ") AND answered_at IS NOT NULL AND party <> '' ORDER BY answered_at, id",
            $calls,
        ) as $row) {
            $last[(int) $row['call_id']] = (string) $row['party'];
        }
        foreach ($calls as $call) {
            if (isset($last[$call])) {
                return $last[$call];
            }
        }

        return null;
    }
}
