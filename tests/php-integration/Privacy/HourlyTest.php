<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Privacy;

use Ringwell\Chores;
use Ringwell\Pbx\Hooks as Minute;
use Ringwell\Plugin;
use Ringwell\Privacy\Hooks as Hourly;
use Ringwell\Services;
use Ringwell\Speed\StateStore;
use Ringwell\Tests\Integration\Lease\Clinic;
use Ringwell\Tests\Integration\Support\Faults;
use Ringwell\Tests\Integration\Support\FaultyDatabase;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Time;

/** What cron does, where the database refuses: each piece by itself, and one line for all of them. */
final class HourlyTest extends TestCase
{
    use Clinic;
    use FaultyDatabase;

    private const DONE = ['a visit is forgotten', 'a hold is mended', 'a network is forgotten', 'a count is forgotten', 'the plan is marked', 'a crowd is forgotten', 'a forecast is made'];

    private string $log = '';
    private string $usualLog = '';

    protected function setUp(): void
    {
        parent::setUp();
        $this->openFaultyDatabase();
        $this->openClinic();
        $this->services->plan();
        $this->log = (string) tempnam(sys_get_temp_dir(), 'hourly');
        $this->usualLog = (string) ini_set('error_log', $this->log);
    }

    protected function tearDown(): void
    {
        $this->closeFaultyDatabase();
        ini_set('error_log', $this->usualLog);
        unlink($this->log);
        delete_option(Hourly::CLOCK);
        delete_option(StateStore::OPTION);
        parent::tearDown();
    }

    public function testAllIsDoneWhereNothingIsInTheWay(): void
    {
        $this->scene();
        do_action(Hourly::FORGET);

        self::assertSame(self::DONE, $this->done());
        self::assertSame([], $this->lines());
    }

    public function testOneStatementThatIsRefusedKeepsOnePieceFromItsWork(): void
    {
        $this->scene();
        $this->faults->begin();
        do_action(Hourly::FORGET);
        $statements = $this->faults->sent;
        self::assertGreaterThan(15, count($statements));
        foreach ($statements as $index => $statement) {
            $this->scene();
            $this->faults->begin($index, Faults::readOnly());
            do_action(Hourly::FORGET);
            $this->faults->end();
            $what = "{$index}, {$statement}";
            self::assertGreaterThanOrEqual(count(self::DONE) - 1, count($this->done()), $what . ': ' . implode(', ', $this->done()));
            $lines = $this->lines();
            self::assertLessThanOrEqual(1, count($lines), $what);
            foreach ($lines as $line) {
                self::assertMatchesRegularExpression('/Ringwell: "[a-z ]+" and what else can\'t be done now waits for the database: /', $line, $what);
            }
        }
    }

    public function testADatabaseThatTakesNothingIsOneLine(): void
    {
        $this->scene();
        // WordPress's own options too, about which it writes lines of its own.
        $refuse = fn (string $sql): string => preg_match('/^\s*(?:INSERT|UPDATE|DELETE)\b.*options/s', $sql) === 1 && $this->usual !== null
            ? "SIGNAL SQLSTATE 'HY000' SET MYSQL_ERRNO = 1290, MESSAGE_TEXT = 'The server is read-only'"
            : $sql;
        add_filter('query', $refuse);
        $this->faults->refuseWrites(0);
        do_action(Hourly::FORGET);
        do_action(Minute::WORK);
        $this->faults->end();
        remove_filter('query', $refuse);

        self::assertCount(1, $this->lines(), implode("\n", $this->lines()));
        self::assertSame([], $this->done());
    }

    public function testTheMinutesWorkSaysNothingOfADatabaseThatTakesNothing(): void
    {
        $this->scene();
        $this->services->db()->run("INSERT INTO {inbox} (connection_id, fingerprint, received_at, body) VALUES (1, 'a', 1, '')");
        $this->faults->refuseWrites(0);
        do_action(Minute::WORK);
        $this->faults->end();

        self::assertSame([], $this->lines());
    }

