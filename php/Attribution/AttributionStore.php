<?php

declare(strict_types=1);

namespace Ringwell\Attribution;

use Ringwell\Call\Call;
use Ringwell\Call\Direction;
use Ringwell\Clock;
use Ringwell\Db\Connection;
use Ringwell\Db\Where;

/**
 * The answers, and what reports count of them: all but spam and calls that the clinic made itself. Periods are [from, to) in UTC milliseconds by the calls' start.
 */
final class AttributionStore
{
    private const COUNTS = "COUNT(*) AS calls, SUM(CASE WHEN result = 'answered' THEN 1 ELSE 0 END) AS answered,"
        . " SUM(CASE WHEN result = 'missed' THEN 1 ELSE 0 END) AS missed";

    /** The result of a call that the clinic made: it is tied to who asked for it, and counted nowhere. */
    private const OURS = 'ours';

    private const COUNTED = "call_started_at >= %d AND call_started_at < %d AND result NOT IN ('spam', 'ours')";

    /** call_rev is last, because MySQL assigns from left to right and the others compare with the old one. */
    private const COLUMNS = [
        'decided_at', 'call_started_at', 'rule', 'visit', 'source_id', 'group_id', 'probability', 'certainty', 'reasons', 'campaign', 'keyword',
        'result', 'call_rev',
    ];

    public function __construct(private readonly Connection $db, private readonly Clock $clock)
    {
    }

    public function find(int $callId): ?Attribution
    {
        return $this->many([$callId])[$callId] ?? null;
    }

    /**
     * @param  list<int>               $callIds
     * @return array<int, Attribution> by call id
     */
    public function many(array $callIds): array
    {
        if ($callIds === []) {
            return [];
        }
        $found = [];
        $marks = Where::marks(count($callIds));
        foreach ($this->db->rows("SELECT * FROM {attributions} WHERE call_id IN ({$marks})", $callIds) as $row) {
            $found[(int) $row['call_id']] = Attribution::fromRow($row);
        }

        return $found;
    }

    /** Writes the answer, unless one for a newer state of the call is there. */
    public function save(Attribution $attribution, Call $call): void
    {
        $values = [
            $this->clock->now(),
            $call->startedAt,
            $attribution->answer->rule,
            $attribution->answer->visit,
            $attribution->answer->sourceId,
            $attribution->answer->groupId,
            $attribution->answer->probability,
            $attribution->answer->certainty,
            (string) json_encode(array_map(static fn (Reason $reason): array => $reason->toArray(), $attribution->answer->reasons)),
            mb_substr($attribution->campaign, 0, 128),
            mb_substr($attribution->keyword, 0, 128),
            self::result($call),
            $call->rev,
        ];
        $updates = '';
        foreach (self::COLUMNS as $name) {
            // CASE, because IF() in SQLite's translation doesn't see the new row.
            $updates .= ($updates === '' ? '' : ', ') . "{$name} = CASE WHEN VALUES(call_rev) >= call_rev THEN VALUES({$name}) ELSE {$name} END";
        }
        $this->db->run(
            'INSERT INTO {attributions} (call_id, ' . implode(', ', self::COLUMNS) . ') VALUES (%d, ' . Where::marks(count($values), '%s') . ')'
            . " ON DUPLICATE KEY UPDATE {$updates}",
            [$call->id, ...$values],
        );
    }

    public function remove(int $callId): void
    {
        $this->db->run('DELETE FROM {attributions} WHERE call_id = %d', [$callId]);
    }

    /** @return array<int, int> source id => inbound calls; 0: no single source */
    public function countBySource(int $from, int $to): array
    {
        $counts = [];
        $rows = $this->db->rows(
            'SELECT source_id, COUNT(*) AS calls FROM {attributions} WHERE ' . self::COUNTED . ' GROUP BY source_id',
            [$from, $to],
        );
        foreach ($rows as $row) {
            $counts[(int) $row['source_id']] = (int) $row['calls'];
        }

        return $counts;
    }

    /** @return array<int, int> id of a group of sources => inbound calls that name it */
    public function countByGroup(int $from, int $to): array
    {
        $counts = [];
        $rows = $this->db->rows(
            'SELECT group_id, COUNT(*) AS calls FROM {attributions} WHERE group_id IS NOT NULL AND ' . self::COUNTED . ' GROUP BY group_id',
            [$from, $to],
        );
        foreach ($rows as $row) {
            $counts[(int) $row['group_id']] = (int) $row['calls'];
        }

        return $counts;
    }

