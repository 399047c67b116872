<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Replay;

use Ringwell\Db\Statement;
use Ringwell\Lease\Claim;
use Ringwell\Lease\Claimant;
use Ringwell\Lease\ExposureEvent;
use Ringwell\Lease\ExposureHistory;
use Ringwell\Lease\Pool;
use Ringwell\Number\Role;
use Ringwell\Replay\Fault;
use Ringwell\Replay\ReplayDesk;
use Ringwell\Tests\Integration\Support\Recorded;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Tests\Support\WholeReplay;
use Ringwell\Time;

final class ReplayDeskTest extends TestCase
{
    private Pool $pool;

    /** @var list<int> */
    private array $numbers = [];

    protected function setUp(): void
    {
        parent::setUp();
        $this->pool = new Pool(1, 'Yandex Direct', 1, 10, Pool::FROM_GIVING, 15, 1440);
        $this->services->db()->run('INSERT INTO {pools} (id, name, target_id, created_at) VALUES (1, %s, 1, 0)', ['Yandex Direct']);
        $this->numbers = $this->services->pools()->addNumbers($this->pool, ['+74951110001', '+74951110002', '+74951110003']);
    }

    public function testInSmallPiecesTheAnswerIsThatOfTheWholeLogAtOnce(): void
    {
        $this->liveADay();
        $log = array_map(ExposureEvent::fromRow(...), $this->services->db()->rows('SELECT * FROM {exposures}'));
        $whole = WholeReplay::of($log);
        $far = self::START + Time::DAY * 400;

        foreach ([5, 7, 100] as $atOnce) {
            $desk = $this->desk($atOnce);
            self::assertEquals($whole->spans, iterator_to_array($desk->spans(0, $far), false));
            foreach ($this->numbers as $number) {
                self::assertEquals($whole->states[$number], $desk->state($number));
            }
            self::assertEquals($whole->pools[1], $desk->tally(1, 0, $far));
            self::assertSame([], iterator_to_array($desk->check(), false));
        }
        self::assertGreaterThan(20, count($whole->spans));
    }

    public function testAPeriodTellsWhatLiesInItAndWasGivenBeforeIt(): void
    {
        $this->liveADay();
        $all = iterator_to_array($this->desk()->spans(0, self::START + 400 * Time::DAY), false);

        foreach ([[0, 1], [3, 4], [3, 12], [23, 24], [30, 31], [-5, -4]] as [$from, $to]) {
            [$from, $to] = [self::START + $from * Time::HOUR, self::START + $to * Time::HOUR];
            $expected = array_values(array_filter($all, static fn ($span): bool => $span->isWithin($from, $to)));
            self::assertEquals($expected, iterator_to_array($this->desk(4)->spans($from, $to), false));
        }
        $mine = array_values(array_filter($all, fn ($span): bool => $span->numberId === $this->numbers[1]));
        self::assertEquals($mine, iterator_to_array($this->desk()->spans(0, self::START + 400 * Time::DAY, 1, $this->numbers[1]), false));
        self::assertSame([], iterator_to_array($this->desk()->spans(0, self::START + 400 * Time::DAY, 77), false));
    }

    public function testCoverageIsWhatThePoolsPageSays(): void
    {
        $this->liveADay();
        $to = self::START + 12 * Time::HOUR;

        $expected = $this->services->exposures()->coverage(self::START, $to)[1];
        $tally = $this->desk(3)->tally(1, self::START, $to);

        self::assertSame($expected, ['visits' => $tally->visits(), 'given' => $tally->given(), 'overflow' => $tally->met(Claim::OVERFLOW)]);
        self::assertGreaterThan(0, $tally->met(Claim::OVERFLOW));
    }

    public function testEveryKindOfDifferenceIsNamed(): void
    {
        $this->liveADay();
        [$first, $second, $third] = $this->numbers;
        $db = $this->services->db();
        $db->run('UPDATE {leases} SET hold_until = hold_until - 1 WHERE number_id = %d', [$first]);
        $db->run("UPDATE {leases} SET lease = 'ffffffffffffffffffffffffffffffff', rev = rev + 1 WHERE number_id = %d", [$second]);
        $this->addVisits();
        $db->run('DELETE FROM {leases} WHERE number_id = %d', [$third]);

        $faults = array_map(static fn (Fault $fault): array => [$fault->numberId, $fault->kind], iterator_to_array($this->desk()->check(), false));

        self::assertSame([[$first, Fault::DIFFERENT], [$second, Fault::NOT_LOGGED], [$third, Fault::BEHIND]], $faults);
    }

