<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Number;

use Ringwell\Db\Connection;
use Ringwell\Door\ListQuery;
use Ringwell\Number\NumberStore;
use Ringwell\Number\RoleDesk;
use Ringwell\Number\RoleHistory;
use Ringwell\Source\PlacementStore;
use Ringwell\Source\SourceStore;
use Ringwell\Tests\Integration\TestCase;

/** What the lease and the lists ask finds its rows by an index, on a clinic with very many numbers. */
final class IndexTest extends TestCase
{
    /** @var list<array{literal-string, list<string|int|float|null>}> */
    private array $asked = [];

    /** ANALYZE TABLE, without which the plans would be guesses, ends a transaction. */
    protected function isWrapped(): bool
    {
        return false;
    }

    protected function setUp(): void
    {
        parent::setUp();
        if (! $this->wpdb->dbh instanceof \mysqli) {
            self::markTestSkipped('The translator to SQLite does not answer EXPLAIN as MariaDB does.');
        }
        $db = $this->services->db();
        for ($i = 1; $i <= 500; $i++) {
            $db->run(
                "INSERT INTO {numbers} (id, number, role, role_of, role_key, role_since, created_at) VALUES (%d, %s, 'static', %d, %s, 1, 1)",
                [$i, sprintf('+7495%07d', $i), $i, "static:{$i}"],
            );
            $db->run("INSERT INTO {number_roles} (number_id, role, role_of, from_at) VALUES (%d, 'static', %d, 1), (%d, 'quarantined', NULL, 0)", [$i, $i, $i]);
            $db->run("INSERT INTO {placements} (id, target_id, source_id, kind, created_at) VALUES (%d, %d, %d, 'static', 1)", [$i, $i % 4 + 1, intdiv($i, 4) + 1]);
            $db->run("INSERT INTO {sources} (name, rule, priority, created_at) VALUES (%s, '{}', %d, 1)", ["s{$i}", $i]);
        }
        $db->rows('ANALYZE TABLE {numbers}, {number_roles}, {placements}, {sources}');
    }

    public function testForSourceTakesTwoQueriesByIndex(): void
    {
        $db = $this->listening();
        (new PlacementStore($db, new NumberStore($db), new RoleDesk($db, new NumberStore($db), $this->clock), $this->clock))->forSource(7);

        self::assertCount(2, $this->asked);
        $this->assertAllByIndex();
    }

    public function testANumberIsFoundByIndex(): void
    {
        $db = $this->listening();
        $numbers = new NumberStore($db);
        $numbers->find(5);
        $numbers->byE164('+74950000005');
        $numbers->many([1, 2]);
        $numbers->manyByE164(['+74950000005']);
        $numbers->inRole('pool', 5);
        (new RoleHistory($db))->at(5, 1);
        (new SourceStore($db, $this->clock))->find(5);

        self::assertCount(7, $this->asked);
        $this->assertAllByIndex();
    }

    public function testAListOfOneRoleIsFoundByIndex(): void
    {
        $numbers = new NumberStore($this->listening());
        $request = new \WP_REST_Request('GET', '/');
        $request->set_query_params(['role' => 'pool', 'orderby' => 'number', 'per_page' => 25]);
        $numbers->list(ListQuery::of($request, ['role']));

        self::assertCount(2, $this->asked);
        $this->assertAllByIndex();
    }

    private function assertAllByIndex(): void
    {
        foreach ($this->asked as $statement) {
            foreach ($this->plan($statement) as $row) {
                self::assertNotNull($row['key'] ?? (str_contains((string) $row['Extra'], 'const table') || str_contains((string) $row['Extra'], 'no matching row') ? 'none needed' : null), $statement[0] . (string) wp_json_encode($row));
                self::assertNotContains($row['type'], ['ALL', 'index'], $statement[0]);
            }
        }
    }

    /**
     * @param  array{literal-string, list<string|int|float|null>} $statement
     * @return list<array<string, string|null>>
     */
    private function plan(array $statement): array
    {
        return $this->services->db()->rows('EXPLAIN ' . $statement[0], $statement[1]);
    }

    /**
     * @param literal-string              $sql
     * @param list<string|int|float|null> $values
     */
    private function hear(string $sql, array $values): void
    {
        $this->asked[] = [$sql, $values];
    }

    private function listening(): Connection
    {
        return new class($this->services->db(), $this->hear(...)) implements Connection {
            /** @param \Closure(literal-string, list<string|int|float|null>): void $heard */
            public function __construct(private readonly Connection $inner, private readonly \Closure $heard)
            {
            }

            public function rows(string $sql, array $values = []): array
            {
                ($this->heard)($sql, $values);

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
        };
    }
}
