<?php

declare(strict_types=1);

namespace Ringwell\Pbx;

use Ringwell\Db\Connection as Database;

/** What connections were seen to do by themselves: how their clocks go, and when calls usually come. */
final class Learnt
{
    public function __construct(private readonly Database $db)
    {
    }

    /**
     * A live event came.
     *
     * @param  int $saidAt by the phone system's clock
     * @return int as ahead() says
     */
    public function heard(int $connectionId, int $saidAt, int $receivedAt): int
    {
        $before = $this->clock($connectionId);
        $lag = $before->with($saidAt, $receivedAt);
        if ($lag !== null) {
            // Of two that write at once one is forgotten: it is one of fifteen.
            $this->db->run('UPDATE {connections} SET clock_lags = %s WHERE id = %d', [$lag->toJson(), $connectionId]);
        }

        return ($lag ?? $before)->correction();
    }

    /** Milliseconds by which a connection's clock is known to be ahead of ours; 0 where it is right, or nothing is known for sure. */
    public function ahead(int $connectionId): int
    {
        return $this->clock($connectionId)->correction();
    }

    /** The owner set a clock or a zone: what was learnt before is no longer so. */
    public function forgetClock(int $connectionId): void
    {
        $this->db->run('UPDATE {connections} SET clock_lags = NULL WHERE id = %d', [$connectionId]);
    }

    public function learnHabit(int $connectionId, Habit $habit): void
    {
        $this->db->run('UPDATE {connections} SET usual = %s WHERE id = %d', [$habit->toJson(), $connectionId]);
    }

    /** @return array<int, array{clock: ClockLag, habit: ?Habit}> by connection id */
    public function all(): array
    {
        $learnt = [];
        foreach ($this->db->rows('SELECT id, clock_lags, usual FROM {connections}') as $row) {
            $learnt[(int) $row['id']] = ['clock' => ClockLag::fromJson($row['clock_lags']), 'habit' => Habit::fromJson($row['usual'])];
        }

        return $learnt;
    }

    private function clock(int $connectionId): ClockLag
    {
        return ClockLag::fromJson($this->db->rows('SELECT clock_lags FROM {connections} WHERE id = %d', [$connectionId])[0]['clock_lags'] ?? null);
    }
}
