<?php

declare(strict_types=1);

namespace Ringwell\Tests\Integration\Page;

use Ringwell\Lease\ExposureLog;
use Ringwell\Page\ScreenHistory;
use Ringwell\Page\ScreenHistoryStore;
use Ringwell\Tests\Integration\TestCase;
use Ringwell\Tests\Support\OneVisit;
use Ringwell\Tests\Support\ScreenContract;
use Ringwell\Visit\VisitStore;

final class ScreenHistoryStoreTest extends TestCase
{
    use ScreenContract;

    protected function log(array $events): void
    {
        (new ExposureLog($this->services->transactionalDb()))->append($events);
    }

    protected function history(int $visit): ScreenHistory
    {
        return $this->store()->of($visit);
    }

    public function testWordsAreWrittenOnce(): void
    {
        $this->log([self::granted(OneVisit::LEASED)]);
        $words = [self::said('hidden', 0), ...$this->history(OneVisit::VISIT)->switched(self::said('switched', 0), null)];
        $this->store()->writeOnce(OneVisit::VISIT, self::START, $words);
        $this->store()->writeOnce(OneVisit::VISIT, self::START, $words);

        $events = array_column($this->services->db()->rows('SELECT event FROM {exposures} ORDER BY id'), 'event');
        self::assertSame(['granted', 'hidden', 'switched', 'fallback', 'hidden'], $events, 'Leaving the page may really have happened twice.');
    }

    private function store(): ScreenHistoryStore
    {
        $db = $this->services->transactionalDb();

        return new ScreenHistoryStore($db, new VisitStore($db), new ExposureLog($db));
    }
}
