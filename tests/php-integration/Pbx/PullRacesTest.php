<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Pbx;

use Ringwell\Tests\Integration\TestCase;

/** Several processes want the same connection's pulls at the same moment. */
final class PullRacesTest extends TestCase
{
    use PhoneSystem;

    private const WORKERS = 4;
    private const ROUNDS = 150;

    protected function isWrapped(): bool
    {
        return false;
    }

    public function testEachPullIsOneWorkers(): void
    {
        $id = $this->connect('listed');
        $this->services->pulls()->begin($id);
        $workers = [];
        for ($n = 0; $n < self::WORKERS; $n++) {
            $pipes = [];
            $process = proc_open(
                [PHP_BINARY, dirname(__DIR__) . '/Support/claim.php', ABSPATH, (string) $id, (string) self::ROUNDS],
                [['pipe', 'r'], ['pipe', 'w'], ['pipe', 'w']],
                $pipes,
            );
            self::assertIsResource($process);
            $workers[] = [$process, $pipes];
        }
        foreach ($workers as [, $pipes]) {
            self::assertSame("ready\n", fgets($pipes[1]));
        }
        foreach ($workers as [, $pipes]) {
            fwrite($pipes[0], "go\n");
        }
        $won = 0;
        foreach ($workers as [$process, $pipes]) {
            $said = (string) stream_get_contents($pipes[1]);
            self::assertSame('', stream_get_contents($pipes[2]));
            proc_close($process);
            $won += (int) $said;
        }

        // A worker that is behind finds the claim of a later round in force, so a round may have no winner, but never two.
        self::assertLessThanOrEqual(self::ROUNDS, $won);
        self::assertGreaterThan(0, $won);
        $rows = $this->services->db()->rows('SELECT DISTINCT claim, claimed_until FROM {connection_pulls} WHERE connection_id = %d', [$id]);
        self::assertCount(1, $rows, 'All kinds are one worker\'s.');
    }
}
