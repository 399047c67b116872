<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Report;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Call\CallEvent;
use Ringwell\Call\CallState;
use Ringwell\Call\Direction;
use Ringwell\Door\Message;
use Ringwell\Tests\Integration\Lease\Clinic;
use Ringwell\Tests\Integration\Pbx\PhoneSystem;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Tests\Support\ClinicPlan;
use Ringwell\Time;

final class ReportRoutesTest extends TestCase
{
    use Clinic;
    use PhoneSystem;

    private int $connection;
    private int $now;

    protected function setUp(): void
    {
        parent::setUp();
        $this->openClinic();
        $this->connection = $this->connect('own');
        $this->now = $this->setClockToNoon();
    }

    public function testCountsVisitsAndCallsBySourceAndCampaign(): void
    {
        $this->actAs('administrator');
        $this->lease(1, '/?utm_source=yandex&utm_medium=cpc&utm_campaign=implant');
        $this->lease(2, '/?utm_source=yandex&utm_medium=cpc&utm_campaign=braces');
        $this->lease(3, '/', 'https://www.google.com/');
        $this->call('1', ClinicPlan::DEFAULT, 30, 0);
        $this->call('2', ClinicPlan::DEFAULT, 0, 0);
        $this->call('3', ClinicPlan::OWN, 10, 0);
        $this->call('4', ClinicPlan::STATIC, 10, -40 * Time::DAY);
        $today = $this->today();

        $report = $this->report([]);
        self::assertSame(['visits' => 3, 'calls' => 3, 'answered' => 2, 'missed' => 1], $report['totals']);
        self::assertSame(['visits' => 0, 'calls' => 1, 'answered' => 1, 'missed' => 0], $report['before']);
        self::assertCount(30, $report['days']);
        self::assertSame(['day' => $today, 'visits' => 3, 'answered' => 2, 'missed' => 1], $report['days'][29]);
        $yandex = array_values(array_filter($report['rows'], fn (array $row): bool => ($row['source']['id'] ?? 0) === $this->yandexId));
        self::assertSame([['source' => ['id' => $this->yandexId, 'name' => 'Yandex Direct'], 'group' => null, 'campaign' => '', 'visits' => 2, 'calls' => 2, 'answered' => 1, 'missed' => 1]], $yandex);
        self::assertContains(['source' => null, 'group' => null, 'campaign' => '', 'visits' => 0, 'calls' => 1, 'answered' => 1, 'missed' => 0], $report['rows']);

        $byCampaign = $this->report(['by' => 'campaign', 'from' => $today, 'to' => $today]);
        self::assertSame(['', 'braces', 'implant'], self::sorted(array_column(array_filter($byCampaign['rows'], fn (array $row): bool => ($row['source']['id'] ?? 0) === $this->yandexId), 'campaign')));
        self::assertNull($byCampaign['before'], 'Nothing before is no comparison.');
        self::assertCount(1, $byCampaign['days']);
    }

    public function testACampaignWrittenInTwoWaysIsOne(): void
    {
        $this->actAs('administrator');
        $this->lease(1, '/?utm_source=yandex&utm_medium=cpc&utm_campaign=Имплант');
        $this->lease(2, '/?utm_source=yandex&utm_medium=cpc&utm_campaign=имплант');
        $today = $this->today();

        $rows = $this->report(['by' => 'campaign', 'from' => $today, 'to' => $today])['rows'];

        self::assertSame([2], array_column($rows, 'visits'));
    }

    public function testADayIsADayOfTheClinicsZone(): void
    {
        $this->actAs('administrator');
        update_option('timezone_string', 'Pacific/Auckland');
        $midnight = $this->clinicsNow()->setTime(0, 0)->getTimestamp() * 1000;
        $this->call('before', ClinicPlan::STATIC, 5, $midnight - 1000 - $this->now);
        $this->call('after', ClinicPlan::STATIC, 5, $midnight - $this->now);
        $today = $this->today();

        $report = $this->report(['from' => $today, 'to' => $today]);

        self::assertSame([1, 1], [$report['totals']['calls'], $report['before']['calls']]);
        self::assertSame([['day' => $today, 'visits' => 0, 'answered' => 1, 'missed' => 0]], $report['days']);
    }

