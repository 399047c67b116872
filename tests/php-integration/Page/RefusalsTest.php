<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Page;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Lease\Pool;
use Ringwell\Page\Refused;
use Ringwell\Privacy\Hooks as Hourly;
use Ringwell\Settings;
use Ringwell\Tests\Integration\Lease\Clinic;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Tests\Support\ClinicPlan;
use Ringwell\Time;

/** Who is given no number of a pool, what he sees instead, and where it is counted. */
final class RefusalsTest extends TestCase
{
    use Clinic;

    private const AD = 'https://clinic.test/?utm_source=yandex&utm_medium=cpc';

    private mixed $remote;

    protected function setUp(): void
    {
        parent::setUp();
        $this->openClinic();
        $this->remote = $_SERVER['REMOTE_ADDR'] ?? null;
    }

    protected function tearDown(): void
    {
        $_SERVER['REMOTE_ADDR'] = $this->remote;
        unset($_SERVER['HTTP_X_FORWARDED_FOR'], $_SERVER['HTTP_USER_AGENT'], $_SERVER['HTTP_SEC_PURPOSE']);
        parent::tearDown();
    }

    /** @return array<string, array{array<string, string>, string}> headers, kind */
    public static function nobodys(): array
    {
        return [
            'a search engine' => [['User-Agent' => 'Mozilla/5.0 (compatible; YandexBot/3.0; +http://yandex.com/bots)'], Refused::BOT],
            'a page fetched ahead' => [['Sec-Purpose' => 'prefetch'], Refused::SPECULATIVE],
            'a page drawn ahead' => [['Sec-Purpose' => 'prefetch;prerender'], Refused::SPECULATIVE],
        ];
    }

    /** @param array<string, string> $headers */
    #[DataProvider('nobodys')]
    public function testWhereNobodySeesThePageTheSitesOwnNumberIsShownAndNothingWrittenButTheCount(array $headers, string $kind): void
    {
        foreach ([self::AD, self::AD, 'https://clinic.test/'] as $visitor => $url) {
            $answer = $this->rest('POST', 'lease', $this->leaseBody($visitor, $url, ''), $headers);
            self::assertSame([200, 'own', ClinicPlan::OWN], [$answer->get_status(), $answer->get_data()['numbers'][0]['kind'], $answer->get_data()['numbers'][0]['number']]);
        }

        self::assertSame([], $this->services->db()->rows('SELECT id FROM {visits}'));
        self::assertSame([], $this->services->db()->rows('SELECT id FROM {exposures}'));
        self::assertSame([$kind => 2], $this->counted(), 'The third page would have shown no number of the pool to anybody.');
    }

    public function testWithoutConsentThePlacementsDefaultIsShown(): void
    {
        $body = array_diff_key($this->leaseBody(1, self::AD, ''), ['visitor' => 0, 'visit' => 0]);
        $answer = $this->rest('POST', 'lease', ['consent' => 'none'] + $body);

        self::assertSame(ClinicPlan::DEFAULT, $answer->get_data()['numbers'][0]['number']);
        self::assertSame([Refused::NO_CONSENT => 1], $this->counted());
        self::assertSame([], $this->coverage());
    }

    public function testOneNetworkGetsNoMoreThanItsShareAndIsNoOverflow(): void
    {
        $this->enlarge(10);
        $_SERVER['REMOTE_ADDR'] = '8.8.8.8';
        foreach ([1, 2] as $visitor) {
            self::assertSame('pool', $this->lease($visitor, '/?utm_source=yandex&utm_medium=cpc')['numbers'][0]['kind']);
        }
        $_SERVER['REMOTE_ADDR'] = '8.8.8.77';
        $refused = $this->lease(4, '/?utm_source=yandex&utm_medium=cpc');
        $this->lease(4, '/prices/', 'https://clinic.test/');
        $_SERVER['REMOTE_ADDR'] = '8.8.9.8';
        $other = $this->lease(5, '/?utm_source=yandex&utm_medium=cpc');

        self::assertSame([ClinicPlan::DEFAULT, 'default'], [$refused['numbers'][0]['number'], $refused['numbers'][0]['kind']]);
        self::assertSame('pool', $other['numbers'][0]['kind']);
        self::assertSame([Refused::NETWORK => 1], $this->counted(), 'Once a visit.');
        self::assertSame(['visits' => 3, 'given' => 3, 'overflow' => 0], $this->coverage());
    }

