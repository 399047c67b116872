<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Support;

use Ringwell\Db\Connection;

/** A connection at which a rival does something once, just before a certain statement is sent. */
final class Interrupted implements Connection
{
    private bool $done = false;

    /**
     * @param string           $before a part of that statement
     * @param \Closure(): void $rival
     */
    public function __construct(
        private readonly Connection $inner,
        private readonly string $before,
        private readonly \Closure $rival,
    ) {
    }

    public function rows(string $sql, array $values = []): array
    {
        $this->interrupt($sql);

        return $this->inner->rows($sql, $values);
    }

    public function run(string $sql, array $values = []): int
    {
        $this->interrupt($sql);

        return $this->inner->run($sql, $values);
    }

    public function insertedId(): int
    {
        return $this->inner->insertedId();
    }

    public function transaction(callable $work): mixed
    {
        $this->interrupt('START TRANSACTION');

        return $this->inner->transaction($work);
    }

    public function wasInterrupted(): bool
    {
        return $this->done;
    }

    private function interrupt(string $sql): void
    {
        if (! $this->done && str_contains($sql, $this->before)) {
            $this->done = true;
            ($this->rival)();
        }
    }
}
