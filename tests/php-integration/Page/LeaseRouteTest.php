<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Page;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Source\Arrival;
use Ringwell\Tests\Integration\Lease\Clinic;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Tests\Support\At;
use Ringwell\Tests\Support\ClinicPlan;
use Ringwell\Time;

/** The public doors lease and activity, as a page uses them. */
final class LeaseRouteTest extends TestCase
{
    use Clinic;

    protected function setUp(): void
    {
        parent::setUp();
        $this->openClinic();
    }

    public function testAVisitorFromTheAdvertisementGetsANumberOfItsPool(): void
    {
        $answer = $this->lease(1, '/?utm_source=yandex&utm_medium=cpc&utm_campaign=implant');

        self::assertSame(['target' => $this->targetId, 'number' => ClinicPlan::YANDEX[0], 'display' => null, 'kind' => 'pool', 'fallback' => ClinicPlan::DEFAULT], array_diff_key($answer['numbers'][0], ['ttl' => 0]));
        self::assertEqualsWithDelta(60, $answer['numbers'][0]['ttl'] ?? 0, 5, 'Until a person shows himself.');
        $told = $this->activity(1, ClinicPlan::YANDEX[0], [['type' => 'active', 'ago' => 0]]);
        self::assertGreaterThan(14 * 60, $told['numbers'][0]['ttl'] ?? 0);
        self::assertSame('Yandex Direct', $answer['source']['name']);
        self::assertGreaterThan(0, $answer['beat']['seconds']);
    }

    public function testFormsAreToldTheVisitsPublicNumberAndCampaignAndNoId(): void
    {
        $this->lease(1, '/?utm_source=yandex&utm_medium=cpc&utm_campaign=implant&secret=1');
        $next = $this->rest('POST', 'lease', $this->leaseBody(1, 'https://clinic.test/prices/', 'https://clinic.test/'))->get_data();
        $none = $this->rest('POST', 'lease', ['consent' => 'none'] + $this->leaseBody(2, 'https://clinic.test/', ''))->get_data();

        self::assertIsArray($next);
        self::assertIsArray($none);
        self::assertSame((int) $this->services->db()->rows('SELECT id FROM {visits}')[0]['id'], $next['visit']);
        self::assertEquals((object) ['source' => 'yandex', 'medium' => 'cpc', 'campaign' => 'implant'], $next['utm']);
        self::assertNull($none['visit']);
        self::assertEquals(new \stdClass(), $none['utm']);
        self::assertStringNotContainsString(self::id(1001), (string) wp_json_encode($next));
    }

    public function testTheNextPageAndARepeatedRequestKeepTheNumber(): void
    {
        $first = $this->lease(1, '/?utm_source=yandex&utm_medium=cpc');
        $same = $this->lease(1, '/?utm_source=yandex&utm_medium=cpc');
        $next = $this->lease(1, '/prices/', 'https://clinic.test/');

        self::assertSame([ClinicPlan::YANDEX[0], ClinicPlan::YANDEX[0], ClinicPlan::YANDEX[0]], array_map(static fn (array $answer): mixed => At::path($answer, 'numbers', 0, 'number'), [$first, $same, $next]));
        self::assertSame(['2'], array_column($this->services->db()->rows('SELECT pages FROM {visits}'), 'pages'), 'The repeated request is no second page view.');
        self::assertSame(['granted'], array_column($this->services->db()->rows('SELECT event FROM {exposures} WHERE event <> %s', ['active']), 'event'));
    }

    public function testAUsedUpPoolShowsTheDefaultAndCountsItAsOverflow(): void
    {
        $this->lease(1, '/?utm_source=yandex&utm_medium=cpc');
        $this->lease(2, '/?utm_source=yandex&utm_medium=cpc');

        $third = $this->lease(3, '/?utm_source=yandex&utm_medium=cpc');

        self::assertSame([ClinicPlan::DEFAULT, 'default'], [$third['numbers'][0]['number'], $third['numbers'][0]['kind']]);
        self::assertArrayNotHasKey('ttl', $third['numbers'][0]);
        $now = (int) floor(microtime(true) * 1000) + Time::MINUTE;
        self::assertSame(['visits' => 3, 'given' => 2, 'overflow' => 1], $this->services->exposures()->coverage(0, $now)[$this->poolId]);
    }

