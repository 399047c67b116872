<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Forecast;

use Ringwell\Forecast\Forecast;
use Ringwell\Forecast\PastVisits;
use Ringwell\Lease\ExposureEvent;
use Ringwell\Lease\Pool;
use Ringwell\Lease\PoolLog;
use Ringwell\Lease\PoolSettings;
use Ringwell\Number\Role;
use Ringwell\Tests\Integration\Support\Recorded;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Tests\Support\At;
use Ringwell\Time;

/** From the log to the hold in force, by the hourly run. */
final class ForecastTest extends TestCase
{
    private Pool $pool;

    protected function setUp(): void
    {
        parent::setUp();
        $target = $this->services->targets()->add('Reception', '+74950000001', null);
        $id = $this->services->pools()->add('Yandex', $target, new PoolSettings());
        $this->pool = $this->pool($id);
        $this->services->pools()->addNumbers($this->pool, ['+74951110001', '+74951110002']);
    }

    public function testTheLogIsReadAsVisits(): void
    {
        $at = self::START - Time::DAY;
        $this->log($at, ExposureEvent::GRANTED, 1, kind: 'default');
        $this->log($at + 1_000, ExposureEvent::GRANTED, 2);
        $this->log($at + 4_000, ExposureEvent::CONFIRMED, 2);
        $this->log($at + 40_000, ExposureEvent::ACTIVE, 2, ago: 5_000);
        $this->log($at + 50_000, ExposureEvent::GRANTED, 2);
        $this->log($at + 60_000, ExposureEvent::TAP, 2, ago: 1_000);
        $this->log($at + 70_000, ExposureEvent::CALLED, 2);
        $this->log($at + 90_000, ExposureEvent::GRANTED, 3, kind: 'default');
        $this->log($at + 95_000, ExposureEvent::GRANTED, 4);
        $this->log($at - 40 * Time::DAY, ExposureEvent::GRANTED, 5);

        $visits = (new PastVisits(new PoolLog($this->services->db())))->latest($this->pool->id, self::START);

        $told = array_map(static fn ($visit): array => [
            $visit->at - $at,
            $visit->activeAt - $at,
            $visit->tappedAt === null ? null : $visit->tappedAt - $at,
            $visit->calledAt === null ? null : $visit->calledAt - $at,
            $visit->isConfirmed,
        ], $visits);
        self::assertSame([
            [0, 34_000, 58_000, 69_000, true],
            [1_000, 35_000, 59_000, 70_000, true],
            [90_000, 90_000, null, null, false],
            [95_000, 95_000, null, null, false],
        ], $told, 'Those without a number are like the others in turn.');
    }

    public function testPagesAndPeopleAreKnownOfThoseWithoutANumberToo(): void
    {
        $at = self::START - Time::DAY;
        $this->log($at, ExposureEvent::GRANTED, 1);
        $this->log($at + 1_000, ExposureEvent::GRANTED, 2, kind: 'default');
        $this->log($at + 61_000, ExposureEvent::GRANTED, 2);
        $this->log($at + 2_000, ExposureEvent::GRANTED, 3, kind: 'default');
        $this->log($at + 3_000, ExposureEvent::GRANTED, 4);
        $db = $this->services->db();
        foreach ([1 => 'a', 2 => 'b', 3 => 'a', 4 => 'c'] as $visit => $who) {
            $db->run(
                'INSERT INTO {visits} (id, visit, visitor, started_at, seen_at, source_id, shown_source_id, click_ids) VALUES (%d, %s, %s, %d, %d, 5, 5, %s)',
                [$visit, str_repeat((string) $visit, 32), str_repeat($who, 32), $at, $at + 122_000, '{}'],
            );
        }
        foreach ([[2, 1_000], [2, 61_000], [3, 2_000], [3, 72_000], [9, 5_000]] as [$visit, $after]) {
            $db->run('INSERT INTO {page_views} (visit, at, path) VALUES (%d, %d, %s)', [$visit, $at + $after, '/']);
        }

        $visits = (new PastVisits(new PoolLog($db)))->latest($this->pool->id, self::START);

        self::assertSame([[], [61_000], [72_000], []], array_map(static fn ($visit): array => array_map(static fn (int $page): int => $page - $at, $visit->pages), $visits));
        self::assertSame([0, 1_000, 2_000, 3_000], array_map(static fn ($visit): int => $visit->at - $at, $visits));
        self::assertSame(['a', '', 'a', ''], array_map(static fn ($visit): string => substr($visit->visitor, 0, 1), $visits), 'Who came once is nobody in particular.');
        self::assertSame(152_000, $visits[2]->activeAt - $at, 'Without a lease his last sign of life is known to the minute.');
    }

