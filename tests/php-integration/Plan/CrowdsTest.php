<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Plan;

use Ringwell\DoorServices;
use Ringwell\Lease\ExposureEvent;
use Ringwell\Plan\Crowds;
use Ringwell\Privacy\Hooks as Hourly;
use Ringwell\Tests\Integration\Lease\Clinic;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Tests\Support\At;
use Ringwell\Tests\Support\ClinicPlan;
use Ringwell\Time;
use Ringwell\Visit\Asker;

/** One network may have so much written in an hour; who was there before keeps what he has, and nobody else hears of it. */
final class CrowdsTest extends TestCase
{
    use Clinic;

    private const PAID = 'https://clinic.test/?utm_source=yandex&utm_medium=cpc';
    private const CROWD = '192.0.2.7';
    private const OTHER = '198.51.100.7';

    protected function setUp(): void
    {
        parent::setUp();
        $this->openClinic();
        $this->services->plan();
    }

    public function testAFullNetworkBeginsNoVisitAndIsShownWhatNeedsNone(): void
    {
        $this->ask(1, self::PAID);
        $this->fill();
        $before = $this->counts();

        $answer = $this->ask(2, self::PAID);
        self::assertSame(['default', ClinicPlan::DEFAULT], [At::path($answer, 'numbers', 0, 'kind'), At::path($answer, 'numbers', 0, 'number')]);
        self::assertSame('Yandex Direct', At::path($answer, 'source', 'name'));
        self::assertSame('static', At::path($this->ask(3, 'https://clinic.test/', self::CROWD, 'https://www.google.com/'), 'numbers', 0, 'kind'));
        self::assertSame($before, $this->counts());
        self::assertSame(['network' => 1], $this->services->refusals()->between($this->clock->now(), $this->clock->now())[$this->poolId] ?? []);
    }

    public function testWhoWasThereBeforeKeepsHisNumber(): void
    {
        $number = At::path($this->ask(1, self::PAID), 'numbers', 0, 'number');
        $this->fill();
        $before = $this->counts();
        $this->clock->advance(10 * Time::SECOND);

        self::assertSame($number, At::path($this->ask(1, 'https://clinic.test/prices/'), 'numbers', 0, 'number'));
        self::assertSame($before, $this->counts(), 'His page is not counted.');

        $this->clock->advance(10 * Time::SECOND);
        $told = $this->tell(1, (string) $number, ['painted', 'hidden', 'active', 'tap']);
        self::assertSame('pool', At::path($told, 'numbers', 0, 'kind'));
        self::assertGreaterThan(10 * 60, At::path($told, 'numbers', 0, 'ttl'), 'His input keeps it.');
        $log = $this->services->exposures()->ofVisit($this->visitId());
        self::assertSame(['granted', 'tap', 'confirmed'], array_map(static fn (ExposureEvent $event): string => $event->event, $log));
        $this->tell(1, (string) $number, ['painted', 'hidden', 'seen', 'tap', 'copy']);
        self::assertCount(count($log), $this->services->exposures()->ofVisit($this->visitId()), 'Said once, it is known.');
    }

    public function testOthersAndTheNextHourAreNotConcerned(): void
    {
        $this->ask(1, self::PAID);
        $this->fill();

        $visits = $this->counts()['visits'];
        $this->ask(2, self::PAID, self::OTHER);
        self::assertSame($visits + 1, $this->counts()['visits']);
        $this->ask(3, 'https://clinic.test/', '10.0.0.7');
        self::assertSame($visits + 2, $this->counts()['visits'], 'Nobody knows whose address this is.');
        $this->clock->advance(Time::HOUR);
        $this->ask(4, self::PAID);
        self::assertSame($visits + 3, $this->counts()['visits']);
    }

    public function testThePastIsForgottenEveryHour(): void
    {
        $this->ask(1, self::PAID);
        $this->fill();
        self::assertNotNull($this->services->db()->rows('SELECT crowded FROM {plans} WHERE id = 1')[0]['crowded']);
        // The plugin's own clock is the machine's, years away from this test's.
        do_action(Hourly::FORGET);

        self::assertSame([], $this->services->db()->rows('SELECT network FROM {crowds}'));
        self::assertNull($this->services->db()->rows('SELECT crowded FROM {plans} WHERE id = 1')[0]['crowded']);
    }

    public function testASampleCountsForAllThatItStandsFor(): void
    {
        for ($visitor = 1; $visitor <= 4; $visitor++) {
            $this->ask($visitor, self::PAID, self::CROWD, '', true);
        }

        self::assertSame([(string) (4 * 32 * Crowds::OF_VISIT)], array_column($this->services->db()->rows('SELECT written FROM {crowds}'), 'written'));
    }

