<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Page;

use PHPUnit\Framework\TestCase;
use Ringwell\Lease\ExposureEvent;
use Ringwell\Page\ScreenHistory;
use Ringwell\Tests\Support\ScreenContract;

final class ScreenHistoryTest extends TestCase
{
    use ScreenContract;

    /** @var list<ExposureEvent> */
    private array $lines = [];

    protected function log(array $events): void
    {
        array_push($this->lines, ...$events);
    }

    protected function history(int $visit): ScreenHistory
    {
        return new ScreenHistory(array_values(array_filter(
            $this->lines,
            static fn (ExposureEvent $line): bool => $line->visit === $visit && in_array($line->event, ScreenHistory::TOLD_BY, true),
        )));
    }
}