    /** @param array<string, string|array<string>> $query */
    #[DataProvider('wrong')]
    public function testWrongPeriodsAreRefused(array $query): void
    {
        $this->actAs('administrator');

        self::assertSame(400, $this->rest('GET', 'reports/sources', null, [], $query)->get_status());
    }

    /** @return iterable<string, array{array<string, string|array<string>>}> */
    public static function wrong(): iterable
    {
        yield 'backwards' => [['from' => '2026-11-02', 'to' => '2026-11-01']];
        yield 'no such day' => [['from' => '2026-02-30', 'to' => '2026-03-01']];
        yield 'words' => [['from' => 'monday', 'to' => '2026-03-01']];
        yield 'too long' => [['from' => '2001-01-01', 'to' => '2026-03-01']];
        yield 'lists' => [['from' => ['2001-01-01'], 'to' => '2026-03-01']];
        yield 'by something else' => [['by' => 'weather']];
    }

    public function testReportsAreForTheirReadersOnly(): void
    {
        foreach (['', 'subscriber'] as $role) {
            $role === '' ? wp_set_current_user(0) : $this->actAs($role);
            self::assertContains($this->rest('GET', 'reports/sources')->get_status(), [401, 403]);
            self::assertContains($this->rest('GET', 'overview')->get_status(), [401, 403]);
        }
    }

    public function testTheOverviewTellsWhoWaitsAndWhatIsWrong(): void
    {
        $this->actAs('administrator');
        foreach ([1, 2, 3] as $visitor) {
            $this->lease($visitor, '/?utm_source=yandex&utm_medium=cpc');
        }
        $this->call('missed', ClinicPlan::DEFAULT, 0, -10 * Time::MINUTE, '+79161234567');
        $this->call('answered', ClinicPlan::DEFAULT, 30, -20 * Time::MINUTE, '+79167654321');
        $this->call('old', ClinicPlan::STATIC, 0, -20 * Time::DAY, '+79160000000');
        $this->call('hidden', ClinicPlan::STATIC, 0, -5 * Time::MINUTE, '');
        $this->services->connections()->heard($this->connection, $this->now - 5 * Time::DAY);

        $overview = $this->overview();

        self::assertSame(1, $overview['waiting_total']);
        self::assertSame(['+7 916 123-45-67', 'Yandex Direct'], [$overview['waiting'][0]['caller'], $overview['waiting'][0]['source_name']]);
        self::assertContains($overview['waiting'][0]['minutes'], [10, 11]);
        self::assertSame(3, $overview['today']['visits']['value']);
        self::assertEqualsWithDelta(2 / 3, $overview['today']['coverage']['value'], 0.001);
        self::assertSame(['connection_quiet', 'pool_overflow'], array_column($overview['needs'], 'code'));
        self::assertSame(["connections/{$this->connection}", "pools/{$this->poolId}"], array_column($overview['needs'], 'path'));
        self::assertSame([['source' => 'Yandex Direct', 'visitors' => 3, 'numbers' => ['+7 495 111-00-01', '+7 495 111-00-02']]], array_map(static function (array $live): array {
            sort($live['numbers']);

            return $live;
        }, $overview['live']['visitors']));
        self::assertSame(['hidden', 'missed', 'answered'], array_map(fn (array $call): string => $this->nameOf($call['id']), $overview['live']['calls']));
        self::assertCount(14, $overview['weeks']);
        self::assertSame(['targets' => 1, 'sources' => 2, 'connections' => 1, 'calls' => 1], $overview['setup']);
    }

    public function testTheOverviewOfANewInstallation(): void
    {
        $this->actAs('administrator');
        $this->services->connections()->remove($this->connection);

        $overview = $this->overview();

        self::assertSame([[], 0, []], [$overview['waiting'], $overview['waiting_total'], $overview['live']['calls']]);
        self::assertSame(['value' => 0, 'usual' => null], $overview['today']['calls']);
        self::assertSame(['value' => null, 'usual' => null], $overview['today']['coverage']);
    }

    public function testALateQueueIsSaid(): void
    {
        $this->actAs('administrator');
        $this->services->inboxRows()->add($this->connection, new \Ringwell\Pbx\PbxEvent('POST', '', '', 'event=start'), $this->now - Time::HOUR);

        self::assertContains('queue_late', array_column($this->overview()['needs'], 'code'));
    }