    public function testWhatWasForgottenWithItsVisitIsNoDifference(): void
    {
        $this->liveADay();
        $this->addVisits();
        $holder = (int) $this->services->db()->rows('SELECT visit FROM {leases} WHERE number_id = %d', [$this->numbers[0]])[0]['visit'];
        $this->services->exposures()->forget([$holder]);
        self::assertSame([Fault::NOT_LOGGED], array_map(static fn (Fault $fault): string => $fault->kind, iterator_to_array($this->desk()->check(1), false)));

        $this->services->visits()->forget([$holder]);

        self::assertSame([], iterator_to_array($this->desk()->check(), false));
    }

    /** RINGWELL_REPLAY_LINES=1000000 (npm run test:replay) shows it of a million. */
    public function testALongLogTakesNoMoreMemoryThanAShortOne(): void
    {
        $told = getenv('RINGWELL_REPLAY_LINES');
        $many = $told === false ? 40_000 : (int) $told;
        $far = self::START + ($many + 1) * Time::MINUTE;
        $use = [];
        foreach ([10_000, $many] as $lines) {
            $this->writeLines($lines);
            $before = memory_get_usage();
            $most = 0;
            $spans = 0;
            foreach ($this->desk()->spans(0, $far) as $_) {
                $spans++;
                $most = max($most, memory_get_usage() - $before);
            }
            self::assertSame($lines, $spans);
            self::assertSame($lines, $this->desk()->tally(1, 0, $far)->visits());
            $use[] = $most;
        }
        if ($many > 40_000) {
            fwrite(STDERR, sprintf("%d lines: %.1f MB, %d lines: %.1f MB\n", 10_000, $use[0] / 1024 ** 2, $many, $use[1] / 1024 ** 2));
        }
        // At least four times the lines, which would take more than 20 MB. What the connection keeps of its last answer varies,
        // and on SQLite the replay may need no more than writing the lines has left.
        self::assertLessThan(2 * max($use[0], 2 * 1024 * 1024), $use[1]);
    }

    public function testEveryReadOfTheLogGoesByAnIndex(): void
    {
        $this->writeLines(10_000);
        $recorded = new Recorded($this->services->db());
        $desk = new ReplayDesk(new ExposureHistory($recorded), $this->services->visits());
        [$from, $to] = [self::START + 20 * Time::HOUR, self::START + 21 * Time::HOUR];
        iterator_to_array($desk->check(), false);
        iterator_to_array($desk->spans($from, $to, 1), false);
        iterator_to_array($desk->spans(self::START - 2, self::START - 1, 1), false);
        $desk->tally(1, $from, $to);

        $indexes = [];
        foreach ($recorded->sent as [$sql, $values]) {
            foreach ($this->indexesOf($sql, $values) as $index) {
                self::assertContains($index, ['number_at', 'number_rev', 'pool_at'], $sql);
                $indexes[$index] = true;
            }
        }
        self::assertArrayHasKey('number_rev', $indexes);
        self::assertArrayHasKey('pool_at', $indexes);
    }

    /**
     * @param  literal-string              $sql
     * @param  list<string|int|float|null> $values
     * @return list<string> by which index it reads the log; '' by none
     */
    private function indexesOf(string $sql, array $values): array
    {
        if (! str_contains($sql, '{exposures}')) {
            return [];
        }
        if ($this->wpdb->dbh instanceof \mysqli) {
            return array_map(strval(...), array_column($this->services->db()->rows("EXPLAIN {$sql}", $values), 'key'));
        }
        $text = Statement::compile($sql, $values, $this->wpdb->prefix, static fn (string $value): string => str_replace("'", "''", $value));
        $file = constant('FQDB');
        self::assertIsString($file);
        $plan = (new \PDO("sqlite:{$file}"))->query("EXPLAIN QUERY PLAN {$text}");
        self::assertNotFalse($plan);
        $details = array_filter(array_column($plan->fetchAll(\PDO::FETCH_ASSOC), 'detail'), static fn (mixed $detail): bool => is_string($detail) && str_contains($detail, 'ringwell_exposures'));

        return array_values(array_map(static fn (string $detail): string => preg_match('/USING (?:COVERING )?INDEX \S+?__(\w+)/', $detail, $match) === 1 ? $match[1] : '', $details));
    }