    public function testAHeaderCountsOnlyFromAProxyThatTheOwnerNamed(): void
    {
        $this->enlarge(10);
        $_SERVER['REMOTE_ADDR'] = '8.8.8.8';
        $kinds = [];
        foreach ([1, 2, 3] as $visitor) {
            $_SERVER['HTTP_X_FORWARDED_FOR'] = "9.9.{$visitor}.9";
            $kinds[] = $this->lease($visitor, '/?utm_source=yandex&utm_medium=cpc')['numbers'][0]['kind'];
        }
        update_option(Settings::OPTION, ['proxies' => ['8.8.0.0/16']]);
        foreach ([4, 5, 6] as $visitor) {
            $_SERVER['HTTP_X_FORWARDED_FOR'] = "1.2.3.4, 9.9.{$visitor}.9";
            $kinds[] = $this->lease($visitor, '/?utm_source=yandex&utm_medium=cpc')['numbers'][0]['kind'];
        }

        self::assertSame(['pool', 'pool', 'default', 'pool', 'pool', 'pool'], $kinds);
    }

    public function testTheKeyIsOfOneDayAndTheNetworkGoesWithTheHold(): void
    {
        $_SERVER['REMOTE_ADDR'] = '8.8.8.8';
        $this->lease(1, '/?utm_source=yandex&utm_medium=cpc');
        [$network, $key] = [$this->network(), $this->key()];
        $this->lease(1, '/prices/', 'https://clinic.test/');
        self::assertSame([$network, $key], [$this->network(), $this->key()]);

        $this->shiftClock(Time::DAY);
        do_action(Hourly::FORGET);
        self::assertNull($this->network());
        $this->lease(1, '/?utm_source=yandex&utm_medium=cpc', '', ['visit' => self::id(77)]);

        self::assertNotSame($key, $this->key());
        self::assertNotContains($this->network(), [null, $network]);
    }

    public function testAPoolShowsWhoWasRefused(): void
    {
        $this->services->refusals()->count(Refused::BOT, [$this->poolId]);
        $this->services->refusals()->count(Refused::BOT, [$this->poolId, $this->poolId + 1]);
        $this->services->refusals()->count(Refused::NETWORK, [$this->poolId]);
        $this->actAs('administrator');
        $this->shiftClock($this->clock->now() - (int) floor(microtime(true) * 1000));

        $pool = $this->rest('GET', "pools/{$this->poolId}")->get_data();

        self::assertEquals(['bot' => 2, 'speculative' => 0, 'no_consent' => 0, 'network' => 1], $pool['refused_7d']);
        $this->services->refusals()->forgetBefore($this->clock->now() + Time::DAY);
        self::assertSame([], $this->services->refusals()->between(0, $this->clock->now()));
    }

    public function testTheOwnerIsToldThatNumbersAreTakenByNobody(): void
    {
        $this->enlarge(30);
        for ($visitor = 1; $visitor <= 14; $visitor++) {
            $_SERVER['REMOTE_ADDR'] = "8.8.{$visitor}.8";
            $this->lease($visitor, '/?utm_source=yandex&utm_medium=cpc');
        }
        foreach ([1, 2] as $visitor) {
            $this->activity($visitor, $this->numberOf($visitor), [['type' => 'active', 'ago' => 0]]);
        }
        self::assertNotContains('leases_unconfirmed', $this->needs(), 'They came just now.');
        $this->shiftClock(2 * Time::MINUTE);

        self::assertContains('leases_unconfirmed', $this->needs());
    }

    public function testTheOwnerIsToldThatOneNetworkIsCrowded(): void
    {
        $this->enlarge(10);
        $_SERVER['REMOTE_ADDR'] = '8.8.8.8';
        for ($visitor = 1; $visitor <= 14; $visitor++) {
            $this->lease($visitor, '/?utm_source=yandex&utm_medium=cpc');
        }

        self::assertContains('leases_network', $this->needs());
    }

