<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Door;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Tests\Integration\Lease\Clinic;
use Ringwell\Tests\Integration\Pbx\PhoneSystem;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Tests\Support\At;
use Ringwell\Tests\Support\ClinicPlan;
use Ringwell\Time;

/**
 * The server's clock is set, forward or back, between a visitor's first page and everything after it. Every door
 * answers as ever, nothing is half-written, and no notice is raised (TestCase makes each one an exception).
 */
final class ClockJumpTest extends TestCase
{
    use Clinic;
    use PhoneSystem;

    private const ADVERTISED = '/?utm_source=yandex&utm_medium=cpc';

    protected function setUp(): void
    {
        parent::setUp();
        $this->openClinic();
    }

    /** @return array<string, array{int}> milliseconds */
    public static function jumps(): array
    {
        return [
            'an hour back' => [-Time::HOUR],
            'ten years back' => [-3650 * Time::DAY],
            'a minute on' => [Time::MINUTE],
            'ten years on' => [3650 * Time::DAY],
        ];
    }

    #[DataProvider('jumps')]
    public function testAVisitorKeepsHisNumberAndNobodyElseGetsIt(int $jump): void
    {
        $first = $this->shown(1, '/?utm_source=yandex&utm_medium=cpc');
        $this->shiftClock($jump);

        $again = $this->shown(1, '/prices/', 'https://clinic.test/');
        $told = $this->activity(1, $again, [
            ['type' => 'active', 'ago' => 0],
            ['type' => 'tap', 'ago' => 7_200_000, 'target' => $this->targetId],
        ]);
        $other = $this->shown(2, self::ADVERTISED);

        self::assertSame($first, $again);
        self::assertSame([$again, 'pool'], [At::path($told, 'numbers', 0, 'number'), At::path($told, 'numbers', 0, 'kind')]);
        self::assertGreaterThan(0, At::path($told, 'numbers', 0, 'ttl'));
        self::assertNotSame($again, $other);
        self::assertSame([], $this->services->db()->rows('SELECT visitor FROM {leases} WHERE visitor IS NOT NULL GROUP BY visitor HAVING COUNT(*) > 1'));
    }

    /** A clock that ran ahead for a while leaves holds that lie far away; it must not leave visitors without the site. */
    public function testAfterAClockThatRanAheadEverybodyIsShownANumber(): void
    {
        $this->shiftClock(3650 * Time::DAY);
        $ahead = $this->shown(1, self::ADVERTISED);
        $this->shiftClock(0);

        $longest = (129_600 + 24 * 60) * 60;
        $again = $this->lease(1, '/prices/', 'https://clinic.test/');
        self::assertSame($ahead, $again['numbers'][0]['number']);
        self::assertLessThanOrEqual($longest, $again['numbers'][0]['ttl'] ?? 0, 'A page is never told to trust its number for years.');
        self::assertNotSame($ahead, $this->shown(2, self::ADVERTISED));
        self::assertSame(ClinicPlan::DEFAULT, $this->shown(3, self::ADVERTISED));
        // What was written back is the longest hold there may be, so that the number comes free some day.
        $until = (int) $this->services->db()->rows('SELECT MAX(hold_until) AS at FROM {leases}')[0]['at'];
        self::assertLessThanOrEqual((int) (microtime(true) * 1000) + $longest * 1000 + Time::MINUTE, $until);
    }

    /** Whose visitor never comes back, and in a pool with numbers to spare: nobody would notice for a long time. */
    public function testTheHourlyRunMendsHoldsThatNobodyRenews(): void
    {
        $this->shiftClock(3650 * Time::DAY);
        $this->shown(1, self::ADVERTISED);
        $this->shiftClock(0);

        do_action(\Ringwell\Privacy\Hooks::FORGET);

        $until = (int) $this->services->db()->rows('SELECT MAX(hold_until) AS at FROM {leases}')[0]['at'];
        self::assertLessThanOrEqual(\Ringwell\Lease\LeaseRow::longest((int) (microtime(true) * 1000)), $until);
    }

    #[DataProvider('jumps')]
    public function testACallIsOneCallThoughTheClockJumpsInTheMiddleOfIt(int $jump): void
    {
        $this->actAs('administrator');
        $connection = $this->connect('own');
        $this->lease(1, self::ADVERTISED);
        $at = intdiv((int) (microtime(true) * 1000), 1000) + 10;
        $this->shiftClock(10 * Time::SECOND);
        $event = ['id' => 'c1', 'did' => ClinicPlan::YANDEX[0], 'from' => '+79161234567'];
        self::assertSame(200, $this->post($connection, ['event' => 'start', 't' => $at] + $event)->get_status());
        $this->workOff();
        $this->shiftClock($jump);
        self::assertSame(200, $this->post($connection, ['event' => 'answer', 't' => $at + 5] + $event)->get_status());
        self::assertSame(200, $this->post($connection, ['event' => 'end', 't' => $at + 35, 'status' => 'ANSWER', 'talk' => 30, 'total' => 35] + $event)->get_status());
        $this->workOff();

        $calls = $this->rowsOf('calls');
        self::assertCount(1, $calls);
        self::assertSame(['ended', '30'], [$calls[0]['state'], $calls[0]['talk_seconds']]);
        self::assertLessThanOrEqual((int) $calls[0]['ended_at'], (int) $calls[0]['started_at']);
        self::assertCount(1, $this->rowsOf('attributions'));
        self::assertSame(['done', 'done', 'done'], array_column($this->rowsOf('inbox'), 'state'));
        foreach (['overview', 'calls', "calls/{$calls[0]['id']}", 'reports/sources', 'pools', "pools/{$this->poolId}", 'sources', 'connections'] as $door) {
            self::assertSame(200, $this->rest('GET', $door)->get_status(), $door);
        }
    }

    private function shown(int $visitor, string $path, string $referrer = ''): string
    {
        $number = $this->lease($visitor, $path, $referrer)['numbers'][0]['number'];
        self::assertIsString($number);

        return $number;
    }
}