    public function testAMistakeOfOurOwnIsOneLineThatSaysWhere(): void
    {
        $done = false;
        $chores = new Chores($this->wpdb);
        $chores->add('a_hook_of_this_test', 'first', static fn () => throw new \TypeError("Something\nis wrong"));
        $chores->add('a_hook_of_this_test', 'second', static function () use (&$done): void {
            $done = true;
        });
        do_action('a_hook_of_this_test');

        self::assertTrue($done);
        self::assertCount(1, $this->lines());
        self::assertStringContainsString('Ringwell: "first" failed: Something is wrong in ' . __FILE__ . ':', $this->lines()[0]);
    }

    /** Something to do for each piece, and the plugin as it is at the beginning of a cron run. */
    private function scene(): void
    {
        file_put_contents($this->log, '');
        $now = (int) (microtime(true) * 1000);
        update_option(Hourly::CLOCK, ['at' => $now - Time::HOUR, 'since' => $now - 10 * Time::DAY, 'jump' => null, 'drift' => 0]);
        $db = $this->services->db();
        foreach (['visits', 'crowds', 'refusals'] as $table) {
            $db->run('DELETE FROM {' . $table . '}');
        }
        $db->run('INSERT INTO {visits} (visitor, visit, started_at, seen_at, source_id, shown_source_id, click_ids) VALUES (%s, %s, 1, 1, %d, %d, \'\')', [self::id(1), self::id(2), $this->yandexId, $this->yandexId]);
        $db->run("INSERT INTO {crowds} (network, hour, written) VALUES ('a', 1, 1)");
        $db->run("INSERT INTO {refusals} (day, pool_id, kind, times) VALUES (1, %d, 'bot', 1)", [$this->poolId]);
        [$one, $other] = array_column($db->rows('SELECT number_id FROM {leases} ORDER BY number_id'), 'number_id');
        $db->run('UPDATE {leases} SET visitor = %s, visit = 1, lease = %s, given_at = 1, hold_until = %d WHERE number_id = %d', [self::id(3), self::id(4), $now + 3650 * Time::DAY, (int) $one]);
        $db->run('UPDATE {leases} SET network = %s, hold_until = 1 WHERE number_id = %d', [self::id(5), (int) $other]);
        $db->run('UPDATE {plans} SET rev = 1 WHERE id = 1');
        $db->run('UPDATE {pools} SET forecast_at = NULL');
        remove_all_actions(Hourly::FORGET);
        remove_all_actions(Minute::WORK);
        $plugin = new \ReflectionClass(Plugin::class);
        $fresh = $plugin->newInstanceWithoutConstructor();
        $plugin->getConstructor()?->invoke($fresh, new Services($this->wpdb));
        $fresh->hook();
    }

    /** @return list<string> */
    private function done(): array
    {
        $db = $this->services->db();
        $isNone = static fn (array $rows): bool => $rows === [];
        $farAway = (int) (microtime(true) * 1000) + 3000 * Time::DAY;
        $done = array_combine(self::DONE, [
            $isNone($db->rows('SELECT id FROM {visits}')),
            $isNone($db->rows('SELECT number_id FROM {leases} WHERE hold_until > %d', [$farAway])),
            $isNone($db->rows('SELECT number_id FROM {leases} WHERE network IS NOT NULL')),
            $isNone($db->rows('SELECT day FROM {refusals}')),
            $isNone($db->rows('SELECT id FROM {plans} WHERE id = 1 AND rev = 1')),
            $isNone($db->rows('SELECT network FROM {crowds}')),
            $isNone($db->rows('SELECT id FROM {pools} WHERE forecast_at IS NULL')),
        ]);

        return array_keys(array_filter($done));
    }

    /** @return list<string> of the host's log */
    private function lines(): array
    {
        return array_values(array_filter(explode("\n", (string) file_get_contents($this->log)), static fn (string $line): bool => $line !== ''));
    }
}