    public function testOrganicSeesTheStaticNumberAndDirectTheSitesOwn(): void
    {
        $organic = $this->lease(1, '/', 'https://www.google.com/');
        $direct = $this->lease(2, '/');

        self::assertSame([ClinicPlan::STATIC, 'static'], [$organic['numbers'][0]['number'], $organic['numbers'][0]['kind']]);
        self::assertSame([ClinicPlan::OWN, 'own'], [$direct['numbers'][0]['number'], $direct['numbers'][0]['kind']]);
    }

    public function testATakenNumberIsToldToTheOldPage(): void
    {
        $this->lease(1, '/?utm_source=yandex&utm_medium=cpc');
        // So that the hold of the first one runs out first.
        $this->shiftClock(Time::SECOND);
        $this->lease(2, '/?utm_source=yandex&utm_medium=cpc');
        self::assertSame('pool', $this->activity(1, ClinicPlan::YANDEX[0])['numbers'][0]['kind']);
        $this->shiftClock(16 * Time::MINUTE);

        $this->lease(3, '/?utm_source=yandex&utm_medium=cpc');
        $told = $this->activity(1, ClinicPlan::YANDEX[0]);

        self::assertSame(['target' => $this->targetId, 'number' => ClinicPlan::DEFAULT, 'display' => null, 'kind' => 'default', 'fallback' => ClinicPlan::DEFAULT], $told['numbers'][0]);
        self::assertSame(ClinicPlan::YANDEX[0], $this->activity(3, ClinicPlan::YANDEX[0])['numbers'][0]['number']);
    }

    public function testATapProtectsTheNumberAndIsEvidence(): void
    {
        $this->lease(1, '/?utm_source=yandex&utm_medium=cpc');
        $this->activity(1, ClinicPlan::YANDEX[0], [['type' => 'active', 'ago' => 0]]);
        $this->shiftClock(10 * Time::MINUTE);

        $answer = $this->activity(1, ClinicPlan::YANDEX[0], [['type' => 'tap', 'ago' => 0, 'target' => $this->targetId]]);

        self::assertGreaterThan(5 * 60, $answer['numbers'][0]['ttl'] ?? 0, 'Five minutes were left of the hold alone.');
        self::assertEqualsCanonicalizing(['granted', 'confirmed', 'tap', 'active'], array_column($this->services->db()->rows('SELECT event FROM {exposures} ORDER BY id'), 'event'));
    }

    public function testATapOnANumberThatWasNeverShownLeavesNoTrace(): void
    {
        $this->lease(1, '/?utm_source=yandex&utm_medium=cpc');

        $this->activity(1, ClinicPlan::YANDEX[1], [['type' => 'tap', 'ago' => 0]]);
        $this->activity(7, ClinicPlan::YANDEX[0], [['type' => 'tap', 'ago' => 0]]);

        self::assertSame(['granted'], array_column($this->services->db()->rows('SELECT event FROM {exposures}'), 'event'));
    }

    public function testWithoutConsentNothingIsStoredAndTheSourcesDefaultShows(): void
    {
        $answer = $this->lease(1, '/?utm_source=yandex&utm_medium=cpc', '', ['consent' => 'none']);
        $later = $this->lease(1, '/prices/', 'https://clinic.test/?utm_source=yandex&utm_medium=cpc', ['consent' => 'none']);

        self::assertSame([ClinicPlan::DEFAULT, ClinicPlan::DEFAULT], [$answer['numbers'][0]['number'], $later['numbers'][0]['number']]);
        self::assertSame([], $this->services->db()->rows('SELECT id FROM {visits}'));
        self::assertSame([], $this->services->db()->rows('SELECT id FROM {exposures}'));
    }

    public function testAVisitThatComesStraightKeepsItsLastSourceInReportsButNotItsNumbers(): void
    {
        $this->lease(1, '/?utm_source=yandex&utm_medium=cpc');
        $this->shiftClock(2 * Time::DAY);

        $straight = $this->lease(1, '/', '', ['visit' => self::id(99)]);

        self::assertSame('Yandex Direct', $straight['source']['name']);
        self::assertSame('own', $straight['numbers'][0]['kind']);

        $this->shiftClock(32 * Time::DAY);
        self::assertNotSame('Yandex Direct', $this->lease(1, '/', '', ['visit' => self::id(98)])['source']['name']);
    }

