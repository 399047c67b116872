<?php

declare(strict_types=1);

namespace Ringwell\Tests\Unit\Branch;

use PHPUnit\Framework\TestCase;
use Ringwell\Branch\Hours;
use Ringwell\Time;

/** Random weeks in zones that move their clocks at odd hours, compared with a look at every minute. */
final class HoursPropertyTest extends TestCase
{
    /** Zone => a day about which its clocks are moved. */
    private const ZONES = [
        'Europe/Moscow' => '2026-11-23',
        'Europe/Berlin' => '2026-03-28',
        'America/Havana' => '2026-10-31',
        'Africa/Cairo' => '2026-04-23',
        'America/Santiago' => '2026-09-05',
        'Australia/Lord_Howe' => '2026-04-04',
        'Asia/Kathmandu' => '2026-11-23',
        'America/St_Johns' => '2026-10-31',
    ];

    public function testWhatIsSaidOfOpeningsAndSlotsIsTrueOfEveryMinute(): void
    {
        mt_srand(7);
        foreach (range(1, 20) as $round) {
            foreach (self::ZONES as $name => $day) {
                $zone = new \DateTimeZone($name);
                $week = array_map(static fn (): array => self::randomSpans(), range(0, 6));
                $days = [(new \DateTimeImmutable("{$day} 12:00", $zone))->modify('+1 day')->format('Y-m-d') => self::randomSpans()];
                $hours = new Hours($zone, $week, $days);
                $from = (new \DateTimeImmutable("{$day} 00:00", $zone))->getTimestamp() * 1000 + mt_rand(0, 1440) * Time::MINUTE;

                $this->checkOpening($hours, $from, "{$name}, round {$round}");
                $this->checkSlots($hours, $from, "{$name}, round {$round}");
            }
        }
    }

    private function checkOpening(Hours $hours, int $from, string $where): void
    {
        $last = $from + 3 * Time::DAY;
        $first = null;
        for ($at = $from; $at <= $last && $first === null; $at += Time::MINUTE) {
            $first = $hours->isOpen($at) ? $at : null;
        }
        $next = $hours->nextOpening($from);
        if ($first === null) {
            self::assertTrue($next === null || $next > $last, $where);
        } else {
            self::assertSame($first, $next, $where);
        }
    }

    private function checkSlots(Hours $hours, int $from, string $where): void
    {
        $slots = $hours->slots($from, 8);
        self::assertLessThanOrEqual(8, count($slots), $where);
        $before = $from + 15 * Time::MINUTE - 1;
        foreach ($slots as $slot) {
            self::assertTrue($hours->isOpen($slot), $where);
            self::assertGreaterThan($before, $slot, $where);
            self::assertContains((new \DateTimeImmutable('@' . intdiv($slot, 1000)))->setTimezone($hours->zone)->format('i'), ['00', '30'], $where);
            $before = $slot;
        }
    }

    /** @return list<array{int, int}> */
    private static function randomSpans(): array
    {
        if (mt_rand(0, 3) === 0) {
            return [];
        }
        $minutes = array_map(static fn (): int => 5 * mt_rand(0, 288), range(1, 2 * mt_rand(1, 2)));
        sort($minutes);

        return Hours::spans(array_chunk($minutes, 2));
    }
}
