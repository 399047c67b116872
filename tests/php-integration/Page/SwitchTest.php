<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Page;

use Ringwell\Replay\Fault;
use Ringwell\Tests\Integration\Lease\Clinic;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Tests\Support\ClinicPlan;
use Ringwell\Time;

/** A page whose number was taken shows the placement's default number: what the log then has of it. */
final class SwitchTest extends TestCase
{
    use Clinic;

    private const ADVERTISED = '/?utm_source=yandex&utm_medium=cpc';

    protected function setUp(): void
    {
        parent::setUp();
        $this->openClinic();
    }

    public function testTheLogHasWhatLeftTheScreenAndWhatCame(): void
    {
        $this->openPageWhoseNumberWasTaken();

        $answer = $this->tell([['type' => 'switched', 'ago' => 300, 'target' => $this->targetId, 'from' => ClinicPlan::YANDEX[0]]]);

        self::assertSame([ClinicPlan::DEFAULT, 'default'], [$answer['numbers'][0]['number'], $answer['numbers'][0]['kind']]);
        [$left, $came] = $this->lines(['switched', 'fallback']);
        self::assertSame([ClinicPlan::YANDEX[0], 'pool'], [$left['number'], $left['kind']]);
        self::assertSame([ClinicPlan::DEFAULT, 'default'], [$came['number'], $came['kind']]);
        $granted = $this->lines(['granted'])[0];
        foreach ([$left, $came] as $line) {
            self::assertSame([$granted['visit'], $granted['lease'], (string) $this->targetId, '300', null], [$line['visit'], $line['lease'], $line['target_id'], $line['ago'], $line['rev']]);
        }
    }

    public function testWhatIsDoneWithTheNumberThatCameIsKeptAndHoldsNothing(): void
    {
        $this->openPageWhoseNumberWasTaken();
        $rows = $this->rows();

        $this->tell([
            ['type' => 'switched', 'ago' => 2000, 'target' => $this->targetId, 'from' => ClinicPlan::YANDEX[0]],
            ['type' => 'tap', 'ago' => 100, 'target' => $this->targetId],
            ['type' => 'copy', 'ago' => 50, 'target' => $this->targetId],
            ['type' => 'active', 'ago' => 0],
        ]);

        $lines = $this->lines(['tap', 'copy']);
        self::assertSame(['tap', 'copy'], array_column($lines, 'event'));
        self::assertSame([ClinicPlan::DEFAULT, ClinicPlan::DEFAULT], array_column($lines, 'number'));
        self::assertSame([null, null, null, null], [...array_column($lines, 'lease'), ...array_column($lines, 'rev')]);
        self::assertSame($rows, $this->rows());
    }

    public function testWhatArrivesTwiceIsInTheLogOnce(): void
    {
        $this->openPageWhoseNumberWasTaken();
        $events = [
            ['type' => 'switched', 'ago' => 2000, 'target' => $this->targetId, 'from' => ClinicPlan::YANDEX[0]],
            ['type' => 'tap', 'ago' => 100, 'target' => $this->targetId],
        ];

        $first = $this->tell($events);
        self::assertSame($first, $this->tell($events));
        $this->shiftClock(17 * Time::MINUTE);
        $this->tell(array_map(static fn (array $event): array => ['ago' => $event['ago'] + Time::MINUTE] + $event, $events));

        self::assertSame(['switched', 'fallback', 'tap'], array_column($this->lines(['switched', 'fallback', 'tap']), 'event'));
    }

    public function testATapThatIsToldAgainWithNewInputIsInTheLogOnce(): void
    {
        $this->lease(1, self::ADVERTISED);
        $tell = fn (int $ago): array => $this->tell([['type' => 'active', 'ago' => 0], ['type' => 'tap', 'ago' => $ago, 'target' => $this->targetId]], ClinicPlan::YANDEX[0]);
        $tell(0);
        $this->shiftClock(2 * Time::SECOND);
        $tell(2000);
        self::assertCount(1, $this->lines(['tap']));

        $this->shiftClock(2 * Time::MINUTE);
        $tell(0);
        self::assertCount(2, $this->lines(['tap']), 'He has tapped again.');
    }

    public function testATapWithoutASwitchIsBelievedOnTheNumberThatIsShownThen(): void
    {
        $this->openPageWhoseNumberWasTaken();

        $this->tell([['type' => 'tap', 'ago' => 0, 'target' => $this->targetId]]);

        self::assertSame([ClinicPlan::DEFAULT], array_column($this->lines(['tap', 'switched', 'fallback']), 'number'));
    }