    /** @return list<array{source_id: ?int, group_id: ?int, campaign: string, calls: int, answered: int, missed: int}> */
    public function countByCampaign(int $from, int $to): array
    {
        $rows = $this->db->rows(
            'SELECT source_id, group_id, campaign, ' . self::COUNTS . ' FROM {attributions}'
            . ' WHERE ' . self::COUNTED . ' GROUP BY source_id, group_id, campaign',
            [$from, $to],
        );

        return array_map(static fn (array $row): array => self::owner($row) + ['campaign' => (string) $row['campaign']] + self::counts($row), $rows);
    }

    /**
     * Calls of each stretch between neighbouring bounds (days of the clinic's zone), by source or group of sources.
     * Counted by quarters of an hour, the finest step that time zones differ by.
     *
     * @param  non-empty-list<int> $bounds ascending
     * @return list<list<array{source_id: ?int, group_id: ?int, calls: int, answered: int, missed: int}>> one fewer than bounds
     */
    public function countBetween(array $bounds): array
    {
        $stretches = array_fill(0, max(0, count($bounds) - 1), []);
        if ($stretches === []) {
            return [];
        }
        $rows = $this->db->rows(
            'SELECT FLOOR(call_started_at / 900000) AS quarter, source_id, group_id, ' . self::COUNTS . ' FROM {attributions}'
            . ' WHERE ' . self::COUNTED . ' GROUP BY FLOOR(call_started_at / 900000), source_id, group_id ORDER BY quarter',
            [$bounds[0], $bounds[count($bounds) - 1]],
        );
        $index = 0;
        foreach ($rows as $row) {
            // A quarter may begin before the first bound where that is "now" rather than midnight.
            $at = max($bounds[0], (int) $row['quarter'] * 900_000);
            while ($at >= $bounds[$index + 1]) {
                $index++;
            }
            $owner = self::owner($row);
            $counts = self::counts($row);
            $key = "{$owner['source_id']}/{$owner['group_id']}";
            $before = $stretches[$index][$key] ?? $owner + ['calls' => 0, 'answered' => 0, 'missed' => 0];
            foreach ($counts as $name => $count) {
                $before[$name] += $count;
            }
            $stretches[$index][$key] = $before;
        }

        return array_map(array_values(...), $stretches);
    }

    /**
     * @param  array<string, string|null> $row
     * @return array{source_id: ?int, group_id: ?int}
     */
    private static function owner(array $row): array
    {
        return [
            'source_id' => $row['source_id'] === null ? null : (int) $row['source_id'],
            'group_id' => $row['group_id'] === null ? null : (int) $row['group_id'],
        ];
    }

    /** @return array{calls: int, answered: int, missed: int} */
    public function count(int $from, int $to): array
    {
        $rows = $this->db->rows(
            'SELECT ' . self::COUNTS . ' FROM {attributions} WHERE ' . self::COUNTED,
            [$from, $to],
        );

        return self::counts($rows[0] ?? []);
    }

    /**
     * Adds to a list of calls what only this room knows.
     *
     * @param literal-string $column   holds the call's id
     * @param ?int           $sourceId 0: calls whose source is not known
     * @param ?string        $campaign '': calls without one
     * @param ?int           $groupId  a group of sources
     */
    public function filter(Where $where, string $column, ?int $sourceId, ?string $certainty, ?string $campaign = null, ?int $groupId = null): void
    {
        if ($campaign !== null) {
            $where->and("{$column} IN (SELECT call_id FROM {attributions} WHERE campaign = %s)", [mb_scrub($campaign, 'UTF-8')]);
        }
        if ($sourceId === 0) {
            $where->and("{$column} IN (SELECT call_id FROM {attributions} WHERE source_id IS NULL AND group_id IS NULL)");
        } elseif ($sourceId !== null) {
            $where->and("{$column} IN (SELECT call_id FROM {attributions} WHERE source_id = %d)", [$sourceId]);
        }
        if ($groupId !== null) {
            $where->and("{$column} IN (SELECT call_id FROM {attributions} WHERE group_id = %d)", [$groupId]);
        }
        if ($certainty !== null) {
            $where->and("{$column} IN (SELECT call_id FROM {attributions} WHERE certainty = %s)", [$certainty]);
        }
    }

    private static function result(Call $call): string
    {
        if ($call->direction !== Direction::In) {
            return self::OURS;
        }

        return $call->isSpam ? 'spam' : match ($call->result()) {
            'answered', 'talking' => 'answered',
            'missed' => 'missed',
            default => 'open',
        };
    }

    /**
     * @param  array<string, string|null> $row
     * @return array{calls: int, answered: int, missed: int}
     */
    private static function counts(array $row): array
    {
        return ['calls' => (int) ($row['calls'] ?? 0), 'answered' => (int) ($row['answered'] ?? 0), 'missed' => (int) ($row['missed'] ?? 0)];
    }
}
