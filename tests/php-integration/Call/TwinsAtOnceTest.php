<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Call;

use Ringwell\Tests\Integration\Lease\Clinic;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Tests\Support\ClinicPlan;
use Ringwell\Time;

/** Three connections report the same calls at the same time, each from a process of its own. */
final class TwinsAtOnceTest extends TestCase
{
    use Clinic;

    private const CALLS = 24;

    protected function isWrapped(): bool
    {
        return false;
    }

    public function testEachCallIsThereOnce(): void
    {
        if (! $this->wpdb->dbh instanceof \mysqli) {
            self::markTestSkipped('SQLite lets one process write at a time: nothing happens at once.');
        }
        $this->openClinic();
        $start = (int) floor(microtime(true) * 1000) - Time::HOUR;
        $numbers = [ClinicPlan::STATIC, ClinicPlan::OWN, ClinicPlan::DEFAULT];
        $processes = [];
        foreach ([1, 2, 3] as $connection) {
            $calls = [];
            for ($i = 0; $i < self::CALLS; $i++) {
                $caller = $i % 4 === 0 ? '' : '7916000000' . $i % 3;
                $calls[] = ["{$connection}/{$i}", $caller, $numbers[$i % 3], $start + $i * 40_000 + $connection * 1000];
            }
            $begin = (string) (microtime(true) * 1000 + 2500 - 50 * $connection);
            $pipes = [];
            $process = proc_open([PHP_BINARY, __DIR__ . '/../Support/report.php', ABSPATH, (string) $connection, $begin, (string) json_encode($calls), (string) $connection], [1 => ['pipe', 'w'], 2 => ['pipe', 'w']], $pipes);
            self::assertIsResource($process);
            $processes[] = [$process, $pipes];
        }
        foreach ($processes as [$process, $pipes]) {
            self::assertSame('', stream_get_contents($pipes[1]) . stream_get_contents($pipes[2]));
            proc_close($process);
        }
        $this->clock->set((int) floor(microtime(true) * 1000) + 11 * Time::MINUTE);
        $this->services->callRecorder()->settleWaiting();

        $db = $this->services->db();
        self::assertSame([['calls' => (string) self::CALLS]], $db->rows("SELECT COUNT(*) AS calls FROM {calls} WHERE direction = 'in'"));
        self::assertSame([['calls' => (string) (2 * self::CALLS)]], $db->rows("SELECT COUNT(*) AS calls FROM {calls} t JOIN {calls} m ON m.id = t.twin_of WHERE t.direction = 'twin' AND m.direction = 'in'"));
        self::assertSame([['calls' => (string) self::CALLS]], $db->rows('SELECT COUNT(*) AS calls FROM {attributions}'));
        self::assertSame([['talk_seconds' => '15']], $db->rows("SELECT DISTINCT talk_seconds FROM {calls} WHERE direction = 'in'"));
        self::assertSame([['callers' => '3']], $db->rows("SELECT COUNT(*) AS callers FROM {calls} WHERE direction = 'in' AND new_caller = 1"), 'Each caller is new once.');
    }
}
