<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Report;

use PHPUnit\Framework\TestCase;
use Ringwell\Report\Usual;
use Ringwell\Time;

final class UsualTest extends TestCase
{
    public function testComparesWithTheSameWeekdaysUpToThisTimeOfDay(): void
    {
        $stretches = Usual::stretches(1_795_386_600_000, new \DateTimeZone('Europe/Moscow')); // Monday 01:30 there

        self::assertCount(5, $stretches);
        self::assertSame(['2026-11-22T21:00:00.000Z', '2026-11-22T22:30:00.001Z'], array_map(Time::iso(...), $stretches[0]));
        self::assertSame(['2026-11-15T21:00:00.000Z', '2026-11-15T22:30:00.000Z'], array_map(Time::iso(...), $stretches[1]));
        self::assertSame(['2026-10-25T21:00:00.000Z', '2026-10-25T22:30:00.000Z'], array_map(Time::iso(...), $stretches[4]));
    }

    public function testTheUsualIsTheMiddle(): void
    {
        self::assertSame(4.0, Usual::of([9, 1, 3, 5], true));
        self::assertSame(3.0, Usual::of([9, 1, 3], true));
        self::assertSame(0.0, Usual::of([0, 0, 0, 0], true));
        self::assertNull(Usual::of([0, 0, 0, 0], false));
        self::assertNull(Usual::of([], true));
    }
}
