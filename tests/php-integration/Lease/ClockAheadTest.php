<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Lease;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Clock;
use Ringwell\DoorServices;
use Ringwell\SystemClock;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Time;
use Ringwell\Visit\Asker;

/** One server's clock is wrong: whatever its doors write is written by the database's time. */
final class ClockAheadTest extends TestCase
{
    use Clinic;

    private const ADVERTISED = 'https://clinic.test/?utm_source=yandex&utm_medium=cpc';

    /** Time that a test itself takes, and the second that is no difference. */
    private const SLACK = 5 * Time::SECOND;

    protected function setUp(): void
    {
        parent::setUp();
        if (! $this->wpdb->dbh instanceof \mysqli) {
            self::markTestSkipped('A file has no clock of its own.');
        }
        $this->openClinic();
        $this->services->plan();
    }

    /** @return array<string, array{int}> */
    public static function drifts(): array
    {
        return ['90 s ahead' => [90 * Time::SECOND], '90 s behind' => [-90 * Time::SECOND], 'an hour ahead' => [Time::HOUR]];
    }

    #[DataProvider('drifts')]
    public function testNoMomentThatADoorWritesIsOff(int $drift): void
    {
        $wrong = new DoorServices($this->services->transactionalDb(), $this->clockOff($drift));
        $number = $this->visit($wrong);
        $this->beat($wrong, $number, 'active');
        $this->beat($wrong, $number, 'tap');

        $now = $this->databaseNow();
        $moments = 0;
        foreach ([
            'leases' => $this->services->db()->rows('SELECT given_at, viewed_at, active_at, protected_at FROM {leases} WHERE visitor IS NOT NULL'),
            'exposures' => $this->services->db()->rows('SELECT at FROM {exposures}'),
            'visits' => $this->services->db()->rows('SELECT started_at, seen_at FROM {visits}'),
            'page views' => $this->services->db()->rows('SELECT at FROM {page_views}'),
        ] as $table => $rows) {
            foreach ($rows as $row) {
                foreach ($row as $column => $at) {
                    self::assertEqualsWithDelta($now, (int) $at, self::SLACK, "{$column} of {$table}");
                    $moments++;
                }
            }
        }
        self::assertGreaterThan(8, $moments);
    }

    /** Two servers hear of one visitor in turns. */
    public function testActivityNeverGoesBackWhicheverServerHearsIt(): void
    {
        $right = new DoorServices($this->services->transactionalDb(), new SystemClock());
        $ahead = new DoorServices($this->services->transactionalDb(), $this->clockOff(90 * Time::SECOND));
        $behind = new DoorServices($this->services->transactionalDb(), $this->clockOff(-90 * Time::SECOND));
        $number = $this->visit($right);
        $last = 0;
        foreach ([$right, $ahead, $right, $behind, $ahead, $behind, $right] as $doors) {
            $this->beat($doors, $number, 'active');
            $row = $this->services->db()->rows('SELECT active_at, hold_until FROM {leases} WHERE visitor IS NOT NULL')[0];
            self::assertGreaterThanOrEqual($last, (int) $row['active_at']);
            self::assertLessThanOrEqual($this->databaseNow() + Time::SECOND, (int) $row['active_at']);
            $last = (int) $row['active_at'];
        }
    }

    /** @return string the number that he is given: any one of those that are free equally long */
    private function visit(DoorServices $doors): string
    {
        $body = $this->leaseBody(1, self::ADVERTISED, '') + ['landing' => ['url' => self::ADVERTISED, 'referrer' => '', 'ago' => 0]];
        $answer = $doors->lease($doors->plan())->answer((string) json_encode($body), self::asker());
        self::assertSame('pool', $answer->body['numbers'][0]['kind'] ?? null);
        $number = $answer->body['numbers'][0]['number'] ?? null;

        return is_string($number) ? $number : self::fail('No number');
    }

    private function beat(DoorServices $doors, string $number, string $type): void
    {
        $answer = $doors->activity($doors->plan())->answer((string) json_encode([
            'visitor' => self::id(1),
            'visit' => self::id(1001),
            'config' => $this->services->configToken()->issue([$this->targetId]),
            'shown' => [['target' => $this->targetId, 'number' => $number]],
            'events' => [['type' => $type, 'ago' => 0]],
        ]), self::asker());
        self::assertSame('pool', $answer->body['numbers'][0]['kind'] ?? null);
    }

    private static function asker(): Asker
    {
        return new Asker('Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0', '192.0.2.1');
    }

    private function databaseNow(): int
    {
        return (int) ($this->services->db()->rows('SELECT {now} AS at')[0]['at'] ?? 0);
    }

    private function clockOff(int $drift): Clock
    {
        return new class($drift) implements Clock {
            public function __construct(private readonly int $drift)
            {
            }

            public function now(): int
            {
                return $this->machine();
            }

            public function machine(): int
            {
                return (int) floor(microtime(true) * 1000) + $this->drift;
            }
        };
    }
}