    public function testAHomePageThatShowsNoNumberIsSaid(): void
    {
        $this->actAs('administrator');
        foreach (range(1, 9) as $visitor) {
            $this->lease($visitor, '/?utm_source=yandex', '', ['targets' => []]);
        }
        self::assertNotContains('home_without_number', array_column($this->overview()['needs'], 'code'), 'Nine may be chance.');

        $this->lease(10, '/prices/', '', ['targets' => []]);
        self::assertNotContains('home_without_number', array_column($this->overview()['needs'], 'code'), 'That was another page.');

        $this->lease(11, '/', '', ['targets' => []]);
        $needs = array_column($this->overview()['needs'], null, 'code');
        self::assertSame('settings', $needs['home_without_number']['path'] ?? null);

        $this->lease(12, '/');
        self::assertNotContains('home_without_number', array_column($this->overview()['needs'], 'code'), 'Somebody was shown one.');
    }

    public function testAPoolNumberThatRingsWithoutBeingShownIsSaid(): void
    {
        $this->actAs('administrator');
        $this->lease(1, '/?utm_source=yandex&utm_medium=cpc');
        foreach ([1, 2, 3] as $call) {
            $this->call("shown{$call}", ClinicPlan::YANDEX[0], 10, $call * Time::MINUTE);
            $this->call("static{$call}", ClinicPlan::STATIC, 10, -$call * Time::MINUTE);
        }
        $this->call('stray1', ClinicPlan::YANDEX[1], 10, -3 * Time::HOUR);
        $this->call('stray2', ClinicPlan::YANDEX[1], 0, -2 * Time::HOUR);
        self::assertNotContains('rings_unshown', array_column($this->overview()['needs'], 'code'), 'Two wrong numbers a week are nothing.');

        $this->call('stray3', ClinicPlan::YANDEX[1], 10, -1 * Time::HOUR);
        $needs = array_values(array_filter($this->overview()['needs'], static fn (array $need): bool => $need['code'] === 'rings_unshown'));

        self::assertCount(1, $needs);
        self::assertStringContainsString('+7 495 111-00-02', $needs[0]['text']);
        self::assertSame('calls?search=74951110002', $needs[0]['path']);
        self::assertSame(Time::iso(intdiv($this->now - 3 * Time::HOUR, 1000) * 1000), $needs[0]['since']);
    }

    public function testCoverageIsComparedWithDaysThatHadSome(): void
    {
        $this->actAs('administrator');
        $this->lease(1, '/?utm_source=yandex&utm_medium=cpc');
        self::assertEqualsWithDelta(1.0, $this->overview()['today']['coverage']['value'], 0.001);
        self::assertNull($this->overview()['today']['coverage']['usual'], 'No day with visits yet.');

        $this->lease(2, '/?utm_source=yandex&utm_medium=cpc');
        $this->lease(3, '/?utm_source=yandex&utm_medium=cpc');
        $this->services->db()->run('UPDATE {exposures} SET at = at - %d', [7 * Time::DAY + 2 * Time::SECOND]);

        self::assertNull($this->overview()['today']['coverage']['value']);
        self::assertEqualsWithDelta(2 / 3, $this->overview()['today']['coverage']['usual'], 0.001);
    }

    /** Reports of a year must not read every row of the tables they ask. */
    public function testReportsReadTheirIndexes(): void
    {
        if (! $this->wpdb->dbh instanceof \mysqli) {
            self::assertIsObject($this->wpdb->dbh, 'EXPLAIN is asked of MariaDB and MySQL only; SQLite has its own.');

            return;
        }
        $prefix = $this->wpdb->prefix . 'ringwell_';
        $from = (string) ($this->now - Time::DAY);
        foreach ([
            "SELECT source_id, group_id, campaign, COUNT(*) FROM {$prefix}attributions WHERE call_started_at >= {$from} AND call_started_at < {$this->now} GROUP BY source_id, group_id, campaign" => ['started_owner'],
            "SELECT c.* FROM {$prefix}calls c WHERE c.direction IN ('in','out','callback') AND c.started_at >= {$from} ORDER BY c.started_at DESC, c.id DESC LIMIT 25" => ['started'],
            "SELECT id FROM {$prefix}calls WHERE caller = '+79161234567' AND (started_at < {$this->now} OR (started_at = {$this->now} AND id < 9)) AND direction = 'in' AND id <> 9 LIMIT 1" => ['caller'],
            "SELECT id FROM {$prefix}inbox WHERE state = 'new' AND claimed_until <= {$this->now} ORDER BY id LIMIT 200" => ['state', 'PRIMARY'],
            "SELECT pool_id, COUNT(DISTINCT visit) FROM {$prefix}exposures WHERE pool_id IN (1,2) AND event = 'granted' AND at >= {$from} AND at < {$this->now} GROUP BY pool_id" => ['pool_at'],
            "SELECT * FROM {$prefix}inbox WHERE connection_id = 1 ORDER BY received_at DESC, id DESC LIMIT 20" => ['connection_received'],
        ] as $sql => $keys) {
            $plan = $this->wpdb->get_results("EXPLAIN {$sql}", ARRAY_A);
            // Which of two good keys is better depends on the rows; with so few the optimiser may take either.
            self::assertNotSame([], array_intersect($keys, explode(',', (string) ($plan[0]['possible_keys'] ?? $plan[0]['key']))), $sql);
            self::assertNotNull($plan[0]['key'] ?? null, $sql);
        }
    }

