<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Queue;

use PHPUnit\Framework\TestCase;
use Ringwell\Queue\Turn;
use Ringwell\Time;

final class TurnTest extends TestCase
{
    private const NOW = 1_790_000_000_000;

    public function testTheNextRunIsWhenSomethingWaits(): void
    {
        self::assertSame(self::NOW + Time::HOUR, Turn::next([null, null], false, self::NOW));
        self::assertSame(self::NOW + 5 * Time::MINUTE, Turn::next([], true, self::NOW));
        self::assertSame(self::NOW + 3 * Time::MINUTE + 30 * Time::SECOND, Turn::next([self::NOW + Time::DAY, self::NOW + 3 * Time::MINUTE], true, self::NOW));
        self::assertSame(self::NOW + Time::MINUTE, Turn::next([self::NOW - Time::DAY], true, self::NOW), 'Never more than once a minute.');
    }

    public function testItIsDueWhenItsTimeHasPassedOrCanNotBe(): void
    {
        self::assertTrue(Turn::isDue(null, self::NOW));
        self::assertTrue(Turn::isDue(self::NOW, self::NOW));
        self::assertFalse(Turn::isDue(self::NOW + 1, self::NOW));
        self::assertTrue(Turn::isDue(self::NOW + Time::DAY, self::NOW), 'A clock ran ahead.');
    }

    public function testAKickThatWasFollowedByNothing(): void
    {
        self::assertFalse(Turn::isDeaf(null, null));
        self::assertTrue(Turn::isDeaf(5, null));
        self::assertTrue(Turn::isDeaf(5, 4));
        self::assertFalse(Turn::isDeaf(5, 6));
    }
}