    public function testItReadsABoundedPieceOfTheLogByItsIndex(): void
    {
        if (! $this->wpdb->dbh instanceof \mysqli) {
            self::markTestSkipped('EXPLAIN is MariaDB\'s.');
        }
        $this->log(self::START - 1_000, ExposureEvent::GRANTED, 1);
        $recorded = new Recorded($this->services->db());
        (new PastVisits(new PoolLog($recorded)))->latest($this->pool->id, self::START);

        self::assertCount(8, $recorded->sent);
        foreach ($recorded->sent as [$sql, $values]) {
            self::assertStringContainsString('LIMIT', $sql);
            $tables = array_filter(
                $this->services->db()->rows("EXPLAIN {$sql}", $values),
                static fn (array $line): bool => str_ends_with((string) $line['table'], 'ringwell_exposures'),
            );
            self::assertSame(['pool_at'], array_column($tables, 'key'));
            self::assertSame(['range'], array_column($tables, 'type'));
            self::assertStringNotContainsString('filesort', (string) array_column($tables, 'Extra')[0]);
        }
    }

    public function testTheHourlyRunChoosesTheHoldOncePerDay(): void
    {
        $this->fillLog();
        self::assertSame(15, $this->pool->holdMinutesNow());

        $this->services->forecaster()->run();

        $forecast = $this->services->forecasts()->find($this->pool->id);
        self::assertIsArray($forecast);
        self::assertSame(Forecast::HOLDS, array_column((array) $forecast['holds'], 'minutes'));
        $pool = $this->pool($this->pool->id);
        self::assertSame($forecast['best'], $pool->forecastMinutes);
        self::assertSame($forecast['best'], $pool->holdMinutesNow());
        self::assertSame([$forecast['best']], array_map(static fn (Pool $pool): int => $pool->holdMinutesNow(), $this->services->pools()->counted()));
        self::assertNotSame(15, $forecast['best']);

        $this->clock->advance(Time::HOUR);
        $this->services->forecaster()->run();
        self::assertSame($forecast, $this->services->forecasts()->find($this->pool->id));
        $this->clock->advance(Time::DAY);
        $this->services->forecaster()->run();
        self::assertNotSame($forecast['made'], $this->services->forecasts()->find($this->pool->id)['made'] ?? null);
    }

    public function testAChangedPoolIsForecastAnewAsSoonAsSomebodyLooks(): void
    {
        $this->actAs('ringwell_marketer');
        $this->shiftClock(self::START - (int) (microtime(true) * Time::SECOND));
        $this->fillLog();
        $this->services->forecaster()->run();
        $look = fn (): mixed => $this->rest('GET', "pools/{$this->pool->id}/forecast")->get_data();
        $first = $look();
        self::assertSame(2, At::path($first, 'numbers'));
        self::assertSame($first, $look(), 'Nothing has changed.');

        [$added] = $this->services->pools()->addNumbers($this->pool, ['+74951110003']);
        self::assertSame(3, At::path($look(), 'numbers'));
        $this->services->pools()->withdraw($added, Role::quarantined());
        self::assertSame(2, At::path($look(), 'numbers'));
        $this->services->pools()->update($this->pool->id, 'Yandex', new PoolSettings(null, Pool::FROM_ACTIVITY));
        self::assertNotSame(At::path($first, 'holds'), At::path($look(), 'holds'));
    }

