<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Pbx\Routing;

use Ringwell\Db\Connection;

/** Passes everything on, and says what was read. */
final class ListeningConnection implements Connection
{
    /** @param \Closure(literal-string, list<string|int|float|null>): void $hear */
    public function __construct(private readonly Connection $inner, private readonly \Closure $hear)
    {
    }

    public function rows(string $sql, array $values = []): array
    {
        ($this->hear)($sql, $values);

        return $this->inner->rows($sql, $values);
    }

    public function run(string $sql, array $values = []): int
    {
        return $this->inner->run($sql, $values);
    }

    public function insertedId(): int
    {
        return $this->inner->insertedId();
    }

    public function transaction(callable $work): mixed
    {
        return $this->inner->transaction($work);
    }
}
