<?php

declare(strict_types=1);

namespace Ringwell\Page;

use Ringwell\Clock;
use Ringwell\Db\Connection;
use Ringwell\Db\Retry;
use Ringwell\Time;

/** How many page views were refused a number, by day (UTC, counted from 1970), pool and kind. Nothing else is kept of them. */
final class RefusalStore
{
    public function __construct(private readonly Connection $db, private readonly Clock $clock)
    {
    }

    /**
     * @param string    $kind    one of Refused::ALL
     * @param list<int> $poolIds whose numbers the page would have shown
     */
    public function count(string $kind, array $poolIds): void
    {
        foreach ($poolIds as $poolId) {
            Retry::statement(fn () => $this->db->run(
                'INSERT INTO {refusals} (day, pool_id, kind, times) VALUES (%d, %d, %s, 1) ON DUPLICATE KEY UPDATE times = times + 1',
                [self::day($this->clock->now()), $poolId, $kind],
            ));
        }
    }

    /** @return array<int, array<string, int>> pool id => kind => how often, on the days of this period, both included */
    public function between(int $from, int $to): array
    {
        $counts = [];
        $rows = $this->db->rows(
            'SELECT pool_id, kind, SUM(times) AS times FROM {refusals} WHERE day >= %d AND day <= %d GROUP BY pool_id, kind',
            [self::day($from), self::day($to)],
        );
        foreach ($rows as $row) {
            $counts[(int) $row['pool_id']][(string) $row['kind']] = (int) $row['times'];
        }

        return $counts;
    }

    public function forgetBefore(int $before): void
    {
        $this->db->run('DELETE FROM {refusals} WHERE day < %d', [self::day($before)]);
    }

    private static function day(int $at): int
    {
        return intdiv($at, Time::DAY);
    }
}
