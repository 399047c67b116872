<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Lease;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Db\Connection;
use Ringwell\Door\Answer;
use Ringwell\DoorServices;
use Ringwell\Lease\Claimant;
use Ringwell\Lease\LeaseDesk;
use Ringwell\Lease\PoolSettings;
use Ringwell\Lease\SqlLeaseStore;
use Ringwell\Plan\PlanMark;
use Ringwell\Replay\Fault;
use Ringwell\Source\PlacementWrite;
use Ringwell\Tests\Integration\Support\Faults;
use Ringwell\Tests\Integration\Support\FaultyMysqli;
use Ringwell\Tests\Integration\Support\OtherTab;
use Ringwell\Tests\Integration\Support\SecondConnection;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Tests\Support\ClinicPlan;
use Ringwell\Time;
use Ringwell\Visit\Asker;

/**
 * Something goes wrong at each statement that a door sends, one after the other. Whatever it is, the door answers, and
 * afterwards there is no lease without its exposure, no exposure without its lease, and no second number.
 */
final class FaultsTest extends TestCase
{
    use Clinic;

    private const CAMPAIGN = 'https://clinic.test/?utm_source=yandex&utm_medium=cpc';

    private const STATIC = '+74950000021';
    private const SOUTH = ['+74950000031', '+74950000032'];

    private const MESSAGES = [
        'a first page',
        'a first page that takes a number away',
        'a second page',
        'a first page where no number is free',
        'a beat with input',
        'a tap',
        'a beat that only asks',
        'a page that does not know yet',
        'a switch',
        'a first page with a static number beside',
        'a tap with a static number beside',
        'a first page of two pools',
        'a tap at two pools',
        'a first page after a change',
        'a first page of a day',
        'a first page that is counted',
        'a page without consent',
    ];

    /** A second branch of the clinic, whose number for the campaign is a static one. */
    private int $branchId = 0;

    /** A third one with a pool of its own. */
    private int $southId = 0;

    /** What the page shows that speaks, at the main target and in the south. */
    private string $shown = '';
    private string $inTheSouth = '';

    /** Whether what a message wrote is counted to its network. */
    private bool $isSampled = false;

    private Faults $faults;
    private Connection $db;
    private Connection $other;
    private DoorServices $doors;

    protected function isWrapped(): bool
    {
        return false;
    }

    protected function setUp(): void
    {
        parent::setUp();
        $this->openClinic();
        $this->branchId = $this->services->targets()->add('Branch', '+74950000020', null);
        $this->southId = $this->services->targets()->add('South', '+74950000030', null);
        $south = $this->services->pools()->find($this->services->pools()->add('South', $this->southId, new PoolSettings()));
        self::assertNotNull($south);
        $this->services->pools()->addNumbers($south, self::SOUTH);
        $this->services->placements()->save($this->yandexId, [
            new PlacementWrite($this->targetId, 'pool', $this->poolId, null, ClinicPlan::DEFAULT),
            new PlacementWrite($this->branchId, 'static', null, self::STATIC),
            new PlacementWrite($this->southId, 'pool', $south->id),
        ]);
        $this->services->plan();
        $this->faults = new Faults();
        $this->other = SecondConnection::open($this->wpdb);
        if ($this->wpdb->dbh instanceof \mysqli) {
            $this->db = FaultyMysqli::connection($this->wpdb, $this->faults);
        } else {
            add_filter('query', $this->faults->filter(...));
            $this->db = $this->services->transactionalDb();
        }
        $this->doors = new DoorServices($this->db, $this->clock, fn (): bool => $this->isSampled);
    }

    protected function tearDown(): void
    {
        $this->faults->end();
        parent::tearDown();
    }

    /** @return iterable<string, array{string}> */
    public static function requests(): iterable
    {
        foreach (self::MESSAGES as $name) {
            yield $name => [$name];
        }
    }

