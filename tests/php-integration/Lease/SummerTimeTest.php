<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Lease;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Clock;
use Ringwell\DoorServices;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Time;
use Ringwell\Visit\Asker;

/**
 * The database server lives in a zone with summer time (tests/environment/servers/mariadb.ts), in which one hour of the
 * year comes twice and another never. `SET timestamp` lets its clock stand at any moment.
 */
final class SummerTimeTest extends TestCase
{
    use Clinic;

    /** Sunday, 25 October 2026, 01:00 UTC: 3:00 summer time becomes 2:00. */
    private const BACK = 1_792_890_000;

    /** Sunday, 28 March 2027, 01:00 UTC: 2:00 becomes 3:00. */
    private const FORTH = 1_806_195_600;

    protected function setUp(): void
    {
        parent::setUp();
        if (! $this->wpdb->dbh instanceof \mysqli) {
            self::markTestSkipped('A file has no clock of its own.');
        }
    }

    protected function tearDown(): void
    {
        $this->wpdb->query('SET timestamp = DEFAULT');
        parent::tearDown();
    }

    /** @return iterable<string, array{int, string}> seconds since 1970, and what the server's wall shows */
    public static function moments(): iterable
    {
        yield 'an hour before clocks go back' => [self::BACK - 3600, '2026-10-25 02:00:00'];
        yield 'within the hour that comes twice, the first time' => [self::BACK - 1800, '2026-10-25 02:30:00'];
        yield 'its last second' => [self::BACK - 1, '2026-10-25 02:59:59'];
        yield 'as clocks go back' => [self::BACK, '2026-10-25 02:00:00'];
        yield 'within that hour, the second time' => [self::BACK + 1800, '2026-10-25 02:30:00'];
        yield 'after it' => [self::BACK + 3600, '2026-10-25 03:00:00'];
        yield 'the last second before clocks go forth' => [self::FORTH - 1, '2027-03-28 01:59:59'];
        yield 'as they go forth' => [self::FORTH, '2027-03-28 03:00:00'];
        yield 'half an hour later' => [self::FORTH + 1800, '2027-03-28 03:30:00'];
        yield 'an hour later' => [self::FORTH + 3600, '2027-03-28 04:00:00'];
    }

    #[DataProvider('moments')]
    public function testTheDatabasesTimeIsNobodysWallClock(int $at, string $wall): void
    {
        $this->wpdb->query("SET timestamp = {$at}.25");

        self::assertSame($wall, $this->wpdb->get_var('SELECT NOW()'), 'The server of the tests is not in the zone that they need.');
        $now = 'SELECT {now} AS at';
        self::assertSame((string) ($at * 1000 + 250), $this->services->db()->rows($now)[0]['at']);
        self::assertSame((string) ($at * 1000 + 250), $this->services->transactionalDb()->rows($now)[0]['at']);
    }

    /** A door whose own clock is right writes its own time: the database has nothing to correct. */
    #[DataProvider('moments')]
    public function testADoorWritesTheRightTime(int $at): void
    {
        $this->openClinic();
        $this->services->plan();
        $this->wpdb->query("SET timestamp = {$at}");
        $doors = new DoorServices($this->services->transactionalDb(), self::clockAt($at * Time::SECOND));
        $address = 'https://clinic.test/?utm_source=yandex&utm_medium=cpc';
        $body = $this->leaseBody(1, $address, '') + ['landing' => ['url' => $address, 'referrer' => '', 'ago' => 0]];

        $answer = $doors->lease($doors->plan())->answer((string) json_encode($body), new Asker('Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0', '192.0.2.1'));

        self::assertSame('pool', $answer->body['numbers'][0]['kind'] ?? null);
        $lease = $this->services->db()->rows('SELECT given_at, hold_until FROM {leases} WHERE visitor IS NOT NULL')[0];
        self::assertSame([(string) ($at * 1000), (string) (($at + 60) * 1000)], [$lease['given_at'], $lease['hold_until']]);
        self::assertSame([['at' => (string) ($at * 1000)]], $this->services->db()->rows('SELECT at FROM {exposures} WHERE visit IS NOT NULL'));
    }

    private static function clockAt(int $now): Clock
    {
        return new class($now) implements Clock {
            public function __construct(private readonly int $now)
            {
            }

            public function now(): int
            {
                return $this->now;
            }

            public function machine(): int
            {
                return $this->now;
            }
        };
    }
}