    public function testAListOfCallsTakesAHandfulOfQueries(): void
    {
        $this->actAs('administrator');
        $count = function (int $perPage): int {
            $before = $this->wpdb->num_queries;
            $this->rest('GET', 'calls', null, [], ['per_page' => $perPage]);

            return $this->wpdb->num_queries - $before;
        };
        foreach (range(1, 30) as $number) {
            $this->call("c{$number}", ClinicPlan::STATIC, $number % 2, -$number * 1000);
        }
        $count(1);

        self::assertSame($count(2), $count(30), 'As many for thirty rows as for two.');
        self::assertLessThan(12, $count(30));
    }

    /** The plugin's clock goes on from noon, so that no midnight comes in between. */
    private function setClockToNoon(): int
    {
        $machine = (int) floor(microtime(true) * 1000);
        $noon = (new \DateTimeImmutable('@' . intdiv($machine, 1000)))->setTimezone(wp_timezone())->setTime(12, 0)->getTimestamp() * 1000;
        $this->shiftClock($noon - $machine);

        return $noon;
    }

    private function clinicsNow(): \DateTimeImmutable
    {
        return (new \DateTimeImmutable('@' . intdiv($this->now, 1000)))->setTimezone(wp_timezone());
    }

    private function today(): string
    {
        return $this->clinicsNow()->format('Y-m-d');
    }

    /**
     * @param  array<string, string> $query
     * @return array<string, mixed>  as report-sources.json says
     */
    private function report(array $query): array
    {
        $response = $this->rest('GET', 'reports/sources', null, [], $query);
        self::assertSame(200, $response->get_status(), (string) wp_json_encode($response->get_data()));
        $data = json_decode((string) wp_json_encode($response->get_data()), true);
        self::assertIsArray($data);
        self::assertSame($data, Message::of('Report', 'report-sources')->check($data), 'The answer is what its schema says.');

        return $data;
    }

    /** @return array<string, mixed> as overview.json says */
    private function overview(): array
    {
        $data = json_decode((string) wp_json_encode($this->rest('GET', 'overview')->get_data()), true);
        self::assertIsArray($data);
        self::assertSame($data, Message::of('Report', 'overview')->check($data), 'The answer is what its schema says.');

        return $data;
    }

    private function nameOf(int $call): string
    {
        foreach (['missed', 'answered', 'old', 'hidden'] as $name) {
            if (($this->services->calls()->facts($this->connection, $name)['id'] ?? 0) === $call) {
                return $name;
            }
        }

        return '';
    }

    private function call(string $id, string $did, int $talk, int $after, string $caller = '+79161234567'): void
    {
        $start = intdiv($this->now + $after, 1000) * 1000;
        $end = $start + $talk * 1000;
        $this->services->callRecorder()->apply($this->connection, new CallEvent($id, Direction::In, CallState::Ended, true, $end, $caller, $did, startedAt: $start, answered: $talk > 0, answeredAt: $talk > 0 ? $start : null, endedAt: $end, talkSeconds: $talk), $end);
    }

    /**
     * @param  array<string> $texts
     * @return list<string>
     */
    private static function sorted(array $texts): array
    {
        sort($texts);

        return $texts;
    }
}