    #[DataProvider('requests')]
    public function testAnErrorAtEachStatement(string $name): void
    {
        if (! $this->wpdb->dbh instanceof \mysqli) {
            $this->atEachStatement($name, ['locked' => [Faults::locked(), null]]);

            return;
        }
        $this->atEachStatement($name, [
            'error 1020' => [Faults::error(1020), null],
            'error 1062' => [Faults::error(1062), null],
            'error 1205' => [Faults::error(1205), null],
            'error 1213' => [Faults::error(1213), null],
        ]);
    }

    #[DataProvider('requests')]
    public function testALostConnectionAtEachStatement(string $name): void
    {
        $this->needMariaDb();
        $kill = Faults::kill($this->other);
        $this->atEachStatement($name, [
            'gone before it' => [$kill, null],
            'no answer, and not done' => [Faults::error(2013), null],
            // The statement was executed, the COMMIT too, but nobody heard of it.
            'done, and the answer lost' => [null, static function (?\mysqli $handle) use ($kill): void {
                $kill($handle);
                Faults::error(2013)();
            }],
        ]);
    }

    #[DataProvider('requests')]
    public function testARivalAtEachStatement(string $name): void
    {
        $this->needMariaDb();
        $desk = new LeaseDesk(new SqlLeaseStore($this->other), $this->clock);
        $this->atEachStatement($name, ['a rival' => [function () use ($desk): void {
            $pool = $this->services->pools()->find($this->poolId);
            self::assertNotNull($pool);
            $this->faults->end();
            $desk->claim($pool, new Claimant(str_repeat('e', 32), 4711, 5));
        }, null]], isSure: false);
    }

    public function testTheSameMessageTwiceIsOneExposure(): void
    {
        $first = $this->ask(5);
        $again = $this->ask(5);

        self::assertSame(wp_json_encode($first->body), wp_json_encode($again->body));
        self::assertSame(1, $this->linesOf("SELECT COUNT(*) AS n FROM {exposures} WHERE event = 'granted'"));
        self::assertSame(1, $this->linesOf('SELECT COUNT(*) AS n FROM {page_views}'));
    }

    /** Two tabs of one visitor open the same first page: a second process asks between any two statements of the first. */
    public function testTwoTabsAtOnceGetOneNumber(): void
    {
        $this->needMariaDb();
        // The other process has the plugin's own clock.
        $this->shiftClock(self::START - (int) (microtime(true) * Time::SECOND));
        $this->scene('a first page');
        // The first one of a day sends more.
        $this->ask(5);
        $this->scene('a first page');
        $this->faults->begin();
        $this->ask(5);
        $statements = $this->faults->sent;
        foreach ($statements as $index => $statement) {
            $what = "The other tab at statement {$index}, {$statement}";
            $this->scene('a first page');
            $tab = null;
            $this->faults->begin($index, function () use (&$tab): void {
                $this->faults->end();
                $tab = new OtherTab('/lease', $this->leaseMessage(5));
                $tab->letRun($this->other);
            });
            $mine = $this->ask(5);
            $this->faults->end();
            self::assertInstanceOf(OtherTab::class, $tab);
            $other = $tab->answer();

            self::assertSame([200, 200], [$mine->status, $other['status']], $what);
            self::assertSame('pool', $mine->body['numbers'][0]['kind'], $what);
            self::assertSame($mine->body['numbers'][0]['number'], $other['data']['numbers'][0]['number'], $what);
            self::assertSame(1, $this->linesOf("SELECT COUNT(*) AS n FROM {exposures} WHERE event = 'granted'"), $what);
            self::assertSame(1, $this->linesOf('SELECT COUNT(*) AS n FROM {visits}'), $what);
            $this->everythingIsTrue($what);
        }
    }