    public function testTheOwnerMayLetHimKeepTheNumbersTooOrForgetTheSource(): void
    {
        $this->lease(1, '/?utm_source=yandex&utm_medium=cpc');
        $this->shiftClock(2 * Time::DAY);
        $this->actAs('administrator');

        self::assertSame(200, $this->rest('PUT', 'settings', ['keep_placement' => true])->get_status());
        self::assertSame('pool', $this->lease(1, '/', '', ['visit' => self::id(99)])['numbers'][0]['kind']);

        self::assertSame(200, $this->rest('PUT', 'settings', ['last_source_days' => 0])->get_status());
        $forgotten = $this->lease(1, '/', '', ['visit' => self::id(98)]);
        self::assertNotSame('Yandex Direct', $forgotten['source']['name']);
        self::assertSame('own', $forgotten['numbers'][0]['kind']);
    }

    public function testAVisitStoresWhatReportsNeedAndNoSecret(): void
    {
        $this->lease(1, '/implant/?utm_source=yandex&utm_medium=cpc&utm_term=%D0%B7%D1%83%D0%B1&yclid=123&token=secret', 'https://yandex.ru/search?text=private', ['ids' => ['ym' => '1732270000123456789', 'ga' => '<b>']]);

        $row = $this->services->db()->rows('SELECT * FROM {visits}')[0];

        self::assertSame(['зуб', 'yandex', '1732270000123456789', ''], [$row['utm_term'], $row['utm_source'], $row['ym_id'], $row['ga_id']]);
        self::assertStringNotContainsString('secret', implode(' ', $row));
        self::assertStringNotContainsString('private', implode(' ', $row));
        self::assertStringNotContainsString(self::id(1), implode(' ', $row), 'Ids of the page are stored as hashes.');
        self::assertSame(['123'], array_values((array) json_decode((string) $row['click_ids'], true)));
    }

    /** @return array<string, array{array<string, mixed>|string, int, string}> body changes or text, status, field */
    public static function badRequests(): array
    {
        return [
            'no JSON' => ['{"page":', 400, ''],
            'a list' => ['[]', 400, ''],
            'unknown field' => [['extra' => 1], 400, 'extra'],
            'nested unknown field' => [['page' => ['url' => 'https://clinic.test/', 'referrer' => '', 'title' => 'x']], 400, 'page.title'],
            'wrong type' => [['targets' => 'all'], 400, 'targets'],
            'target not a number' => [['targets' => ['1']], 400, 'targets.0'],
            'visitor in capitals' => [['visitor' => str_repeat('A', 32)], 400, 'visitor'],
            'visitor with a line end' => [['visitor' => str_repeat('a', 32) . "\n"], 400, 'visitor'],
            'consent unheard of' => [['consent' => 'all'], 400, 'consent'],
            'ago in the future' => [['landing' => ['url' => 'https://clinic.test/', 'referrer' => '', 'ago' => -1]], 400, 'landing.ago'],
            'too many targets' => [['targets' => range(1, 51)], 400, 'targets'],
            'damaged UTF-8' => ["{\"page\":{\"url\":\"\xff\",\"referrer\":\"\"},\"targets\":[],\"config\":\"\"}", 400, ''],
        ];
    }

    /** @param array<string, mixed>|string $change */
    #[DataProvider('badRequests')]
    public function testBadRequestsAreRefusedWithTheField(array|string $change, int $status, string $field): void
    {
        $body = is_string($change) ? $change : $change + $this->leaseBody(1, 'https://clinic.test/', '');

        $response = $this->rest('POST', 'lease', $body);

        self::assertSame($status, $response->get_status());
        self::assertContains(At::path($response->get_data(), 'code'), ['rest_invalid_json', 'ringwell_invalid_json', 'ringwell_invalid_fields']);
        if ($field !== '') {
            self::assertNotNull(At::path($response->get_data(), 'data', 'params', $field));
        }
        self::assertSame([], $this->services->db()->rows('SELECT id FROM {visits}'));
    }

