<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Support;

use Ringwell\Db\Connection;

/** A connection that remembers what went through it: how many statements, and which. */
final class Recorded implements Connection
{
    /** @var list<array{literal-string, list<string|int|float|null>}> text with its values, in order */
    public array $sent = [];

    public function __construct(private readonly Connection $inner)
    {
    }

    public function rows(string $sql, array $values = []): array
    {
        $this->sent[] = [$sql, $values];

        return $this->inner->rows($sql, $values);
    }

    public function run(string $sql, array $values = []): int
    {
        $this->sent[] = [$sql, $values];

        return $this->inner->run($sql, $values);
    }

    public function insertedId(): int
    {
        return $this->inner->insertedId();
    }

    public function transaction(callable $work): mixed
    {
        $this->sent[] = ['BEGIN', []];
        $result = $this->inner->transaction($work);
        $this->sent[] = ['COMMIT', []];

        return $result;
    }

    /** @return list<string> what each statement does, and to which table: "SELECT leases", "UPDATE visits", "BEGIN" */
    public function words(): array
    {
        return array_map(static function (array $statement): string {
            preg_match('/^[A-Z]+/', $statement[0], $verb);
            // The last one: what comes before may be a subquery.
            preg_match_all('/(?:FROM|INTO|UPDATE) \{([a-z_]+)\}/', $statement[0], $tables);
            $table = end($tables[1]);

            return ($verb[0] ?? '?') . ($table === false ? '' : " {$table}");
        }, $this->sent);
    }
}