    /**
     * @param array<string, array{?\Closure(?\mysqli): void, ?\Closure(?\mysqli): void}> $faults before and after the statement
     * @param bool $isSure whether the visitor must have got what he would have got without the fault
     */
    private function atEachStatement(string $name, array $faults, bool $isSure = true): void
    {
        $this->scene($name);
        $this->faults->begin();
        $expected = $this->request($name);
        $statements = $this->faults->sent;
        $this->faults->end();
        self::assertNotEmpty($statements);
        foreach ($faults as $fault => [$before, $after]) {
            foreach ($statements as $index => $statement) {
                // Behind our UPDATE a rival only waits until we are through, as long as the database lets it.
                if (! $isSure && in_array('UPDATE leases', array_slice($statements, 0, $index), true)) {
                    continue;
                }
                $what = "{$name}: {$fault} at statement {$index}, {$statement}";
                $this->scene($name);
                $this->faults->begin($index, $before, $after);
                try {
                    $answer = $this->request($name);
                } catch (\Throwable $error) {
                    self::fail("{$what}: " . $error::class . " {$error->getMessage()}");
                } finally {
                    $this->faults->end();
                }
                self::assertSame(200, $answer->status, $what);
                if ($isSure) {
                    self::assertSame($this->kinds($expected), $this->kinds($answer), $what);
                }
                $this->everythingIsTrue($what);
                $this->eachNumberIsLogged($answer, $what);
                $this->request($name);
                $this->everythingIsTrue("{$what}, and asked again");
            }
        }
    }

    private function everythingIsTrue(string $what): void
    {
        $faults = array_map(
            static fn (Fault $fault): string => "{$fault->kind} number {$fault->numberId} rev {$fault->rev}: {$fault->log} / {$fault->row}",
            iterator_to_array($this->services->replay()->check(), false),
        );
        self::assertSame([], $faults, $what);
        self::assertSame(0, $this->linesOf("SELECT COUNT(*) AS n FROM (SELECT visit, number_id FROM {exposures} WHERE event = 'granted' GROUP BY visit, number_id HAVING COUNT(*) > 1) twice"), "{$what}: an exposure twice");
        self::assertSame(0, $this->linesOf("SELECT COUNT(*) AS n FROM (SELECT visit FROM {exposures} WHERE event = 'granted' AND kind = 'pool' GROUP BY visit, pool_id HAVING COUNT(DISTINCT number_id) > 1) two"), "{$what}: a second number");
        self::assertSame(0, $this->linesOf('SELECT COUNT(*) AS n FROM (SELECT visitor FROM {leases} WHERE visitor IS NOT NULL GROUP BY visitor, pool_id HAVING COUNT(*) > 1) two'), "{$what}: two rows");
        self::assertSame(0, $this->linesOf("SELECT COUNT(*) AS n FROM (SELECT visit, number_id, event FROM {exposures} WHERE event IN ('switched', 'fallback') OR (event = 'tap' AND lease IS NULL) GROUP BY visit, number_id, event HAVING COUNT(*) > 1) twice"), "{$what}: a switch or a tap twice");
        self::assertSame(0, $this->linesOf("SELECT COUNT(*) AS n FROM (SELECT visit, SUM(event = 'switched') AS left_it, SUM(event = 'fallback') AS came FROM {exposures} GROUP BY visit) s WHERE left_it <> came"), "{$what}: half a switch");
        self::assertSame(0, $this->linesOf('SELECT COUNT(*) AS n FROM (SELECT visit FROM {page_views} GROUP BY visit, at, path HAVING COUNT(*) > 1) twice'), "{$what}: a page view twice");
        self::assertSame(0, $this->linesOf('SELECT COUNT(*) AS n FROM {exposures} e LEFT JOIN {visits} v ON v.id = e.visit WHERE v.id IS NULL AND e.visit <> 4711'), "{$what}: an exposure of no visit");
    }

