<?php

declare(strict_types=1);

namespace Ringwell\Call;

use Ringwell\Db\Connection;
use Ringwell\Db\Failed;
use Ringwell\Db\Retry;

/** Reports of one call by several connections: which row is whose twin. */
final class TwinStore
{
    private const UNPAIRED = "twin_of IS NULL AND direction IN ('in','out','waiting')";

    public function __construct(private readonly Connection $db)
    {
    }

    /**
     * Other connections' reports that may be of the same call, the nearest first.
     *
     * @param  int $apart milliseconds between the starts, at most
     * @return list<array{call: Call, shape: CallShape}>
     */
    public function partners(Call $call, int $apart): array
    {
        $rows = $this->db->rows(
            'SELECT * FROM {calls} WHERE number_id = %d AND started_at BETWEEN %d AND %d AND connection_id <> %d AND ' . self::UNPAIRED
            . ($call->caller === null ? ' AND caller IS NULL' : ' AND caller = %s') . ' ORDER BY ABS(started_at - %d), id LIMIT 10',
            array_merge(
                [$call->numberId, $call->startedAt - $apart, $call->startedAt + $apart, $call->connectionId],
                $call->caller === null ? [] : [$call->caller],
                [$call->startedAt],
            ),
        );

        return array_map(static fn (array $row): array => [
            'call' => Call::fromRow($row),
            'shape' => CallShape::of(CallFacts::fromJson((string) $row['facts'])),
        ], $rows);
    }

    /**
     * Ties a row to the one that counts, where both still are what they were when they were read, and where that one
     * has no other twin of the same connection.
     */
    public function pair(Call $twin, Call $main): bool
    {
        try {
            return Retry::transaction($this->db, function () use ($twin, $main): bool {
                // Both locked, in one order everywhere: of two that would each become the other's twin, one comes too late.
                $rows = $this->db->rows(
                    'SELECT id, rev FROM {calls} WHERE id IN (%d, %d) AND ' . self::UNPAIRED . ' ORDER BY id FOR UPDATE',
                    [min($twin->id, $main->id), max($twin->id, $main->id)],
                );
                if (count($rows) !== 2) {
                    return false;
                }

                return $this->db->run(
                    "UPDATE {calls} SET twin_of = %d, direction = 'twin', seen_only = 0, rev = rev + 1 WHERE id = %d AND rev = %d AND " . self::UNPAIRED,
                    [$main->id, $twin->id, $twin->rev],
                ) === 1;
            });
        } catch (Failed $failed) {
            if ($failed->isDuplicate()) {
                return false;
            }
            throw $failed;
        }
    }

    /** Both connections have it now. */
    public function seenByBoth(int $id): void
    {
        $this->db->run('UPDATE {calls} SET seen_only = 0, rev = rev + 1 WHERE id = %d AND seen_only = 1', [$id]);
    }

    /** The call that counts is to go: what others reported of it waits to count by itself. */
    public function free(int $main): void
    {
        $this->db->run("UPDATE {calls} SET twin_of = NULL, direction = 'waiting', rev = rev + 1 WHERE twin_of = %d", [$main]);
    }

    /** @return list<CallFacts> what other connections say of this call, by connection */
    public function facts(int $id): array
    {
        return array_map(
            static fn (array $row): CallFacts => CallFacts::fromJson((string) $row['facts']),
            $this->db->rows('SELECT facts FROM {calls} WHERE twin_of = %d ORDER BY connection_id', [$id]),
        );
    }

    /** @return list<Call> rows that have waited for the counting connection since before that time */
    public function waitingSince(int $before, int $limit): array
    {
        return array_map(
            Call::fromRow(...),
            $this->db->rows("SELECT * FROM {calls} WHERE direction = 'waiting' AND heard_at < %d ORDER BY heard_at LIMIT %d", [$before, $limit]),
        );
    }

    /** The counting connection has not reported it: it counts all the same, and says so. */
    public function countAlone(Call $call, Direction $direction): bool
    {
        return $this->db->run(
            "UPDATE {calls} SET direction = %s, seen_only = 1, rev = rev + 1 WHERE id = %d AND rev = %d AND direction = 'waiting'",
            [$direction->value, $call->id, $call->rev],
        ) === 1;
    }
}
