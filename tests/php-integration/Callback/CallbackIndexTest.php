<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Callback;

use Ringwell\Call\ClinicsLegs;
use Ringwell\Callback\Callback;
use Ringwell\Callback\CallbackSettings;
use Ringwell\Callback\CallbackStore;
use Ringwell\Callback\CallbackTry;
use Ringwell\Callback\Reason;
use Ringwell\Callback\State;
use Ringwell\Callback\TryStore;
use Ringwell\Db\Where;
use Ringwell\Tests\Integration\Support\Recorded;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Time;

/** Whatever is asked of callbacks and their tries, each minute, at a visitor's door or by a list, is found by an index after years of them. */
final class CallbackIndexTest extends TestCase
{
    private const ROWS = 2000;

    /** These look from the newest on and stop after so many: an index is read, and no more of it. */
    private const FROM_THE_END = 'ORDER BY';

    private Recorded $db;
    private CallbackStore $callbacks;
    private TryStore $tries;

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
        foreach (array_chunk(range(1, self::ROWS), 200) as $ids) {
            $this->insert('INSERT INTO {callbacks} (id, request_id, call_id, phone, open_phone, state, asked_at, not_before, not_after, next_at, talking_at, over_at, cancel_hash) VALUES ', array_map(self::rowOfCallback(...), $ids));
            $this->insert('INSERT INTO {callback_tries} (id, callback_id, connection_id, command, asked_at, fetched_at, ended_at, result, call_id) VALUES ', array_map(self::rowOfTry(...), $ids));
            $this->insert('INSERT INTO {call_legs} (call_id, leg_key, party, state) VALUES ', array_map(static fn (int $i): array => [$i, md5((string) $i), (string) (100 + $i), 'ended'], $ids));
            $this->insert('INSERT INTO {calls} (id, connection_id, vendor_key, direction, caller, state, started_at, heard_at, facts, touched_at) VALUES ', array_map(
                static fn (int $i): array => [$i, 1, md5("k{$i}"), 'in', "+7916{$i}", 'ended', self::at($i), self::at($i), '{}', 0],
                $ids,
            ));
        }
        $db->rows('ANALYZE TABLE {callbacks}, {callback_tries}, {call_legs}, {calls}');
        $this->db = new Recorded($this->services->transactionalDb());
        $this->callbacks = new CallbackStore($this->db);
        $this->tries = new TryStore($this->db);
    }

    public function testCallbacksAreFoundByIndex(): void
    {
        $store = $this->callbacks;
        $one = $store->find(self::ROWS);
        self::assertNotNull($one);
        $store->locked(5);
        $store->ofRequest(5);
        $store->byCancelHash(hash('sha256', '5'));
        $store->openOf('+79160000005');
        $store->due(self::START, 20);
        $store->nextDue();
        $store->ahead(self::START);
        $store->figures(self::START - 30 * Time::HOUR);
        $store->ofPhone('+79160000005');
        $store->askedBefore(self::START - 1900 * Time::HOUR, 200);
        $store->write($one, $one->with(['detail' => 'x']));
        $store->unlinkCall(5);
        $store->forget([5, 6]);

        $this->assertByIndex(16);
    }

    public function testListsAreSortedByIndexOrFewAreSorted(): void
    {
        foreach ([null, ...array_keys(State::GROUPS)] as $group) {
            foreach (CallbackStore::ORDERABLE as $by) {
                foreach (['asc', 'desc'] as $order) {
                    $this->callbacks->list($group, $by, $order, 25, 0);
                }
            }
        }

        $this->assertByIndex(60);
    }

    public function testTriesAreFoundByIndex(): void
    {
        $tries = $this->tries;
        $try = $tries->find(5);
        self::assertInstanceOf(CallbackTry::class, $try);
        $tries->byCommand('rw5');
        $tries->ofCall(5);
        $tries->ofCallback(5);
        $tries->unmatched(1, self::START - Time::DAY);
        $tries->unheard(self::START - 4 * Time::DAY, self::START);
        $tries->openBefore(self::START, 20);
        $tries->isLast($try);
        $tries->taken(5, 'x', 1);
        $tries->leaveToFetch(5);
        $tries->toFetch(1, self::START - Time::MINUTE);
        $tries->fetch(5, 1);
        $tries->callOff(5, Reason::Cancelled, 1);
        $tries->write($try->with(['detail' => 'x']));
        $tries->usualSeconds(180);
        $tries->isDayFull(CallbackSettings::of(null), self::START);

        $this->assertByIndex(16);
    }

    public function testAClaimCountsByIndex(): void
    {
        $id = $this->callbacks->add(new Callback(0, null, null, '+79169999999', 1, '', State::Waiting, null, '', self::START, self::START, self::START + Time::HOUR, self::START));
        $waiting = $this->callbacks->find((int) $id);
        self::assertNotNull($waiting);
        self::assertInstanceOf(CallbackTry::class, $this->tries->claim($waiting, 1, CallbackSettings::of(['at_once' => 50]), self::START));

        $this->assertByIndex(6);
    }

    public function testPhonesOfTheClinicsPeopleAreFoundByIndex(): void
    {
        (new ClinicsLegs($this->db))->has('+79161234567', self::START - 90 * Time::DAY);

        $this->assertByIndex(1);
    }

    /**
     * @param literal-string               $sql
     * @param list<list<string|int|null>> $rows
     */
    private function insert(string $sql, array $rows): void
    {
        $marks = '(' . Where::marks(count($rows[0] ?? []), '%s') . ')';
        $this->services->db()->run($sql . implode(', ', array_fill(0, count($rows), $marks)), array_merge(...$rows));
    }

    private static function at(int $i): int
    {
        return self::START - (self::ROWS - $i) * Time::HOUR;
    }

    private static function isOpen(int $i): bool
    {
        return $i > self::ROWS - 20;
    }

    /** @return list<string|int|null> */
    private static function rowOfCallback(int $i): array
    {
        $at = self::at($i);
        $state = self::isOpen($i) ? ['waiting', 'task', 'clinic', 'talking'][$i % 4] : ['done', 'cancelled', 'closed'][$i % 3];
        $phone = sprintf('+7916%07d', $i);

        return [
            $i, $i, $i, $phone, self::isOpen($i) ? $phone : null, $state, $at, $at, $at + Time::HOUR, $state === 'waiting' ? $at : null, $at,
            self::isOpen($i) ? null : $at + Time::MINUTE, hash('sha256', (string) $i),
        ];
    }

    /** @return list<string|int|null> */
    private static function rowOfTry(int $i): array
    {
        $result = self::isOpen($i) ? '' : ['talked', 'clinic_silent', 'patient_silent', 'talked'][$i % 4];

        return [$i, $i, $i % 3 + 1, "rw{$i}", self::at($i), self::isOpen($i) ? 0 : null, self::at($i), $result, self::isOpen($i) ? null : $i];
    }

    /** @param int $least as many statements were heard */
    private function assertByIndex(int $least): void
    {
        $explained = 0;
        foreach ($this->db->sent as [$sql, $values]) {
            if (preg_match('/^(SELECT|UPDATE|DELETE)/', $sql) !== 1) {
                continue;
            }
            $explained++;
            foreach ($this->services->db()->rows("EXPLAIN {$sql}", $values) as $line) {
                if ($line['table'] === null) {
                    continue;
                }
                $plan = $sql . (string) wp_json_encode([$values, $line]);
                self::assertNotSame('ALL', $line['type'], $plan);
                self::assertNotNull($line['key'], $plan);
                $isBounded = str_contains($sql, self::FROM_THE_END) && (int) $line['rows'] < self::ROWS;
                self::assertTrue($line['type'] !== 'index' || $isBounded || str_contains((string) $line['Extra'], 'Using index'), $plan);
            }
        }
        self::assertGreaterThanOrEqual($least, $explained);
    }
}
