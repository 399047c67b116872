<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

use Ringwell\Clock;
use Ringwell\Db\Connection as Database;
use Ringwell\Time;

/** What went wrong with a connection. The same thing again within an hour only counts up, so a flood fills nothing. */
final class ConnectionLog
{
    public const WRONG_ADDRESS = 'wrong_address';
    public const WRONG_SIGNATURE = 'wrong_signature';
    /** Genuine by its signature, which belongs to another call or to the day before. */
    public const BORROWED_SIGNATURE = 'borrowed_signature';
    public const SWITCHED_OFF = 'switched_off';
    public const SECRETS_LOST = 'secrets_lost';
    public const TOO_LARGE = 'too_large';
    public const TOO_MANY = 'too_many';
    public const UNREADABLE = 'unreadable';
    public const EVENT_FAILED = 'event_failed';
    public const CLOCK_OFF = 'clock_off';
    /** A sign of life, which anybody may send who knows the address: it proves that the address is right, not that events come. */
    public const PING = 'ping';
    /** A pull found what events had missed; the detail says how many calls. */
    public const REPAIRED = 'pull_repaired';

    /** The clinic had picked up, and the phone system would not ring the patient; the detail has its words. */
    public const NOT_GONE_ON = 'not_gone_on';

    /** Codes that mean that events are turned away. */
    public const REFUSALS = [self::WRONG_ADDRESS, self::WRONG_SIGNATURE, self::SWITCHED_OFF, self::SECRETS_LOST, self::TOO_LARGE, self::TOO_MANY];

    private const KEPT_ROWS = 200;

    public function __construct(private readonly Database $db, private readonly Clock $clock)
    {
    }

    /** @param 'info'|'warning'|'error' $level */
    public function write(int $connectionId, string $level, string $code, string $detail = ''): void
    {
        $now = $this->clock->now();
        $detail = mb_substr($detail, 0, 255);
        $counted = $this->db->run(
            'UPDATE {connection_log} SET hits = hits + 1, at = %d, detail = %s WHERE connection_id = %d AND code = %s AND at > %d',
            [$now, $detail, $connectionId, $code, $now - Time::HOUR],
        );
        if ($counted > 0) {
            return;
        }
        $this->db->run(
            'INSERT INTO {connection_log} (connection_id, at, level, code, detail, hits) VALUES (%d, %d, %s, %s, %s, 1)',
            [$connectionId, $now, $level, $code, $detail],
        );
        $this->prune($connectionId);
    }

    /** @return list<array{at: int, level: string, code: string, detail: string, hits: int}> the newest first */
    public function latest(int $connectionId, int $limit = 50): array
    {
        $rows = $this->db->rows('SELECT * FROM {connection_log} WHERE connection_id = %d ORDER BY at DESC, id DESC LIMIT %d', [$connectionId, $limit]);

        return array_map(static fn (array $row): array => [
            'at' => (int) $row['at'],
            'level' => (string) $row['level'],
            'code' => (string) $row['code'],
            'detail' => (string) $row['detail'],
            'hits' => (int) $row['hits'],
        ], $rows);
    }

    /** @return array<int, array<string, int>> connection id => code => when last, for what happened since */
    public function since(int $since): array
    {
        $last = [];
        foreach ($this->db->rows('SELECT connection_id, code, MAX(at) AS last_at FROM {connection_log} WHERE at >= %d GROUP BY connection_id, code', [$since]) as $row) {
            $last[(int) $row['connection_id']][(string) $row['code']] = (int) $row['last_at'];
        }

        return $last;
    }

    private function prune(int $connectionId): void
    {
        $edge = $this->db->rows(
            'SELECT id FROM {connection_log} WHERE connection_id = %d ORDER BY id DESC LIMIT 1 OFFSET %d',
            [$connectionId, self::KEPT_ROWS],
        )[0]['id'] ?? null;
        if ($edge !== null) {
            $this->db->run('DELETE FROM {connection_log} WHERE connection_id = %d AND id <= %d', [$connectionId, (int) $edge]);
        }
    }
}
