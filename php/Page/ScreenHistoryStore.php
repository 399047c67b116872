<?php

declare(strict_types=1);

namespace Ringwell\Page;

use Ringwell\Db\Connection;
use Ringwell\Db\Retry;
use Ringwell\Lease\ExposureEvent;
use Ringwell\Lease\ExposureLog;
use Ringwell\Visit\VisitStore;

/** Reads what the log has of a visit's screens, and writes what a page says of numbers that are nobody's lease. */
final class ScreenHistoryStore
{
    /** Nobody who only wants to ring a clinic does so much in one visit. */
    private const LONGEST = 1000;

    public function __construct(
        private readonly Connection $db,
        private readonly VisitStore $visits,
        private readonly ExposureLog $log,
    ) {
    }

    public function of(int $visit): ScreenHistory
    {
        return new ScreenHistory($this->log->firstOfVisit($visit, ScreenHistory::TOLD_BY, self::LONGEST));
    }

    /**
     * Writes those of these words that the log does not have, and that the visit lives.
     *
     * The visit's row is written first, and so locked: of two messages that are one, a page's repeated one and the one
     * that was slow, the second sees what the first one wrote.
     *
     * @param list<ExposureEvent> $words of this visit
     */
    public function writeOnce(int $visit, int $now, array $words): void
    {
        Retry::transaction($this->db, function () use ($visit, $now, $words): void {
            $this->visits->seen($visit, $now);
            $this->log->append($this->of($visit)->news($words));
        });
    }
}
