<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Report;

use Ringwell\Door\Message;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Tests\Support\ClinicPlan;
use Ringwell\Time;

/** The first screen: who waits, what is wrong, today and the last weeks. */
final class OverviewTest extends TestCase
{
    use ClinicAtNoon;

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
}
