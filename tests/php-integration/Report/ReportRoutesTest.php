<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Report;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Door\Message;
use Ringwell\Report\SourcesReport;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Tests\Support\ClinicPlan;
use Ringwell\Time;

/** How many visits and calls each source brought. */
final class ReportRoutesTest extends TestCase
{
    use ClinicAtNoon;

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

    /** One network may begin forty thousand visits a day, each with a campaign of its own making: the report must not take them all into memory. */
    public function testCampaignsThatSomebodyMadeUpAreOneRow(): void
    {
        $this->actAs('administrator');
        foreach (['/?utm_source=yandex&utm_medium=cpc&utm_campaign=implant', '/?utm_source=yandex&utm_medium=cpc&utm_campaign=implant'] as $visitor => $page) {
            $this->lease($visitor + 1, $page);
        }
        $at = (int) $this->wpdb->get_var("SELECT MAX(started_at) FROM {$this->wpdb->prefix}ringwell_visits");
        foreach (array_chunk(range(1, 1200), 100) as $numbers) {
            $rows = array_map(fn (int $number): string => sprintf("('%1\$032x', '%1\$032x', %2\$d, %2\$d, %3\$d, %3\$d, 'made up %1\$d', '')", $number, $at, $this->yandexId), $numbers);
            $this->wpdb->query("INSERT INTO {$this->wpdb->prefix}ringwell_visits (visit, visitor, started_at, seen_at, source_id, shown_source_id, utm_campaign, click_ids) VALUES " . implode(',', $rows));
        }
        $today = $this->today();

        $report = $this->report(['by' => 'campaign', 'from' => $today, 'to' => $today]);
        self::assertSame(1202, $report['totals']['visits']);
        self::assertCount(SourcesReport::MOST_CAMPAIGNS + 1, $report['rows']);
        $byCampaign = array_column($report['rows'], 'visits', 'campaign');
        self::assertSame(2, $byCampaign['implant'], 'Those with most visits are shown.');
        self::assertSame(1202 - 2 - (SourcesReport::MOST_CAMPAIGNS - 1), $byCampaign[SourcesReport::OTHERS]);
        self::assertSame(1202, array_sum($byCampaign));

        $bySource = $this->report(['from' => $today, 'to' => $today]);
        self::assertSame([1202], array_column($bySource['rows'], 'visits'));
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