    public function testAWordThatIsSaidOfEveryNumberOnThePageCountsForEach(): void
    {
        $second = $this->services->targets()->add('Second', '+74951112244', null);
        $this->services->pageConfig()->publish();
        $written = fn (): int => intdiv((int) $this->services->db()->rows('SELECT SUM(written) AS n FROM {crowds}')[0]['n'], 32);
        $targets = [$this->targetId, $second];
        $lease = $this->doors(true)->lease($this->doors(true)->plan())->answer((string) json_encode(['targets' => $targets] + $this->leaseBody(1, self::PAID, '')), self::asker(self::CROWD));
        self::assertSame(Crowds::OF_VISIT + 1, $written(), 'A row for each further number.');

        $this->doors(true)->activity($this->doors(true)->plan())->answer((string) json_encode([
            'visitor' => self::id(1),
            'visit' => self::id(1001),
            'config' => $this->services->configToken()->issue($targets),
            'shown' => array_map(static fn (mixed $one): array => ['target' => At::path($one, 'target'), 'number' => At::path($one, 'number')], (array) At::path($lease->body, 'numbers')),
            'events' => [['type' => 'painted', 'ago' => 0], ['type' => 'hidden', 'ago' => 0, 'target' => $second]],
        ]), self::asker(self::CROWD));
        self::assertSame(Crowds::OF_VISIT + 1 + 3, $written());
        self::assertCount(2 + 3, $this->services->exposures()->ofVisit($this->visitId()), 'As many as there are.');
    }

    public function testOneVisitIsNotLoggedWithoutEnd(): void
    {
        $number = (string) At::path($this->ask(1, self::PAID, self::OTHER), 'numbers', 0, 'number');
        for ($message = 0; $message < 600; $message++) {
            $this->tell(1, $number, ['painted', 'tap', 'hidden'], self::OTHER);
        }
        for ($page = 0; $page < 210; $page++) {
            $this->clock->advance(6 * Time::SECOND);
            $this->ask(1, "https://clinic.test/{$page}/", self::OTHER);
        }

        self::assertLessThan(560, (int) $this->services->db()->rows('SELECT COUNT(*) AS n FROM {exposures}')[0]['n']);
        self::assertSame(200, (int) $this->services->db()->rows('SELECT COUNT(*) AS n FROM {page_views}')[0]['n']);
        self::assertSame(200, (int) $this->services->db()->rows('SELECT pages FROM {visits}')[0]['pages']);
    }

    public function testNonsenseInThePlanIsNobodysFault(): void
    {
        foreach (['', 'x', '[]', '{"a":"b"}', '5'] as $stored) {
            self::assertSame([], Crowds::parse($stored));
        }
        self::assertSame(['a' => 5], Crowds::parse('{"a":5,"b":null}'));
    }

    /** The samples of one hour until the crowd's network is full. */
    private function fill(): void
    {
        $this->services->db()->run('INSERT INTO {crowds} (network, hour, written) SELECT network, %d, %d FROM {leases} WHERE network IS NOT NULL', [intdiv($this->clock->now(), Time::HOUR), Crowds::MOST - 1]);
        $this->ask(99, self::PAID, self::CROWD, '', true);
    }

    /** @return array<mixed> */
    private function ask(int $visitor, string $url, string $address = self::CROWD, string $referrer = '', bool $isSampled = false): array
    {
        $doors = $this->doors($isSampled);
        $answer = $doors->lease($doors->plan())->answer((string) json_encode($this->leaseBody($visitor, $url, $referrer)), self::asker($address));
        self::assertSame(200, $answer->status, (string) json_encode($answer->body));

        return $answer->body;
    }

    /**
     * @param  list<string> $types
     * @return array<mixed>
     */
    private function tell(int $visitor, string $number, array $types, string $address = self::CROWD): array
    {
        $doors = $this->doors(false);
        $answer = $doors->activity($doors->plan())->answer((string) json_encode([
            'visitor' => self::id($visitor),
            'visit' => self::id(1000 + $visitor),
            'config' => $this->services->configToken()->issue([$this->targetId]),
            'shown' => [['target' => $this->targetId, 'number' => $number]],
            'events' => array_map(static fn (string $type): array => ['type' => $type, 'ago' => 0], $types),
        ]), self::asker($address));
        self::assertSame(200, $answer->status, (string) json_encode($answer->body));

        return $answer->body;
    }

    private function doors(bool $isSampled): DoorServices
    {
        return new DoorServices($this->services->transactionalDb(), $this->clock, static fn (): bool => $isSampled);
    }

    private static function asker(string $address): Asker
    {
        return new Asker('Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', $address);
    }

    private function visitId(): int
    {
        return (int) $this->services->db()->rows('SELECT MIN(id) AS id FROM {visits}')[0]['id'];
    }

    /** @return array<string, int> rows of what visitors leave */
    private function counts(): array
    {
        $row = $this->services->db()->rows('SELECT (SELECT COUNT(*) FROM {visits}) AS visits, (SELECT COUNT(*) FROM {page_views}) AS page_views, (SELECT SUM(pages) FROM {visits}) AS pages')[0];

        return array_map(intval(...), $row);
    }
}
