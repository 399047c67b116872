<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Call;

use Ringwell\Call\Call;
use Ringwell\Call\CallStore;
use Ringwell\Call\ErasedCalls;
use Ringwell\Call\TwinStore;
use Ringwell\Db\Connection;
use Ringwell\Number\DialledNumbers;
use Ringwell\Tests\Integration\TestCase;

/** What each event asks finds its rows by an index, among very many calls. */
final class CallIndexTest extends TestCase
{
    /** @var list<array{literal-string, list<string|int|float|null>}> */
    private array $asked = [];

    protected function setUp(): void
    {
        parent::setUp();
        if (! $this->wpdb->dbh instanceof \mysqli) {
            self::markTestSkipped('The translator to SQLite does not answer EXPLAIN as MariaDB does.');
        }
        $db = $this->services->db();
        $db->run(
            'INSERT INTO {calls} (connection_id, vendor_key, direction, caller, did, number_id, started_at, heard_at, state, facts, touched_at)'
            . " VALUES (1, 'k0', 'in', '+79161234567', '', 1, 0, 0, 'ended', '{}', 0)",
        );
        // The table doubles itself: 2,048 calls of 512 callers on 64 numbers.
        for ($size = 1; $size < 2048; $size *= 2) {
            $db->run(
                'INSERT INTO {calls} (connection_id, vendor_key, direction, caller, did, number_id, started_at, heard_at, state, facts, touched_at)'
                . " SELECT 1, CONCAT('k', started_at + %d), 'in', CONCAT('+7916', 1000000 + ((started_at + %d) DIV 60000) MOD 512), '', 1 + ((started_at + %d) DIV 60000) MOD 64, started_at + %d, heard_at + %d, state, facts, touched_at FROM {calls}",
                array_fill(0, 5, $size * 60_000),
            );
        }
        $db->run('UPDATE {calls} SET direction = \'waiting\' WHERE id <= 3');
        for ($id = 1; $id <= 300; $id++) {
            $db->run("INSERT INTO {numbers} (id, number, role, role_since, created_at) VALUES (%d, %s, 'quarantined', 1, 1)", [$id, '+7495' . (1_110_000 + $id)]);
            $db->run('INSERT INTO {number_aliases} (alias, number_id) VALUES (%s, %d)', ["line {$id}", $id]);
        }
    }

    public function testByIndex(): void
    {
        $db = $this->listening();
        $call = Call::fromRow($this->services->db()->rows('SELECT * FROM {calls} WHERE id > 900 LIMIT 1')[0]);
        $twins = new TwinStore($db);
        $twins->partners($call, 15_000);
        $twins->facts($call->id);
        $twins->waitingSince(1, 50);
        $calls = new CallStore($db);
        $calls->legs($call->id);
        $calls->ofCaller((string) $call->caller, 50);
        $calls->withTwins($call->id);
        (new ErasedCalls($db, static fn (): string => 'key'))->has(1, 'k');
        (new DialledNumbers($db))->many(['+74951110001', 'line 7']);

        self::assertCount(10, $this->asked);
        foreach ($this->asked as [$sql, $values]) {
            foreach ($this->services->db()->rows('EXPLAIN ' . $sql, $values) as $row) {
                if (in_array($row['select_type'], ['UNION RESULT'], true) || $row['table'] === null) {
                    continue;
                }
                self::assertNotContains($row['type'], ['ALL', 'index'], $sql . (string) wp_json_encode($row));
            }
        }
    }

    private function listening(): Connection
    {
        $hear = function (string $sql, array $values): void {
            /** @var literal-string $sql */
            /** @var list<string|int|float|null> $values */
            $this->asked[] = [$sql, $values];
        };

        return new class($this->services->db(), $hear) implements Connection {
            /** @param \Closure(string, list<string|int|float|null>): void $hear */
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
        };
    }
}