    public function testTheOwnerIsToldThatOneNetworkKeepsItsShare(): void
    {
        $this->enlarge(10);
        $_SERVER['REMOTE_ADDR'] = '8.8.8.8';
        foreach ([1, 2] as $visitor) {
            $this->lease($visitor, '/?utm_source=yandex&utm_medium=cpc');
        }
        foreach ([0, 3, 6, 9] as $minutes) {
            $this->shiftClock($minutes * Time::MINUTE);
            foreach ([1, 2] as $visitor) {
                $this->activity($visitor, $this->numberOf($visitor), [['type' => 'active', 'ago' => 0]]);
            }
            self::assertSame($minutes === 9, in_array('leases_one_network', $this->needs(), true));
        }
        $this->shiftClock(12 * Time::MINUTE);

        self::assertNotContains('leases_one_network', $this->needs(), 'They have gone.');
    }

    public function testANewVisitHidesNobodyWhoKeepsANumber(): void
    {
        $this->enlarge(10);
        $_SERVER['REMOTE_ADDR'] = '8.8.8.8';
        foreach ([0, 5, 9] as $minutes) {
            $this->shiftClock($minutes * Time::MINUTE);
            foreach ([1, 2] as $visitor) {
                $visit = ['visit' => self::id(1000 * $minutes + $visitor)];
                $this->lease($visitor, '/?utm_source=yandex&utm_medium=cpc', '', $visit);
                $this->activity($visitor, $this->numberOf($visitor), [['type' => 'active', 'ago' => 0]], $visit);
            }
        }

        self::assertContains('leases_one_network', $this->needs());
    }

    public function testTheOwnerIsToldThatManyTapAndNobodyCalls(): void
    {
        $this->enlarge(30);
        for ($visitor = 1; $visitor <= 5; $visitor++) {
            $_SERVER['REMOTE_ADDR'] = "8.8.{$visitor}.8";
            $this->lease($visitor, '/?utm_source=yandex&utm_medium=cpc');
            self::assertNotContains('leases_tapped', $this->needs());
            $this->activity($visitor, $this->numberOf($visitor), [['type' => 'active', 'ago' => 0], ['type' => 'tap', 'ago' => 0]]);
        }

        self::assertContains('leases_tapped', $this->needs());
    }

    private function enlarge(int $numbers): void
    {
        $pool = $this->services->pools()->find($this->poolId);
        self::assertInstanceOf(Pool::class, $pool);
        $this->services->pools()->addNumbers($pool, array_map(static fn (int $number): string => '+7495222' . (1000 + $number), range(1, $numbers - count(ClinicPlan::YANDEX))));
    }

    private function numberOf(int $visitor): string
    {
        return (string) $this->services->db()->rows('SELECT n.number FROM {leases} l JOIN {numbers} n ON n.id = l.number_id WHERE l.visitor = %s', [\Ringwell\Visit\SecretId::hash(self::id($visitor))])[0]['number'];
    }

    /** @return list<string> codes of what the owner should look at */
    private function needs(): array
    {
        $this->actAs('administrator');

        return array_column($this->rest('GET', 'overview')->get_data()['needs'], 'code');
    }

    /** @return array<string, int> kind => how often, of the pool */
    private function counted(): array
    {
        $rows = $this->services->db()->rows('SELECT kind, times FROM {refusals} WHERE pool_id = %d', [$this->poolId]);

        $counts = [];
        foreach ($rows as $row) {
            $counts[(string) $row['kind']] = (int) $row['times'];
        }

        return $counts;
    }

    /** @return array{visits: int, given: int, overflow: int}|array{} */
    private function coverage(): array
    {
        return $this->services->exposures()->coverage(0, (int) floor(microtime(true) * 1000) + Time::MINUTE)[$this->poolId] ?? [];
    }

    private function network(): ?string
    {
        return $this->services->db()->rows('SELECT network FROM {leases} WHERE visitor IS NOT NULL')[0]['network'];
    }

    private function key(): ?string
    {
        return $this->services->db()->rows('SELECT network_key FROM {plans} WHERE id = 1')[0]['network_key'];
    }
}
