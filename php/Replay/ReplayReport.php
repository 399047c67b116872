<?php

declare(strict_types=1);

namespace Ringwell\Replay;

use Ringwell\Lease\Claim;
use Ringwell\Lease\Pool;
use Ringwell\Time;

/**
 * What the exposure log says of a period, counted anew from its lines: coverage, overflow, who was shown what. Nothing
 * that was counted before is used, so that the same log gives the same answer each time and on every server.
 */
final class ReplayReport
{
    public function __construct(private readonly ReplayDesk $desk)
    {
    }

    /**
     * @param  list<Pool> $pools
     * @return list<array<string, mixed>> as report-replay.json has pools
     */
    public function pools(array $pools, int $from, int $to): array
    {
        return array_map(fn (Pool $pool): array => self::pool($pool, $this->desk->tally($pool->id, $from, $to)), $pools);
    }

    /**
     * Who had one number, oldest first.
     *
     * @return array{spans: list<array<string, mixed>>, more: bool} as report-replay.json has them
     */
    public function number(int $numberId, int $from, int $to, int $limit): array
    {
        $spans = [];
        foreach ($this->desk->spans($from, $to, null, $numberId) as $span) {
            if (count($spans) === $limit) {
                return ['spans' => $spans, 'more' => true];
            }
            $spans[] = self::span($span);
        }

        return ['spans' => $spans, 'more' => false];
    }

    /**
     * How many times a number was somebody's, and a mark of all of it together: two servers that print the same mark
     * have told the same story.
     *
     * @return array{spans: int, mark: string}
     */
    public function mark(int $from, int $to, ?int $poolId): array
    {
        $hash = hash_init('sha256');
        $count = 0;
        foreach ($this->desk->spans($from, $to, $poolId) as $span) {
            hash_update($hash, $span->line());
            $count++;
        }

        return ['spans' => $count, 'mark' => substr(hash_final($hash), 0, 16)];
    }

    /** @return list<array<string, mixed>> as report-replay.json has differences */
    public function differences(?int $poolId): array
    {
        return array_map(static fn (Fault $fault): array => [
            'number' => $fault->numberId,
            'kind' => $fault->kind,
            'rev' => $fault->rev,
            'visit' => $fault->visit,
            'log' => $fault->log,
            'row' => $fault->row,
        ], iterator_to_array($this->desk->check($poolId), false));
    }

    /** @return array<string, mixed> */
    private static function pool(Pool $pool, Tally $tally): array
    {
        return [
            'id' => $pool->id,
            'name' => $pool->name,
            'visits' => $tally->visits(),
            'given' => $tally->given(),
            'coverage' => $tally->visits() === 0 ? null : $tally->given() / $tally->visits(),
            'overflow' => $tally->met(Claim::OVERFLOW),
            'busy' => $tally->met(Claim::BUSY),
            'network' => $tally->met(Claim::NETWORK),
        ];
    }

    /** @return array<string, mixed> */
    private static function span(Span $span): array
    {
        return [
            'from' => Time::iso($span->from),
            'to' => Time::isoOrNull($span->to),
            'visit' => $span->visit,
            'source' => $span->sourceId,
            'pool' => $span->poolId,
            'end' => $span->endBy,
        ];
    }
}
