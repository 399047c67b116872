<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Support;

use Ringwell\Db\Connection;

/** A request in another process, begun now and awaited later. */
final class OtherTab
{
    /** @var resource */
    private $process;

    /** @var array<int, resource> */
    private array $pipes = [];

    /** @param string $method '' for what a visitor's page posts; else the owner asks */
    public function __construct(string $path, string $body, string $method = '')
    {
        $process = proc_open([PHP_BINARY, __DIR__ . '/ask.php', ABSPATH, $path, $body, $method], [1 => ['pipe', 'w'], 2 => ['pipe', 'w']], $this->pipes);
        $this->process = is_resource($process) ? $process : throw new \RuntimeException('The other tab could not be opened.');
    }

    /** Until it is through, or waits for a lock that this process holds. */
    public function letRun(Connection $watch): void
    {
        for ($i = 0; $i < 400 && $this->isRunning() && ! self::waits($watch); $i++) {
            // InnoDB looks anew only when nobody has asked for a tenth of a second.
            usleep(150_000);
        }
    }

    /** @return array{status: int, data: array<string, mixed>} */
    public function answer(): array
    {
        $said = (string) stream_get_contents($this->pipes[1]);
        $complaints = (string) stream_get_contents($this->pipes[2]);
        proc_close($this->process);
        $answer = json_decode($said, true);
        if (! is_array($answer) || $complaints !== '') {
            throw new \RuntimeException("The other tab said: {$said}{$complaints}");
        }

        /** @var array{status: int, data: array<string, mixed>} */
        return $answer;
    }

    private function isRunning(): bool
    {
        return proc_get_status($this->process)['running'];
    }

    private static function waits(Connection $watch): bool
    {
        return $watch->rows("SELECT 1 AS found FROM information_schema.innodb_trx WHERE trx_state = 'LOCK WAIT' LIMIT 1") !== [];
    }
}