    /** What a page was told to show stands in the log, at each of its targets, whatever became of the others. */
    private function eachNumberIsLogged(Answer $answer, string $what): void
    {
        /** @var list<array{number: string, kind: string}> $shown */
        $shown = $answer->body['numbers'] ?? [];
        foreach ($shown as ['number' => $number, 'kind' => $kind]) {
            $logged = $this->services->db()->rows(
                "SELECT e.id FROM {exposures} e JOIN {numbers} n ON n.id = e.number_id WHERE n.number = %s AND e.kind = %s AND e.event = 'granted'",
                [$number, $kind],
            );
            if ($kind === 'static') {
                self::assertCount(1, $logged, "{$what}: {$kind}");
            } elseif ($kind === 'pool') {
                self::assertNotSame([], $logged, "{$what}: {$kind}");
            }
        }
        if (str_contains($what, 'a tap with a static number beside')) {
            self::assertSame(1, $this->linesOf("SELECT COUNT(*) AS n FROM {exposures} WHERE event = 'tap' AND kind = 'static'"), "{$what}: the static number's tap");
            self::assertSame(1, $this->linesOf("SELECT COUNT(*) AS n FROM {exposures} WHERE event = 'confirmed'"), "{$what}: the pool number's input");
        }
        if (str_contains($what, 'a tap at two pools')) {
            self::assertSame(1, $this->linesOf("SELECT COUNT(*) AS n FROM {exposures} WHERE event = 'tap' AND rev IS NOT NULL"), "{$what}: the tap in the south");
            self::assertSame(2, $this->linesOf("SELECT COUNT(*) AS n FROM {exposures} WHERE event = 'confirmed'"), "{$what}: the input of both");
        }
    }

    private function scene(string $name): void
    {
        $db = $this->services->db();
        foreach (['visits', 'page_views', 'exposures'] as $table) {
            $db->run('DELETE FROM {' . $table . '}');
        }
        $db->run('UPDATE {leases} SET visitor = NULL, visit = NULL, lease = NULL, hold_until = 0, rev = 0, confirmed = 0, protected_at = NULL, network = NULL');
        $this->clock->set(self::START);
        $this->isSampled = $name === 'a first page that is counted';
        match ($name) {
            'a first page that takes a number away', 'a page that does not know yet', 'a switch' => $this->earlier([1, 2]),
            'a first page where no number is free' => $this->earlier([1, 2], 0),
            'a second page', 'a beat with input', 'a tap', 'a beat that only asks' => $this->earlier([5]),
            'a tap with a static number beside' => $this->shows($this->ask(5, targets: [$this->targetId, $this->branchId])),
            'a tap at two pools' => $this->shows($this->ask(5, targets: [$this->targetId, $this->southId])),
            'a first page after a change' => (new PlanMark($db))->touch(),
            'a first page of a day' => $db->run('UPDATE {plans} SET network_key = NULL'),
            default => null,
        };
        if (in_array($name, ['a page that does not know yet', 'a switch'], true)) {
            // The number of visitor 1 goes to another one, and his page is still open.
            self::assertSame($this->shown, $this->numbers($this->ask(3))[$this->targetId]);
        }
    }

    /** @param list<int> $visitors who came before; the first one's page is the one that speaks */
    private function earlier(array $visitors, int $ago = 20 * Time::MINUTE): void
    {
        foreach ($visitors as $index => $visitor) {
            $answer = $this->ask($visitor);
            if ($index === 0) {
                $this->shows($answer);
            }
            // So that his is the hold that runs out first.
            $this->clock->advance(Time::SECOND);
        }
        $this->clock->advance($ago);
    }

    private function shows(Answer $answer): void
    {
        $numbers = $this->numbers($answer);
        $this->shown = $numbers[$this->targetId];
        $this->inTheSouth = $numbers[$this->southId] ?? '';
    }

    /** @return array<int, string> by target */
    private function numbers(Answer $answer): array
    {
        /** @var list<array{target: int, number: string}> $numbers */
        $numbers = $answer->body['numbers'] ?? [];

        return array_column($numbers, 'number', 'target');
    }

