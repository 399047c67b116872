<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Visit;

use PHPUnit\Framework\Attributes\DataProvider;
use Ringwell\Db\Connection;
use Ringwell\Db\Failed;
use Ringwell\Source\Arrival;
use Ringwell\Tests\Integration\Support\Interrupted;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Time;
use Ringwell\Visit\Arrivals;
use Ringwell\Visit\VisitStore;

/** A deadlock at each of the statements that a page view sends: the visitor notices nothing. */
final class VisitStoreTest extends TestCase
{
    /** @return array<string, array{string}> */
    public static function statements(): array
    {
        return ['the visit' => ['INSERT INTO {visits}'], 'the page' => ['INSERT INTO {page_views}'], 'what came later' => ['UPDATE {visits} SET seen_at = %d, pages']];
    }

    #[DataProvider('statements')]
    public function testADeadlockIsTriedAgain(string $statement): void
    {
        $db = new Interrupted($this->services->db(), $statement, static fn () => throw new Failed('Deadlock found', 1213));

        $visit = $this->view(new VisitStore($db));

        self::assertTrue($db->wasInterrupted());
        self::assertSame(1, $this->services->visits()->find($visit)?->pages);
        self::assertCount(1, $this->services->visits()->pages($visit));
    }

    public function testASignOfLifeIsTriedAgain(): void
    {
        $visit = $this->view($this->services->visits());
        $db = new Interrupted($this->services->db(), 'UPDATE {visits}', static fn () => throw new Failed('Lock wait timeout exceeded', 1205));

        (new VisitStore($db))->seen($visit, self::START + Time::MINUTE);

        self::assertSame(self::START + Time::MINUTE, $this->services->visits()->find($visit)?->seenAt);
    }

    #[DataProvider('statements')]
    public function testAFaultThatIsNoRaceIsToldAtOnce(string $statement): void
    {
        $db = new Interrupted($this->services->db(), $statement, static fn () => throw new Failed('Table is full', 1114));

        $this->expectExceptionObject(new Failed('Table is full', 1114));
        $this->view(new VisitStore($db));
    }

    public function testWhoeverLosesEveryTimeIsToldAfterFiveTries(): void
    {
        $db = $this->createMock(Connection::class);
        $db->expects(self::exactly(5))->method('run')->willThrowException(new Failed('Deadlock found', 1213));

        $this->expectException(Failed::class);
        (new VisitStore($db))->seen(1, self::START);
    }

    private function view(VisitStore $visits): int
    {
        $page = Arrival::from('https://clinic.test/prices/', '', ['clinic.test']);
        $arrivals = new Arrivals($visits, $this->services->sources(), $this->services->settings(), $this->clock);

        return $arrivals->arrive(sprintf('%032x', 1), sprintf('%032x', 2), $page, $page, 0, [], 'full', '')->id;
    }
}