    public function testNobodyIsBelievedAnotherNumber(): void
    {
        $this->openPageWhoseNumberWasTaken();
        $switch = ['type' => 'switched', 'ago' => 0, 'target' => $this->targetId];
        $tap = ['type' => 'tap', 'ago' => 0, 'target' => $this->targetId];
        $believed = fn (): array => array_column($this->services->db()->rows("SELECT event FROM {exposures} WHERE event IN ('switched', 'fallback', 'tap')"), 'event');
        self::assertSame(['tap'], $believed(), 'That of visitor 2.');

        $this->tell([$switch, $tap], ClinicPlan::STATIC);
        $this->tell([$switch, $tap], ClinicPlan::OWN);
        $this->tell([$switch, $tap], ClinicPlan::YANDEX[1]);
        $this->tell([$switch + ['from' => ClinicPlan::YANDEX[1]]]);
        $this->tell([$switch + ['from' => ClinicPlan::STATIC]]);
        $this->tell([$switch + ['from' => '+74990000000']]);
        // Who was given no lease: an organic visitor sees a static number, and nobody knows visitor 9.
        $this->lease(8, '/', 'https://www.google.com/');
        $this->activity(8, ClinicPlan::DEFAULT, [$switch, $tap]);
        $this->activity(9, ClinicPlan::DEFAULT, [$switch, $tap]);

        self::assertSame(['tap'], $believed());
    }

    public function testAMessageThatNamesNoNumberIsRefused(): void
    {
        $this->openPageWhoseNumberWasTaken();
        foreach (['', '84951110001', '+7495', "+74951110001\n", 74951110001] as $from) {
            $response = $this->rest('POST', 'activity', $this->message([['type' => 'switched', 'ago' => 0, 'from' => $from]], ClinicPlan::DEFAULT));

            self::assertSame(400, $response->get_status());
            self::assertArrayHasKey('events.0.from', $response->get_data()['data']['params']);
        }
    }

    public function testAPageThatSaysNotWhatLeftHadTheLastOne(): void
    {
        $this->openPageWhoseNumberWasTaken();

        $this->tell([['type' => 'switched', 'ago' => 0]]);

        self::assertSame([ClinicPlan::YANDEX[0], ClinicPlan::DEFAULT], array_column($this->lines(['switched', 'fallback']), 'number'));
    }

    public function testCoverageAndReplayAreWhatTheyWere(): void
    {
        $this->openPageWhoseNumberWasTaken();
        $now = (int) floor(microtime(true) * 1000) + Time::HOUR;
        $coverage = $this->services->exposures()->coverage(0, $now);
        $spans = iterator_to_array($this->services->replay()->spans(0, $now), false);

        $this->tell([['type' => 'switched', 'ago' => 0, 'from' => ClinicPlan::YANDEX[0]], ['type' => 'tap', 'ago' => 0]]);

        self::assertCount(3, $this->lines(['switched', 'fallback', 'tap']));
        self::assertSame($coverage, $this->services->exposures()->coverage(0, $now));
        self::assertEquals($spans, iterator_to_array($this->services->replay()->spans(0, $now), false));
        self::assertSame([], array_map(static fn (Fault $fault): string => $fault->kind, iterator_to_array($this->services->replay()->check(), false)));
        // On the next page the pool is used up: that is overflow, though he has seen this number before.
        $this->lease(1, '/prices/', 'https://clinic.test/');
        self::assertSame(1, $this->services->exposures()->coverage(0, $now)[$this->poolId]['overflow']);
    }

    /** Visitor 1 shows the default number instead of the pool's first one, which visitor 3 has now. */
    private function openPageWhoseNumberWasTaken(): void
    {
        $this->lease(1, self::ADVERTISED);
        $this->lease(2, self::ADVERTISED);
        $this->activity(2, ClinicPlan::YANDEX[1], [['type' => 'active', 'ago' => 0]]);
        $this->shiftClock(15 * Time::MINUTE);
        $this->activity(2, ClinicPlan::YANDEX[1], [['type' => 'tap', 'ago' => 0]]);
        $this->shiftClock(16 * Time::MINUTE);
        $this->lease(3, self::ADVERTISED);
        self::assertSame('default', $this->activity(1, ClinicPlan::YANDEX[0])['numbers'][0]['kind']);
    }

    /**
     * @param  list<array<string, mixed>> $events
     * @return array{numbers: list<array<string, mixed>>}
     */
    private function tell(array $events, string $shown = ClinicPlan::DEFAULT): array
    {
        return $this->activity(1, $shown, $events);
    }

    /**
     * @param  list<array<string, mixed>> $events
     * @return array<string, mixed>
     */
    private function message(array $events, string $shown): array
    {
        return [
            'visitor' => self::id(1),
            'visit' => self::id(1001),
            'config' => $this->services->configToken()->issue([$this->targetId]),
            'shown' => [['target' => $this->targetId, 'number' => $shown]],
            'events' => $events,
        ];
    }

    /**
     * @param  list<string> $events
     * @return list<array<string, string|null>> of visitor 1, with the number as it is dialled
     */
    private function lines(array $events): array
    {
        $lines = $this->services->db()->rows(
            'SELECT e.*, n.number FROM {exposures} e JOIN {numbers} n ON n.id = e.number_id JOIN {visits} v ON v.id = e.visit WHERE v.visitor = %s ORDER BY e.id',
            [\Ringwell\Visit\SecretId::hash(self::id(1))],
        );

        return array_values(array_filter($lines, static fn (array $line): bool => in_array($line['event'], $events, true)));
    }

    /** @return list<array<string, string|null>> */
    private function rows(): array
    {
        return $this->services->db()->rows('SELECT number_id, rev, visitor, hold_until, protected_at, active_at FROM {leases} ORDER BY number_id');
    }
}