    private function request(string $name): Answer
    {
        return match ($name) {
            'a second page' => $this->ask(5, '/services/', false),
            'a beat with input' => $this->tell(5, $this->shown, [['type' => 'active', 'ago' => 0], ['type' => 'painted', 'ago' => 500]]),
            'a tap' => $this->tell(5, $this->shown, [['type' => 'tap', 'ago' => 100], ['type' => 'seen', 'ago' => 900]]),
            'a beat that only asks' => $this->tell(5, $this->shown, []),
            'a page that does not know yet' => $this->tell(1, $this->shown, [['type' => 'hidden', 'ago' => 0], ['type' => 'active', 'ago' => 0]]),
            'a switch' => $this->tell(1, ClinicPlan::DEFAULT, [['type' => 'switched', 'ago' => 0, 'from' => $this->shown], ['type' => 'tap', 'ago' => 0], ['type' => 'active', 'ago' => 0]]),
            'a first page with a static number beside' => $this->ask(5, targets: [$this->targetId, $this->branchId]),
            'a page without consent' => $this->send(['consent' => 'none'] + array_diff_key($this->leaseBody(5, self::CAMPAIGN, ''), ['visitor' => 0, 'visit' => 0])),
            'a first page of two pools' => $this->ask(5, targets: [$this->targetId, $this->southId]),
            'a tap at two pools' => $this->tell(5, $this->shown, [['type' => 'tap', 'ago' => 100, 'target' => $this->southId], ['type' => 'active', 'ago' => 0]], [$this->southId => $this->inTheSouth]),
            'a tap with a static number beside' => $this->tell(5, $this->shown, [['type' => 'tap', 'ago' => 100, 'target' => $this->branchId], ['type' => 'active', 'ago' => 0]], [$this->branchId => self::STATIC]),
            default => $this->ask(5),
        };
    }

    /** @param list<int> $targets none: the main one */
    private function ask(int $visitor, string $path = '', bool $isFirst = true, array $targets = []): Answer
    {
        return $this->send($this->leaseMessage($visitor, $path, $isFirst, $targets));
    }

    /** @param array<string, mixed>|string $message */
    private function send(array|string $message): Answer
    {
        return $this->doors->lease($this->doors->plan())->answer(is_string($message) ? $message : (string) wp_json_encode($message), new Asker('Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0', '192.0.2.1'));
    }

    /** @param list<int> $targets none: the main one */
    private function leaseMessage(int $visitor, string $path = '', bool $isFirst = true, array $targets = []): string
    {
        $body = $this->leaseBody($visitor, $path === '' ? self::CAMPAIGN : "https://clinic.test{$path}", '');
        $landing = ['url' => self::CAMPAIGN, 'referrer' => '', 'ago' => 0];

        return (string) wp_json_encode(($targets === [] ? [] : ['targets' => $targets]) + $body + ($isFirst ? ['landing' => $landing] : []));
    }

    /**
     * @param list<array<string, mixed>> $events
     * @param array<int, string>         $beside what else is on the page, by target
     */
    private function tell(int $visitor, string $number, array $events, array $beside = []): Answer
    {
        $shown = [$this->targetId => $number] + $beside;

        return $this->doors->activity($this->doors->plan())->answer((string) wp_json_encode([
            'visitor' => self::id($visitor),
            'visit' => self::id(1000 + $visitor),
            'config' => $this->services->configToken()->issue([$this->targetId, $this->branchId, $this->southId]),
            'shown' => array_map(static fn (int $target, string $number): array => ['target' => $target, 'number' => $number], array_keys($shown), $shown),
            'events' => $events,
        ]), new Asker('Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0', '192.0.2.1'));
    }

    /**
     * Not which ones: whoever lost a race takes any of the oldest.
     *
     * @return list<string>
     */
    private function kinds(Answer $answer): array
    {
        return array_column($answer->body['numbers'] ?? [], 'kind');
    }

    /** @param literal-string $sql */
    private function linesOf(string $sql): int
    {
        return (int) $this->services->db()->rows($sql)[0]['n'];
    }

    private function needMariaDb(): void
    {
        if (! $this->wpdb->dbh instanceof \mysqli) {
            self::markTestSkipped('A file has no connection to lose, and one writer at a time.');
        }
    }
}
