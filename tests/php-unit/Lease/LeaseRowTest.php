<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Lease;

use PHPUnit\Framework\TestCase;
use Ringwell\Lease\Hold;
use Ringwell\Lease\LeaseRow;
use Ringwell\Lease\Pool;
use Ringwell\Time;

final class LeaseRowTest extends TestCase
{
    private const NOW = 1_790_000_000_000;
    private const LONGEST = self::NOW + Pool::LONGEST_HOLD_MINUTES * Time::MINUTE + Time::DAY;

    public function testARowIsReadAsItIs(): void
    {
        $row = LeaseRow::fromRow(self::stored(self::NOW - Time::MINUTE), self::NOW);

        self::assertSame(
            ['visitor', 3, 'lease', self::NOW - Time::MINUTE, self::NOW, true, self::NOW - Time::MINUTE],
            [$row->visitor, $row->visit, $row->lease, $row->givenAt, $row->holdUntil, $row->confirmed, $row->activeAt],
        );
    }

    public function testNodesMayDifferALittle(): void
    {
        self::assertSame(self::NOW + Time::HOUR, LeaseRow::fromRow(self::stored(self::NOW + Time::HOUR), self::NOW)->givenAt);
    }

    public function testAClockThatRanAheadForYearsIsBounded(): void
    {
        $row = LeaseRow::fromRow(self::stored(self::NOW + 3650 * Time::DAY), self::NOW);

        self::assertSame([self::LONGEST, self::NOW, self::NOW, self::NOW, self::NOW], [$row->holdUntil, $row->givenAt, $row->protectedAt, $row->viewedAt, $row->activeAt]);
    }

    public function testNothingThatFollowsLengthensItAgain(): void
    {
        foreach ([Pool::FROM_GIVING, Pool::FROM_ACTIVITY] as $from) {
            $pool = new Pool(1, 'Yandex', 1, null, $from, 15, 1440);
            $row = LeaseRow::fromRow(self::stored(self::NOW + 3650 * Time::DAY), self::NOW);
            $row = Hold::renew($pool, $row, 3, 'lease', self::NOW);
            $row = Hold::tapped($pool, Hold::active($pool, $row, self::NOW, self::NOW), self::NOW, self::NOW);

            self::assertSame(self::LONGEST, Hold::renew($pool, $row, 4, 'other', self::NOW)->holdUntil);
        }
    }

    public function testNobodyStaysNobody(): void
    {
        $row = LeaseRow::fromRow(['visitor' => null, 'visit' => null, 'lease' => null, 'protected_at' => null, 'viewed_at' => null, 'active_at' => null] + self::stored(0), self::NOW);

        self::assertSame([null, null, null, null, null, null], [$row->visitor, $row->visit, $row->lease, $row->protectedAt, $row->viewedAt, $row->activeAt]);
        self::assertFalse($row->isHeld(self::NOW));
    }

    /** @return array<string, string|null> */
    private static function stored(int $at): array
    {
        return [
            'number_id' => '1', 'pool_id' => '2', 'rev' => '5', 'visitor' => 'visitor', 'visit' => '3', 'lease' => 'lease', 'given_at' => (string) $at,
            'hold_until' => (string) ($at + Time::MINUTE), 'confirmed' => '1', 'protected_at' => (string) $at, 'viewed_at' => (string) $at, 'active_at' => (string) $at, 'network' => null,
        ];
    }
}
