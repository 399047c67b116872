<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Pbx;

use PHPUnit\Framework\TestCase;
use Ringwell\Tests\Support\EventFuzz;

/** The short form of `npm run fuzz:pbx`. */
final class EventFuzzTest extends TestCase
{
    private const EVENTS = 2000;

    public function testMutatedEventsBreakNothingAndInventNoCall(): void
    {
        $fuzz = new EventFuzz(require dirname(__DIR__, 2) . '/fuzz/contracts.php');
        $fuzz->run(self::EVENTS, 20_261_122);
        // Once more, now that what is read from files (how phones of all countries look) has been read.
        $grown = $fuzz->run(self::EVENTS, 20_261_122);

        self::assertSame([], array_diff(['mango', 'own', 'plivo', 'telnyx', 'twilio', 'zadarma'], $fuzz->signed()), 'These sign what they say.');
        self::assertSame([], array_diff(['binotel', 'megafon', 'rostelecom', 'sipuni', 'telphin', 'uis'], $fuzz->names()));
        self::assertLessThanOrEqual(EventFuzz::MOST_GROWTH, $grown);
        foreach (['refused', 'unreadable', 'calls'] as $outcome) {
            self::assertGreaterThan(self::EVENTS / 50, $fuzz->outcomes[$outcome], "Too few that are {$outcome}: the events are too tame, or too wild.");
        }
    }
}
