<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Lease;

use Ringwell\Lease\LeaseDesk;
use Ringwell\Lease\Pool;
use Ringwell\Lease\SqlLeaseStore;
use Ringwell\Lease\Standing;
use Ringwell\Tests\Integration\Support\Recorded;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Tests\Support\Moment;
use Ringwell\Time;

/** What the reads of a lease cost the database, in a pool of ten thousand numbers most of which are held. */
final class LeaseReadsTest extends TestCase
{
    private const NUMBERS = 10_000;
    private const NETWORK = 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa';

    /** ANALYZE TABLE, without which the plans would be guesses, ends a transaction. */
    protected function isWrapped(): bool
    {
        return false;
    }

    protected function setUp(): void
    {
        parent::setUp();
        if (! $this->wpdb->dbh instanceof \mysqli) {
            self::markTestSkipped('EXPLAIN and handler counts are MariaDB\'s.');
        }
        $this->fill();
    }

    public function testEveryLegOfTheCandidatesReadsItsOwnIndex(): void
    {
        $recorded = new Recorded($this->services->transactionalDb());
        (new SqlLeaseStore($recorded))->candidates(self::pool(), self::visitor(77), self::NETWORK, 'Moscow', Moment::T0, LeaseDesk::CANDIDATES);
        [$sql, $values] = $recorded->sent[0];
        self::assertCount(1, $recorded->sent, 'Below the cap of its network one statement is enough.');

        $plan = $this->services->transactionalDb()->rows("EXPLAIN {$sql}", $values);
        $keys = [];
        foreach ($plan as $line) {
            if (str_ends_with((string) $line['table'], 'ringwell_leases')) {
                $keys[] = $line['key'];
                self::assertNotContains($line['type'], ['ALL', 'index'], 'A scan.');
                self::assertStringNotContainsString('filesort', (string) $line['Extra']);
            }
        }
        self::assertSame(['eq_ref'], array_column(array_filter($plan, static fn (array $line): bool => $line['table'] === 'l'), 'type'), 'The rows that the legs name are read by their keys.');
        sort($keys);
        self::assertSame(['pool_free', 'pool_network', 'pool_network', 'pool_region', 'pool_visitor'], $keys);
    }

    public function testItReadsAFewRowsHoweverManyNumbersThereAre(): void
    {
        $store = new SqlLeaseStore($this->services->transactionalDb());
        $read = null;
        $rows = $this->rowsRead(static function () use ($store, &$read): void {
            $read = $store->candidates(self::pool(), self::visitor(77), self::NETWORK, 'Moscow', Moment::T0, LeaseDesk::CANDIDATES);
        });

        self::assertSame(77, $read?->own?->numberId);
        self::assertCount(LeaseDesk::CANDIDATES, $read->free);
        self::assertSame('+79000000077', $read->numbers[77]->number);
        self::assertEquals(new Standing(self::NUMBERS, null, 50, 50), $read->standing);
        // 1 own, 8 free, 8 near: each in its index, in its leg's result, in the result of all, itself and with its number.
        // 50 of the network: in the index and counted.
        self::assertLessThan(17 * 5 + 50 * 2 + 25, $rows);
    }

    public function testAFullPoolIsNotCountedThroughToSayThatItIsFull(): void
    {
        $this->services->db()->run('UPDATE {leases} SET hold_until = %d', [Moment::T0 + Time::HOUR]);
        $this->services->db()->run('UPDATE {leases} SET network = %s WHERE number_id <= 2500', [self::NETWORK]);
        $store = new SqlLeaseStore($this->services->transactionalDb());
        $read = null;
        $rows = $this->rowsRead(static function () use ($store, &$read): void {
            $read = $store->candidates(self::pool(), self::visitor(20_000), self::NETWORK, 'Moscow', Moment::T0, LeaseDesk::CANDIDATES);
        });

        self::assertNull($read?->own);
        self::assertSame([], $read->free);
        self::assertEquals(new Standing(self::NUMBERS, 0, 2001, 2001), $read->standing);
        // Two thousand of this one network are its share, one more is counted; each is read once and counted once.
        self::assertLessThan(4_100, $rows);
    }

    public function testTheSearchForHoldsThatLieTooFarAheadUsesTheIndex(): void
    {
        $recorded = new Recorded($this->services->transactionalDb());
        (new SqlLeaseStore($recorded))->beyond(1, Moment::T0, 8);
        [$sql, $values] = $recorded->sent[0];

        self::assertSame('pool_free', $this->services->db()->rows("EXPLAIN {$sql}", $values)[0]['key']);
    }

    private static function pool(): Pool
    {
        return new Pool(1, 'Yandex Direct', 1, 10, Pool::FROM_GIVING, 15, 1440, self::NUMBERS);
    }

    private static function visitor(int $number): string
    {
        return sprintf('%032x', $number);
    }

    /** Each number names a visitor; 9,900 are in hold, 50 of them by our network; every second is of Moscow. */
    private function fill(): void
    {
        $db = $this->services->db();
        foreach (array_chunk(range(1, self::NUMBERS), 1000) as $ids) {
            $numbers = [];
            $leases = [];
            foreach ($ids as $id) {
                $region = $id % 2 === 0 ? 'Moscow' : '';
                array_push($numbers, $id, sprintf('+7900%07d', $id), $region);
                array_push(
                    $leases,
                    $id,
                    $region,
                    self::visitor($id),
                    Moment::T0 + ($id <= 9_900 ? $id : -$id),
                    $id <= 50 ? self::NETWORK : str_repeat('b', 32),
                );
            }
            $count = count($ids);
            $db->run('INSERT INTO {numbers} (id, number, region, role, role_since, created_at) VALUES ' . self::times("(%d, %s, %s, 'pool', 0, 0)", $count), $numbers);
            $db->run('INSERT INTO {leases} (number_id, pool_id, region, visitor, hold_until, network) VALUES ' . self::times('(%d, 1, %s, %s, %d, %s)', $count), $leases);
        }
        $db->rows('ANALYZE TABLE {leases}');
    }

    /**
     * @param  literal-string $row
     * @return literal-string
     */
    private static function times(string $row, int $count): string
    {
        return implode(',', array_fill(0, $count, $row));
    }

    /** @param callable(): void $work */
    private function rowsRead(callable $work): int
    {
        $count = fn (): int => (int) array_sum(array_column($this->services->db()->rows("SHOW SESSION STATUS LIKE 'Handler_read%'"), 'Value'));
        $before = $count();
        $asking = $count() - $before;
        $before = $count();
        $work();

        return $count() - $before - $asking;
    }
}
