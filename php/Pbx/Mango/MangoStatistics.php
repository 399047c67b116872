<?php

declare(strict_types=1);

namespace Ringwell\Pbx\Mango;

use Ringwell\Call\CallEvent;
use Ringwell\Pbx\HttpAnswer;
use Ringwell\Pbx\Period;
use Ringwell\Pbx\Pulled;
use Ringwell\Pbx\PullFailed;
use Ringwell\Pbx\Said;
use Ringwell\Pbx\Unreadable;
use Ringwell\Time;

/**
 * The extended statistics: a report is ordered, then asked for until it is made. ("API MANGO OFFICE v1.9", stats/calls)
 *
 * Its period is written as Moscow's clocks show it and must be under 30 days. A report that is still worked on may
 * already hold some of its rows; only one that is complete is read.
 */
final class MangoStatistics
{
    public const LONGEST = 29 * Time::DAY;
    /** One of the few sizes of a page that Mango allows. */
    public const PAGE = 500;
    /** Moscow has had no summer time since October 2014. */
    private const MOSCOW = 3 * Time::HOUR;
    /** Mango allows one question about statistics in two seconds, and wants five between two for a report. */
    private const BETWEEN = 3 * Time::SECOND;
    private const UNTIL_MADE = 5 * Time::SECOND;
    /** Five minutes. */
    private const MOST_ASKS = 60;

    public function __construct(private readonly MangoApi $api)
    {
    }

    /**
     * @param  ?array<string, mixed> $resume
     * @throws PullFailed
     */
    public function step(Period $period, ?array $resume): Pulled
    {
        $said = new Said($resume ?? []);
        $offset = max(0, $said->int('offset') ?? 0);
        $key = $said->text('key') ?? '';

        return $key === '' ? $this->order($period, $offset) : $this->collect($key, $offset, $said->int('asks') ?? 0);
    }

    private function order(Period $period, int $offset): Pulled
    {
        $answer = $this->api->ask('stats/calls/request/', [
            'start_date' => self::moscow($period->from),
            'end_date' => self::moscow($period->to),
            'limit' => (string) self::PAGE,
            'offset' => (string) $offset,
        ]);
        $this->orFail($answer);
        $key = (new Said($answer->json()))->text('key') ?? '';
        if ($key === '') {
            throw new PullFailed(PullFailed::UNREADABLE, 'key');
        }

        return new Pulled([], ['key' => $key, 'offset' => $offset, 'asks' => 0], self::BETWEEN);
    }

    private function collect(string $key, int $offset, int $asks): Pulled
    {
        $answer = $this->api->ask('stats/calls/result/', ['key' => $key]);
        $this->orFail($answer);
        $status = $answer->status === 204 ? 'work' : (new Said($answer->json()))->text('status');
        if (in_array($status, ['request', 'work'], true)) {
            if ($asks >= self::MOST_ASKS) {
                throw new PullFailed(PullFailed::REFUSED, 'The report is never made.');
            }

            return new Pulled([], ['key' => $key, 'offset' => $offset, 'asks' => $asks + 1], self::UNTIL_MADE);
        }
        if ($status !== 'complete') {
            throw new PullFailed($status === null ? PullFailed::UNREADABLE : PullFailed::REFUSED, "status {$status}");
        }
        $rows = self::rows($answer);
        $events = self::events($rows);

        return count($rows) < self::PAGE ? new Pulled($events) : new Pulled($events, ['offset' => $offset + self::PAGE], self::BETWEEN);
    }

    /** @return list<array<mixed>> "data" is a list of chunks, each with a list of calls */
    private static function rows(HttpAnswer $answer): array
    {
        $chunks = $answer->json()['data'] ?? [];
        $rows = [];
        foreach (is_array($chunks) ? $chunks : [] as $chunk) {
            $list = is_array($chunk) ? $chunk['list'] ?? [] : [];
            array_push($rows, ...array_values(array_filter(is_array($list) ? $list : [], is_array(...))));
        }

        return $rows;
    }

    /**
     * @param  list<array<mixed>> $rows
     * @return list<CallEvent>    of those that can be read; one bad row is no reason to lose the others
     */
    private static function events(array $rows): array
    {
        $events = [];
        $bad = 0;
        foreach ($rows as $row) {
            try {
                array_push($events, ...MangoRow::read($row));
            } catch (Unreadable) {
                $bad++;
            }
        }
        if ($bad > 0 && $bad === count($rows)) {
            throw new PullFailed(PullFailed::UNREADABLE, 'data');
        }

        return $events;
    }

    private function orFail(HttpAnswer $answer): void
    {
        $refusal = MangoApi::refusal($answer);
        if ($refusal !== null) {
            throw $refusal;
        }
    }

    private static function moscow(int $utc): string
    {
        return gmdate('d.m.Y H:i:s', intdiv($utc + self::MOSCOW, Time::SECOND));
    }
}