    public function testAForecastOfThePoolThatWasStaysOutOfDate(): void
    {
        // Where there are visits to forecast from, a door has made the plan.
        $this->services->plan();
        $forecasts = $this->services->forecasts();
        $rev = $forecasts->rev();
        $this->services->pools()->update($this->pool->id, 'Yandex', new PoolSettings(null, Pool::FROM_ACTIVITY));
        $forecasts->keep($this->pool->id, null, null, $this->clock->now(), $rev);
        self::assertTrue($forecasts->isOutOfDate($this->pool->id));

        $this->services->forecaster()->run();
        self::assertFalse($forecasts->isOutOfDate($this->pool->id));
    }

    public function testTheHourlyHookRunsIt(): void
    {
        self::assertNotSame([], $this->services->forecasts()->due(0));

        do_action(\Ringwell\Privacy\Hooks::FORGET);

        self::assertSame([], $this->services->forecasts()->due(0), 'No pool is left without a try.');
    }

    public function testAHoldThatAPersonSetStaysInForce(): void
    {
        $this->services->pools()->update($this->pool->id, 'Yandex', new PoolSettings(45));
        $this->fillLog();
        $this->services->forecaster()->run();

        $pool = $this->pool($this->pool->id);
        self::assertNotNull($pool->forecastMinutes);
        self::assertSame(45, $pool->holdMinutesNow());
    }

    public function testAForecastThatTheLogNoLongerBearsIsForgotten(): void
    {
        $this->fillLog();
        $this->services->forecaster()->run();
        $this->clock->advance(60 * Time::DAY);
        $this->services->forecaster()->run();

        self::assertNull($this->services->forecasts()->find($this->pool->id));
        self::assertSame(15, $this->pool($this->pool->id)->holdMinutesNow());
    }

    public function testTheRouteTellsWhatEachHoldBrings(): void
    {
        $this->actAs('ringwell_marketer');
        $this->shiftClock(self::START - (int) (microtime(true) * Time::SECOND));
        $path = "pools/{$this->pool->id}/forecast";
        $empty = $this->rest('GET', $path);
        self::assertSame(200, $empty->get_status());
        self::assertSame([], At::path($empty->get_data(), 'holds'));
        $this->fillLog();
        $this->clock->advance(Time::DAY);
        $this->services->forecaster()->run();

        self::assertCount(12, At::column(At::path($this->rest('GET', $path)->get_data(), 'holds'), 'yield'));
        self::assertSame(404, $this->rest('GET', 'pools/999999/forecast')->get_status());
        $this->actAs('subscriber');
        self::assertSame(403, $this->rest('GET', $path)->get_status());
    }

    /** Every ten minutes somebody who stays a minute, in the last ten days. */
    private function fillLog(): void
    {
        $events = [];
        for ($visit = 1; $visit <= 1_400; $visit++) {
            $at = self::START - 10 * Time::DAY + $visit * 10 * Time::MINUTE;
            $events[] = $this->event($at, ExposureEvent::GRANTED, $visit);
            $events[] = $this->event($at + Time::MINUTE, ExposureEvent::ACTIVE, $visit);
        }
        foreach (array_chunk($events, 500) as $some) {
            $this->services->exposures()->append($some);
        }
    }

    private function log(int $at, string $event, int $visit, string $kind = 'pool', int $ago = 0): void
    {
        $this->services->exposures()->append([$this->event($at, $event, $visit, $kind, $ago)]);
    }

    private function event(int $at, string $event, int $visit, string $kind = 'pool', int $ago = 0): ExposureEvent
    {
        return new ExposureEvent($at, $event, $kind, 1, $this->pool->targetId, null, $this->pool->id, $visit, null, null, $ago);
    }

    private function pool(int $id): Pool
    {
        $pool = $this->services->pools()->find($id);
        self::assertNotNull($pool);

        return $pool;
    }
}
