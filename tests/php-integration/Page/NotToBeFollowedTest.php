<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Page;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Page\Refused;
use Ringwell\Settings;
use Ringwell\Tests\Integration\Lease\Clinic;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Tests\Support\ClinicPlan;

/** Do Not Track and Global Privacy Control at the doors: whatever the page itself says, nothing of the visitor is kept. */
final class NotToBeFollowedTest extends TestCase
{
    use Clinic;

    private const AD = 'https://clinic.test/?utm_source=yandex&utm_medium=cpc';
    private const LANDING = 'https://landing.example';

    protected function setUp(): void
    {
        parent::setUp();
        $this->openClinic();
        update_option(Settings::OPTION, ['honour_dnt' => true, 'other_sites' => [self::LANDING]]);
    }

    /** @return array<string, array{array<string, string>}> */
    public static function headers(): array
    {
        return [
            'Global Privacy Control' => [['Sec-GPC' => '1']],
            'Do Not Track' => [['DNT' => '1']],
        ];
    }

    /** @param array<string, string> $headers */
    #[DataProvider('headers')]
    public function testAPageThatClaimsConsentGetsThePlacementsDefaultAndLeavesNothingButTheCount(array $headers): void
    {
        $answer = $this->rest('POST', 'lease', $this->leaseBody(1, self::AD, ''), $headers)->get_data();

        self::assertIsArray($answer);
        self::assertSame([ClinicPlan::DEFAULT, 'default', null], [$answer['numbers'][0]['number'], $answer['numbers'][0]['kind'], $answer['visit']]);
        self::assertSame([], $this->services->db()->rows('SELECT id FROM {visits}'));
        self::assertSame([], $this->services->db()->rows('SELECT id FROM {exposures}'));
        self::assertSame([['kind' => Refused::NO_CONSENT, 'times' => '1']], $this->services->db()->rows('SELECT kind, times FROM {refusals}'));
    }

    /** @param array<string, string> $headers */
    #[DataProvider('headers')]
    public function testWhoSaysSoInMidVisitLeavesNoMoreTraces(array $headers): void
    {
        $this->lease(1, '/?utm_source=yandex&utm_medium=cpc');
        $before = $this->rows();
        $told = $this->rest('POST', 'activity', $this->activityBody(), $headers)->get_data();
        $carried = $this->rest('POST', 'carry', $this->carryBody(), $headers + ['Origin' => untrailingslashit(home_url())])->get_data();

        self::assertIsArray($told);
        self::assertIsArray($carried);
        self::assertSame([ClinicPlan::OWN, 'own'], [$told['numbers'][0]['number'], $told['numbers'][0]['kind']], 'No visit is known here.');
        self::assertNull($carried['token']);
        self::assertSame($before, $this->rows());
    }

    public function testWithoutTheSettingTheHeadersMeanNothing(): void
    {
        update_option(Settings::OPTION, ['honour_dnt' => false, 'other_sites' => [self::LANDING]]);
        $headers = ['Sec-GPC' => '1', 'DNT' => '1'];
        $answer = $this->rest('POST', 'lease', $this->leaseBody(1, self::AD, ''), $headers)->get_data();
        $carried = $this->rest('POST', 'carry', $this->carryBody(), $headers + ['Origin' => untrailingslashit(home_url())])->get_data();

        self::assertIsArray($answer);
        self::assertIsArray($carried);
        self::assertSame('pool', $answer['numbers'][0]['kind']);
        self::assertIsString($carried['token']);
    }

    /** @return array<string, mixed> */
    private function activityBody(): array
    {
        return [
            'visitor' => self::id(1),
            'visit' => self::id(1001),
            'config' => $this->services->configToken()->issue([$this->targetId]),
            'shown' => [['target' => $this->targetId, 'number' => ClinicPlan::YANDEX[0]]],
            'events' => [['type' => 'active', 'ago' => 0], ['type' => 'tap', 'ago' => 0, 'target' => $this->targetId]],
        ];
    }

    /** @return array<string, mixed> */
    private function carryBody(): array
    {
        return [
            'visitor' => self::id(1),
            'visit' => self::id(1001),
            'token' => self::id(5),
            'to' => self::LANDING,
            'config' => $this->services->configToken()->issue([$this->targetId]),
        ];
    }

    /** @return array<string, list<array<string, ?string>>> */
    private function rows(): array
    {
        return [
            'visits' => $this->services->db()->rows('SELECT * FROM {visits}'),
            'leases' => $this->services->db()->rows('SELECT * FROM {leases} ORDER BY number_id'),
            'exposures' => $this->services->db()->rows('SELECT * FROM {exposures}'),
            'carries' => $this->services->db()->rows('SELECT * FROM {carries}'),
        ];
    }
}
