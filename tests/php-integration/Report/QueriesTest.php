<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Report;

use Ringwell\Tests\Integration\TestCase;
use Ringwell\Tests\Support\ClinicPlan;
use Ringwell\Time;

/** What reports and lists cost the database. */
final class QueriesTest extends TestCase
{
    use ClinicAtNoon;

    /** Reports of a year must not read every row of the tables they ask. */
    public function testReportsReadTheirIndexes(): void
    {
        if (! $this->wpdb->dbh instanceof \mysqli) {
            self::assertIsObject($this->wpdb->dbh, 'EXPLAIN is asked of MariaDB and MySQL only; SQLite has its own.');

            return;
        }
        $prefix = $this->wpdb->prefix . 'ringwell_';
        $from = (string) ($this->now - Time::DAY);
        foreach ([
            "SELECT source_id, group_id, campaign, COUNT(*) FROM {$prefix}attributions WHERE call_started_at >= {$from} AND call_started_at < {$this->now} GROUP BY source_id, group_id, campaign" => ['started_owner'],
            "SELECT c.* FROM {$prefix}calls c WHERE c.direction IN ('in','out','callback') AND c.started_at >= {$from} ORDER BY c.started_at DESC, c.id DESC LIMIT 25" => ['started'],
            "SELECT id FROM {$prefix}calls WHERE caller = '+79161234567' AND (started_at < {$this->now} OR (started_at = {$this->now} AND id < 9)) AND direction = 'in' AND id <> 9 LIMIT 1" => ['caller'],
            "SELECT id FROM {$prefix}inbox WHERE state = 'new' AND claimed_until <= {$this->now} ORDER BY id LIMIT 200" => ['state', 'PRIMARY'],
            "SELECT pool_id, COUNT(DISTINCT visit) FROM {$prefix}exposures WHERE pool_id IN (1,2) AND event = 'granted' AND at >= {$from} AND at < {$this->now} GROUP BY pool_id" => ['pool_at'],
            "SELECT * FROM {$prefix}inbox WHERE connection_id = 1 ORDER BY received_at DESC, id DESC LIMIT 20" => ['connection_received'],
        ] as $sql => $keys) {
            $plan = $this->wpdb->get_results("EXPLAIN {$sql}", ARRAY_A);
            // Which of two good keys is better depends on the rows; with so few the optimiser may take either.
            self::assertNotSame([], array_intersect($keys, explode(',', (string) ($plan[0]['possible_keys'] ?? $plan[0]['key']))), $sql);
            self::assertNotNull($plan[0]['key'] ?? null, $sql);
        }
    }

    public function testAListOfCallsTakesAHandfulOfQueries(): void
    {
        $this->actAs('administrator');
        $count = function (int $perPage): int {
            $before = $this->wpdb->num_queries;
            $this->rest('GET', 'calls', null, [], ['per_page' => $perPage]);

            return $this->wpdb->num_queries - $before;
        };
        foreach (range(1, 30) as $number) {
            $this->call("c{$number}", ClinicPlan::STATIC, $number % 2, -$number * 1000);
        }
        $count(1);

        self::assertSame($count(2), $count(30), 'As many for thirty rows as for two.');
        self::assertLessThan(12, $count(30));
    }
}