    public function testAPageMayHoldAsManyTargetsAsThereCanBe(): void
    {
        self::assertCount(1, $this->lease(1, '/?utm_source=yandex&utm_medium=cpc', '', ['targets' => [...range(900_001, 900_049), $this->targetId]])['numbers']);
        $shown = array_map(static fn (int $target): array => ['target' => $target, 'number' => ClinicPlan::YANDEX[1]], range(900_001, 900_049));
        $shown[] = ['target' => $this->targetId, 'number' => ClinicPlan::YANDEX[0]];
        $ask = fn (array $shown): \WP_REST_Response => $this->rest('POST', 'activity', [
            'visitor' => self::id(1),
            'visit' => self::id(1001),
            'config' => $this->services->configToken()->issue([$this->targetId]),
            'shown' => $shown,
            'events' => [],
        ]);

        self::assertSame('pool', At::path($ask($shown)->get_data(), 'numbers', 0, 'kind'), 'The last of fifty is heard too.');
        self::assertSame(400, $ask([...$shown, ['target' => 900_050, 'number' => ClinicPlan::OWN]])->get_status());
    }

    /** Strict SQL refuses what is too long for its column, the usual one of WordPress cuts it in silence: neither may happen. */
    public function testTheLongestVisitIsStoredAsItWasCut(): void
    {
        $tooth = str_repeat('🦷', 600);
        $utm = implode('&', array_map(static fn (string $name): string => "utm_{$name}=" . str_repeat('ж', 300), ['source', 'medium', 'campaign', 'content', 'term']));
        $url = "https://clinic.test/{$tooth}?{$utm}&yclid=" . str_repeat('1', 300);
        $referrer = "https://site.example/{$tooth}";
        $landing = Arrival::from($url, $referrer, ['clinic.test']);
        $mode = $this->setSqlMode('STRICT_ALL_TABLES');
        try {
            $this->lease(1, '', '', [
                'page' => ['url' => $url, 'referrer' => $referrer],
                'ids' => ['ga' => str_repeat('1', 64), 'ym' => str_repeat('2', 64)],
            ]);
        } finally {
            $this->setSqlMode($mode);
        }
        $row = $this->services->db()->rows('SELECT * FROM {visits}')[0];

        self::assertSame([$landing->landing(), $landing->referrer()], [$row['landing'], $row['referrer']]);
        self::assertSame([512, 255, 128, 128], [mb_strlen((string) $row['landing']), mb_strlen((string) $row['referrer']), mb_strlen((string) $row['utm_campaign']), mb_strlen((string) $row['utm_term'])]);
        self::assertSame(255, mb_strlen((string) $this->services->db()->rows('SELECT path FROM {page_views}')[0]['path']));
    }

    public function testAForeignOrStaleConfigGivesTheSitesOwnNumber(): void
    {
        $answer = $this->lease(1, '/?utm_source=yandex&utm_medium=cpc', '', ['config' => 'old']);

        self::assertSame('own', $answer['numbers'][0]['kind']);
        self::assertSame([], $this->services->db()->rows('SELECT id FROM {visits}'));
    }

    public function testAPrefetchedPageLeasesNothing(): void
    {
        $response = $this->rest('POST', 'lease', $this->leaseBody(1, 'https://clinic.test/?utm_source=yandex&utm_medium=cpc', ''), ['Sec-Purpose' => 'prefetch;prerender']);

        self::assertSame('own', At::path($response->get_data(), 'numbers', 0, 'kind'));
        self::assertSame([], $this->services->db()->rows('SELECT id FROM {visits}'));
    }

    public function testAnUnknownTargetIsLeftOut(): void
    {
        self::assertSame([], $this->lease(1, '/', '', ['targets' => [999_999]])['numbers']);
    }

    /** @return string the mode until now; SQLite has none, and knows no lengths */
    private function setSqlMode(string $mode): string
    {
        if (! $this->wpdb->dbh instanceof \mysqli) {
            return '';
        }
        $before = (string) $this->wpdb->get_var('SELECT @@SESSION.sql_mode');
        $this->wpdb->query((string) $this->wpdb->prepare('SET SESSION sql_mode = %s', $mode));

        return $before;
    }
}
