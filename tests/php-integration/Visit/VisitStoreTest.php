<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Visit;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Db\Connection;
use Ringwell\Db\Failed;
use Ringwell\DoorServices;
use Ringwell\Source\Arrival;
use Ringwell\Tests\Integration\Support\Interrupted;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Time;
use Ringwell\Visit\Arrived;
use Ringwell\Visit\NewVisit;
use Ringwell\Visit\SourceChoice;
use Ringwell\Visit\VisitStore;

/** A deadlock at each of the statements that a page view sends: the visitor notices nothing. */
final class VisitStoreTest extends TestCase
{
    /** @return array<string, array{string}> */
    public static function statements(): array
    {
        return [
            'the visit' => ['INSERT IGNORE INTO {visits}'],
            'the page' => ['INSERT INTO {page_views}'],
            'what came later' => ['UPDATE {visits} SET seen_at = %d, pages'],
        ];
    }

    #[DataProvider('statements')]
    public function testADeadlockIsTriedAgain(string $statement): void
    {
        $db = new Interrupted($this->services->transactionalDb(), $statement, static fn () => throw new Failed('Deadlock found', 1213));

        $visit = $this->twoPages($db);

        self::assertTrue($db->wasInterrupted());
        self::assertSame(2, $this->services->visits()->find($visit)?->pages);
        self::assertSame(['/prices/', '/contacts/'], array_column($this->services->visits()->pages($visit), 'path'));
    }

    #[DataProvider('statements')]
    public function testAFaultThatIsNoRaceIsToldAtOnce(string $statement): void
    {
        $db = new Interrupted($this->services->transactionalDb(), $statement, static fn () => throw new Failed('Table is full', 1114));

        $this->expectExceptionObject(new Failed('Table is full', 1114));
        $this->twoPages($db);
    }

    public function testWhoeverLosesEveryTimeIsToldAfterFiveTries(): void
    {
        $db = $this->createMock(Connection::class);
        $db->expects(self::exactly(5))->method('run')->willThrowException(new Failed('Deadlock found', 1213));

        $this->expectException(Failed::class);
        (new VisitStore($db))->add(self::newVisit());
    }

    public function testOfTwoTabsTheFirstOnesSourceStays(): void
    {
        $visits = $this->services->visits();
        $first = $visits->add(self::newVisit(7));

        self::assertNotNull($first);
        self::assertNull($visits->add(self::newVisit(8)));
        self::assertEquals($visits->find($first->id), $first, 'What is not read again is what would be read.');
        self::assertSame(7, $visits->byHash(str_repeat('b', 32))?->sourceId);
    }

    public function testThePageAskedAgainWithinAMomentIsOneView(): void
    {
        $this->twoPages($this->services->transactionalDb());
        $this->clock->advance(2 * Time::SECOND);

        $visit = $this->page($this->services->transactionalDb(), '/contacts/', false)->visit->id;
        self::assertSame(2, $this->services->visits()->find($visit)?->pages);
        self::assertCount(2, $this->services->visits()->pages($visit));

        $this->clock->advance(10 * Time::SECOND);
        $this->page($this->services->transactionalDb(), '/contacts/', false);
        self::assertSame(3, $this->services->visits()->find($visit)->pages);
        self::assertCount(3, $this->services->visits()->pages($visit));
    }

    /** Whoever begins thousands of visits by one id must not have all of them read with each further one. */
    public function testTheLastKnownSourceIsLookedForInTheLatestVisitsAlone(): void
    {
        $visits = $this->services->visits();
        $straight = SourceChoice::straight(null, false, 1);
        $begin = static function (int $number, SourceChoice $choice) use ($visits): void {
            $at = self::START + $number;
            $visits->add(new NewVisit(sprintf('%032x', $number), str_repeat('a', 32), $at, $at, $choice, 'full', 'phone', '', '', [], []));
        };
        $begin(0, SourceChoice::ofArrival(7));
        foreach (range(1, 299) as $number) {
            $begin($number, $straight);
        }
        self::assertSame(7, $visits->lastKnownSource(str_repeat('a', 32), self::START));
        self::assertNull($visits->lastKnownSource(str_repeat('a', 32), self::START + 1));

        $begin(300, $straight);
        self::assertNull($visits->lastKnownSource(str_repeat('a', 32), self::START));
    }

    private static function newVisit(int $source = 7): NewVisit
    {
        return new NewVisit(str_repeat('b', 32), str_repeat('a', 32), self::START, self::START, SourceChoice::ofArrival($source), 'full', 'phone', 'clinic.test/', '', ['source' => 'yandex'], ['yclid' => '5']);
    }

    private function twoPages(Connection $db): int
    {
        $this->page($db, '/prices/', true);
        $this->clock->advance(Time::MINUTE);

        return $this->page($db, '/contacts/', false)->visit->id;
    }

    private function page(Connection $db, string $path, bool $isLanding): Arrived
    {
        $doors = new DoorServices($db, $this->clock);
        $plan = $this->services->plan();
        $page = Arrival::from("https://clinic.test{$path}", '', ['clinic.test']);
        $arrived = $doors->arrivals($plan)->arrive(sprintf('%032x', 1), sprintf('%032x', 2), $isLanding ? $page : null, $page, 0, [], 'full', '');
        $doors->pageView($plan)->numbers($arrived, []);

        return $arrived;
    }
}
