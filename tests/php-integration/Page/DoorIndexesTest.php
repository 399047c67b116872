<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Page;

use Ringwell\Door\Answer;
use Ringwell\DoorServices;
use Ringwell\Tests\Integration\Lease\Clinic;
use Ringwell\Tests\Integration\Support\Recorded;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Time;
use Ringwell\Visit\Asker;

/** Whatever a door reads or changes it finds by an index: each statement of the messages of DoorStatementsTest, explained. */
final class DoorIndexesTest extends TestCase
{
    use Clinic;

    private const PAID = '/?utm_source=yandex&utm_medium=cpc';
    private const NUMBERS = 1000;

    private Recorded $db;
    private bool $isSampled = false;

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
        $this->openClinic();
        $this->fill();
        $this->services->plan();
        $this->db = new Recorded($this->services->transactionalDb());
    }

    public function testNoStatementOfADoorScansATable(): void
    {
        $this->sendEveryKindOfMessage();

        $explained = [];
        foreach ($this->db->sent as $index => [$sql, $values]) {
            if (preg_match('/^(SELECT|UPDATE|DELETE)/', $sql) !== 1) {
                continue;
            }
            $explained[] = $this->db->words()[$index];
            foreach ($this->services->db()->rows("EXPLAIN {$sql}", $values) as $line) {
                // What has no table is known without one; what stands in brackets is made of the other lines.
                if ($line['table'] !== null && ! str_starts_with($line['table'], '<')) {
                    self::assertNotContains($line['type'], ['ALL', 'index'], $sql . (string) wp_json_encode($line));
                    self::assertNotNull($line['key'], $sql . (string) wp_json_encode($line));
                }
            }
        }
        $known = ['SELECT crowds', 'SELECT exposures', 'SELECT leases', 'SELECT plans', 'SELECT visits', 'UPDATE leases', 'UPDATE plans', 'UPDATE visits'];
        self::assertSame([], array_diff($known, $explained), 'All that doors ask was among it.');
    }

    private function sendEveryKindOfMessage(): void
    {
        $number = $this->page(1, self::PAID, true);
        $this->clock->advance(10 * Time::SECOND);
        $this->page(1, '/prices/');
        $this->beat(1, $number, [['type' => 'painted', 'ago' => 9_000], ['type' => 'active', 'ago' => 100]]);
        $this->clock->advance(14 * Time::MINUTE);
        $this->beat(1, $number, [['type' => 'active', 'ago' => 0], ['type' => 'tap', 'ago' => 0]]);

        $own = $this->page(2, '/', true);
        $this->clock->advance(10 * Time::SECOND);
        $this->page(2, '/prices/');
        $this->beat(2, $own, [['type' => 'tap', 'ago' => 0]]);

        $this->services->db()->run('UPDATE {leases} SET visitor = NULL, visit = NULL, lease = NULL, rev = rev + 1 WHERE visitor IS NOT NULL');
        $fallback = $this->beat(1, $number, []);
        self::assertNotSame($number, $fallback);
        $this->beat(1, $fallback, [['type' => 'switched', 'ago' => 0, 'from' => $number]]);

        $this->isSampled = true;
        $this->services->db()->run('UPDATE {leases} SET hold_until = %d', [$this->clock->now() + Time::HOUR]);
        self::assertSame($fallback, $this->page(3, self::PAID, true), 'A pool that is full.');
    }

    private function page(int $visitor, string $path, bool $isLanding = false): string
    {
        $url = "https://clinic.test{$path}";

        return $this->send('lease', $visitor, $this->leaseBody($visitor, $url, '')
            + ($isLanding ? ['landing' => ['url' => $url, 'referrer' => '', 'ago' => 0]] : []));
    }

    /** @param list<array<string, mixed>> $events */
    private function beat(int $visitor, string $number, array $events): string
    {
        return $this->send('activity', $visitor, [
            'visitor' => self::id($visitor),
            'visit' => self::id(1000 + $visitor),
            'config' => $this->services->configToken()->issue([$this->targetId]),
            'shown' => [['target' => $this->targetId, 'number' => $number]],
            'events' => $events,
        ]);
    }

    /**
     * @param  array<string, mixed> $body
     * @return string the number at the clinic's one target
     */
    private function send(string $door, int $visitor, array $body): string
    {
        $json = (string) json_encode($body);
        $doors = new DoorServices($this->db, $this->clock, fn (): bool => $this->isSampled);
        $plan = $doors->plan();
        $asker = new Asker('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', "192.0.{$visitor}.7");
        $answer = $door === 'lease' ? $doors->lease($plan)->answer($json, $asker) : $doors->activity($plan)->answer($json, $asker);
        self::assertInstanceOf(Answer::class, $answer);
        self::assertSame(200, $answer->status, (string) json_encode($answer->body));
        self::assertIsArray($answer->body['numbers']);
        self::assertIsArray($answer->body['numbers'][0]);

        return (string) $answer->body['numbers'][0]['number'];
    }

    /** A thousand numbers more in the pool, free since long, and what a thousand visits left. */
    private function fill(): void
    {
        $db = $this->services->db();
        $numbers = [];
        foreach (range(1, self::NUMBERS) as $i) {
            array_push($numbers, sprintf('+7900%07d', $i));
        }
        $db->run('INSERT INTO {numbers} (number, role, role_of, role_since, created_at) VALUES ' . implode(',', array_fill(0, self::NUMBERS, "(%s, 'pool', 1, 0, 0)")), $numbers);
        $db->run('INSERT INTO {leases} (number_id, pool_id, hold_until) SELECT id, %d, id FROM {numbers} WHERE number LIKE %s', [$this->poolId, '+7900%']);
        $db->run('INSERT INTO {visits} (visit, visitor, started_at, seen_at, source_id, shown_source_id, click_ids) SELECT MD5(number_id), MD5(number_id), number_id, number_id, 1, 1, %s FROM {leases}', ['{}']);
        $db->run('INSERT INTO {page_views} (visit, at, path) SELECT id, started_at, %s FROM {visits}', ['/']);
        $db->run("INSERT INTO {exposures} (at, event, kind, number_id, target_id, pool_id, visit) SELECT hold_until, 'granted', 'pool', number_id, %d, pool_id, number_id FROM {leases}", [$this->targetId]);
        foreach (['numbers', 'leases', 'visits', 'page_views', 'exposures'] as $table) {
            $db->rows("ANALYZE TABLE {{$table}}");
        }
    }
}