    /**
     * So many givings of the first number, each to another visit. The table doubles itself: read as text, as many rows
     * would keep the translator to SQLite busy for most of a minute.
     */
    private function writeLines(int $count): void
    {
        $db = $this->services->db();
        $db->run('DELETE FROM {exposures}');
        $db->run(
            'INSERT INTO {exposures} (at, event, kind, number_id, target_id, source_id, pool_id, visit, lease, rev, hold_until) '
            . "VALUES (%d, 'granted', 'pool', %d, 1, 5, 1, 1, %s, 1, %d)",
            [self::START, $this->numbers[0], md5('1'), self::START],
        );
        // More at once would go through a file.
        for ($lines = 1; $lines < $count; $lines += $more) {
            $more = min($lines, 30_000, $count - $lines);
            $later = $lines * Time::MINUTE;
            $db->run(
                'INSERT INTO {exposures} (at, event, kind, number_id, target_id, source_id, pool_id, visit, lease, rev, hold_until) '
                . 'SELECT at + %d, event, kind, number_id, target_id, source_id, pool_id, visit + %d, MD5(CONCAT(rev + %d)), rev + %d, hold_until + %d '
                . 'FROM {exposures} WHERE rev <= %d ORDER BY rev',
                [$later, $lines, $lines, $lines, $later, $more],
            );
        }
    }

    private function desk(int $atOnce = 2000): ReplayDesk
    {
        return new ReplayDesk(new ExposureHistory($this->services->db(), $atOnce), $this->services->visits());
    }

    /** Twelve visitors for three numbers, with overflow, taps, a number that leaves and comes back, and words that are nobody's lease. */
    private function liveADay(): void
    {
        $desk = $this->services->leases();
        $log = $this->services->exposures();
        for ($step = 0; $step < 96; $step++) {
            $visitor = str_repeat(dechex($step * 7 % 12), 32);
            $visit = 1 + intdiv($step, 9) * 12 + $step * 7 % 12;
            $claim = $desk->claim($this->pool, new Claimant($visitor, $visit, 5));
            if ($claim->row === null) {
                $log->append([new ExposureEvent($this->clock->now(), 'granted', 'own', 99, 1, 5, 1, $visit, cause: (string) $claim->cause)]);
            } elseif ($step % 3 === 0) {
                $signs = new \Ringwell\Page\PageSigns($this->pool, ['active' => ['type' => 'active', 'ago' => 0], 'tap' => ['type' => 'tap', 'ago' => 0]], 5, null, $this->clock->now());
                $desk->change($claim->row->numberId, $visitor, $signs->change(...), $signs->events(...), $this->pool);
            }
            if ($step === 40) {
                $this->services->pools()->withdraw($this->numbers[2], Role::quarantined());
            }
            if ($step === 60) {
                $this->services->pools()->addNumbers($this->pool, ['+74951110003']);
            }
            $this->clock->advance($step % 4 === 0 ? 20 * Time::MINUTE : 20 * Time::SECOND);
        }
    }

    /** The visits of the log, which liveADay() only names. */
    private function addVisits(): void
    {
        foreach ($this->services->db()->rows('SELECT DISTINCT visit FROM {exposures} WHERE visit IS NOT NULL') as $row) {
            $this->services->db()->run(
                'INSERT INTO {visits} (id, visit, visitor, started_at, seen_at, source_id, shown_source_id, click_ids) VALUES (%d, %s, %s, %d, %d, 5, 5, %s)',
                [$row['visit'], sprintf('%032d', (int) $row['visit']), str_repeat('a', 32), self::START, self::START, '{}'],
            );
        }
    }
}
