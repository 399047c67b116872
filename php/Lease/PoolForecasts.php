<?php

declare(strict_types=1);

namespace Ringwell\Lease;

use Ringwell\Db\Connection;
use Ringwell\Plan\Changes;
use Ringwell\Plan\PlanMark;

/** The last forecast of each pool, which stands in its row: the plan takes the hold from there. Made in the room Forecast. */
final class PoolForecasts
{
    public function __construct(private readonly Connection $db)
    {
    }

    /** @return list<Pool> whose forecast is from before then or out of date, the oldest first */
    public function due(int $before): array
    {
        return array_map(Pool::fromRow(...), $this->db->rows(
            'SELECT * FROM {pools} WHERE forecast_at IS NULL OR forecast_at < %d ORDER BY forecast_at, id',
            [$before],
        ));
    }

    /** Whether the pool's settings or numbers have changed since its forecast was made, or none was tried yet. */
    public function isOutOfDate(int $poolId): bool
    {
        return $this->db->rows('SELECT 1 AS found FROM {pools} WHERE id = %d AND forecast_at IS NULL', [$poolId]) !== [];
    }

    /** @return ?array<string, mixed> as pool-forecast.json has it; null where none was made, or too little was known */
    public function find(int $poolId): ?array
    {
        $row = $this->db->rows('SELECT hold_forecast FROM {pools} WHERE id = %d', [$poolId])[0] ?? null;
        /** @var ?array<string, mixed> $forecast as keep() was told it */
        $forecast = json_decode($row['hold_forecast'] ?? '', true);

        return $forecast;
    }

    /** Of the plan: whoever changes a pool or its numbers raises it. To be read before what a forecast is made of. */
    public function rev(): int
    {
        return (new PlanMark($this->db))->rev();
    }

    /**
     * A forecast takes a while. Where something changed meanwhile it may be of the pool that was, and stays out of date.
     *
     * @param ?int                  $best minutes; null: there is too little to tell from, or too little again
     * @param ?array<string, mixed> $told as pool-forecast.json has it
     * @param int                   $rev  as it was before
     */
    public function keep(int $poolId, ?int $best, ?array $told, int $now, int $rev): void
    {
        Changes::run($this->db, function () use ($poolId, $best, $told, $now, $rev): void {
            $this->db->run(
                'UPDATE {pools} SET forecast_minutes = %d, forecast_at = %d, hold_forecast = %s WHERE id = %d',
                [$best, $now, $told === null ? null : json_encode($told, JSON_THROW_ON_ERROR), $poolId],
            );
            $mark = new PlanMark($this->db);
            $mark->touch();
            // Its row is ours until the COMMIT: one more than before is this very change.
            if ($mark->rev() > $rev + 1) {
                $this->db->run('UPDATE {pools} SET forecast_at = NULL WHERE id = %d', [$poolId]);
            }
        });
    }
}
